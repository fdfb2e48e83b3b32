import { expect, test } from 'vitest';
import type { Memory, Reminder } from '../../../shared/contract/memories.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { type KeepsakesWorld, keepsakesWorld as world } from '../../testing/keepsakesWorld.ts';
import { momentWords, readWhom } from './commands.ts';

const UTC = { feature: 'memories', values: { timeZone: 'UTC' } };

async function utcWorld(options: Parameters<typeof world>[0] = {}): Promise<KeepsakesWorld> {
  const emcee = world(options);
  await emcee.ask('settings.set', UTC);
  return emcee;
}

test('notes are kept, found, changed and removed, and undo brings them back', async () => {
  const emcee = world();
  expect(await emcee.mod('note add The oven needs 220 degrees')).toBe('Kept as note 1.');
  await emcee.mod('note add Butter is in the fridge');
  expect(await emcee.chat('note OVEN')).toBe('Note 1: The oven needs 220 degrees');
  expect(await emcee.chat('note 2')).toBe('Note 2: Butter is in the fridge');
  expect(await emcee.mod('note edit 1 The oven needs 230 degrees')).toBe('Changed note 1.');
  await emcee.restart();
  expect(await emcee.mod('note remove 1')).toBe('Removed note 1.');
  expect(await emcee.chat('note 1')).toBe('! There is no note 1.');
  await emcee.undo();
  expect(await emcee.chat('note 1')).toBe('Note 1: The oven needs 230 degrees');
  expect(await emcee.chat('note add mine')).toMatch(/^! /);
});

test('a link gets the title of its page, which a page cannot abuse', async () => {
  const emcee = world({
    outside: {
      ask: async () => ({ status: 200, type: 'text/html', text: '<title>/ban me &lt;b&gt;</title>' }),
    },
  });
  expect(await emcee.mod('link add example.org/bread')).toBe('Kept as link 1: /ban me <b>');
  expect(await emcee.chat('link bread')).toBe('Link 1: /ban me <b> https://example.org/bread');
  expect(await emcee.mod('link add javascript:alert(1)')).toMatch(/^! Only web addresses/);
});

test('a link whose page does not answer is kept all the same', async () => {
  const emcee = world({
    outside: {
      ask: async () => {
        throw new AppError('outside.slow', 'It took too long.');
      },
    },
  });
  const { memory } = await emcee.ask<{ memory: Memory }>('memories.addLink', {
    url: 'https://example.org/bread/',
  });
  expect(memory).toMatchObject({
    kind: 'link',
    title: 'example.org/bread',
    url: 'https://example.org/bread/',
  });
});

test('reminders are set in plain words, listed and cancelled', async () => {
  const emcee = await utcWorld();
  expect(await emcee.chat('remind me in 10 minutes to check the oven')).toBe(
    'I will remind you today at 00:10. (Reminder 1)',
  );
  expect(await emcee.chat('remind tomorrow at 18:00 to stretch')).toBe(
    'I will remind you tomorrow at 18:00. (Reminder 2)',
  );
  expect(await emcee.chat('reminders')).toBe(
    '1: check the oven (today at 00:10) · 2: stretch (tomorrow at 18:00)',
  );
  expect(await emcee.chat('remind cancel 1', { name: 'Kim' })).toBe('! You have no reminder 1.');
  expect(await emcee.chat('remind cancel 1')).toBe('Cancelled reminder 1.');
  await emcee.restart();
  expect(await emcee.chat('reminders')).toBe('2: stretch (tomorrow at 18:00)');
});

test('viewers have few reminders, none for others and none that repeat', async () => {
  const emcee = await utcWorld();
  for (let count = 1; count <= 5; count += 1) await emcee.chat(`remind me in ${count} hours drink`);
  expect(await emcee.chat('remind me in 6 hours drink')).toMatch(/^! You have 5 reminders waiting/);
  const kim = { name: 'Kim' };
  expect(await emcee.chat('remind chat in 1 hour drink', kim)).toMatch(/^! /);
  expect(await emcee.chat('remind @robin in 1 hour drink', kim)).toMatch(/^! /);
  expect(await emcee.chat('remind me every hour drink', kim)).toMatch(/^! Reminders that come again/);
  expect(await emcee.chat('remind me in 900 days drink', kim)).toMatch(/^! Reminders can be 400 days/);
  expect(await emcee.mod('remind chat every Friday 18:00 that the quiz begins')).toBe(
    'I will remind chat every Friday at 18:00. (Reminder 6)',
  );
  expect(await emcee.mod('remind chat every 2 minutes drink')).toMatch(
    /^! A reminder can come every 10 minutes/,
  );
});

test('the panel shows what it understood before it sets a reminder', async () => {
  const emcee = await utcWorld();
  expect(await emcee.ask('memories.understand', { words: 'every Friday 18:00 quiz' })).toEqual({
    dueAt: Date.UTC(2026, 0, 2, 18),
    text: 'quiz',
    recurrenceText: 'every Friday at 18:00',
    problem: null,
    zone: 'UTC',
  });
  const set = await emcee.ask<{ reminder: Reminder }>('memories.remind', {
    whom: 'chat',
    words: 'in 5 minutes go',
  });
  expect(set.reminder).toMatchObject({ viewer: null, text: 'go', dueAt: emcee.clock.now() + 300_000 });
  expect(await emcee.call('memories.remind', { whom: 'chat', words: 'go' })).toMatchObject({
    ok: false,
    error: { code: 'memories.words' },
  });
});

test('a reminder waits while chat is not connected, and is there after a restart', async () => {
  const emcee = await utcWorld();
  await emcee.chat('remind me in 10 minutes to check the oven');
  emcee.clock.advance(3_600_000);
  await emcee.restart();
  expect(await emcee.chat('reminders')).toContain('check the oven');
});

test('a time zone that does not exist is refused, with the cure', async () => {
  const emcee = world();
  const answer = await emcee.call('settings.set', {
    feature: 'memories',
    values: { timeZone: 'Moon/Base' },
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'settings.invalid' } });
});

test('whom a reminder is for', () => {
  expect(readWhom('me in 5 minutes x')).toEqual({ whom: 'me', rest: 'in 5 minutes x' });
  expect(readWhom('@Robin, in 5 minutes x')).toEqual({ whom: { name: 'robin' }, rest: 'in 5 minutes x' });
  expect(readWhom('chat in 5 minutes x')).toEqual({ whom: 'chat', rest: 'in 5 minutes x' });
  expect(readWhom('in 5 minutes x')).toEqual({ whom: 'me', rest: 'in 5 minutes x' });
});

test('moments are told by the clocks of the streamer', () => {
  const now = Date.UTC(2026, 0, 1, 23, 30);
  expect(momentWords(now + 3_600_000, now, 'UTC')).toBe('tomorrow at 00:30');
  expect(momentWords(now + 3_600_000, now, 'Europe/Berlin')).toBe('today at 01:30');
  expect(momentWords(Date.UTC(2026, 0, 9, 18), now, 'UTC')).toBe('Friday 9 January at 18:00');
});

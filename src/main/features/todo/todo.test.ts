import { expect, test } from 'vitest';
import type { TodoItem } from '../../../shared/contract/todo.ts';
import { type KeepsakesWorld, keepsakesWorld as world } from '../../testing/keepsakesWorld.ts';

async function items(emcee: KeepsakesWorld): Promise<TodoItem[]> {
  const result = emcee.app.router.snapshot('todo.list', { role: 'streamer', name: 'test' });
  if (!result.ok) throw new Error(result.error.message);
  return (result.data as { items: TodoItem[] }).items;
}

const texts = async (emcee: KeepsakesWorld): Promise<string[]> =>
  (await items(emcee)).map(({ text, done }) => (done ? `(${text})` : text));

test('the to-do list is filled, ticked off, changed and cleared by chat, and outlives a restart', async () => {
  const emcee = world();
  await emcee.mod('todo add Flour; Water ; Salt');
  expect(await emcee.chat('todo')).toBe('1. Flour · 2. Water · 3. Salt');
  expect(await emcee.mod('todo done 2')).toBe('Done: Water. Next: Flour (2 to do)');
  expect(await emcee.mod('todo edit 2 Sea salt')).toBe('Number 2 is now: Sea salt');
  await emcee.restart();
  expect(await texts(emcee)).toEqual(['Flour', '(Water)', 'Sea salt']);
  expect(await emcee.mod('todo clear')).toBe('Cleared 1 from the list.');
  expect(await texts(emcee)).toEqual(['Flour', 'Sea salt']);
  expect(await emcee.mod('todo clear all')).toBe('Cleared 2 from the list.');
  await emcee.undo();
  expect(await texts(emcee)).toEqual(['Flour', 'Sea salt']);
});

test('several at once mean the numbers that were there before', async () => {
  const emcee = world();
  await emcee.mod('todo add a; b; c; d');
  expect(await emcee.mod('todo done 1;3')).toBe('Done: a, c. Next: b (2 to do)');
  expect(await emcee.mod('todo done 1;9')).toBe('! There is no number 9. The list goes up to 2.');
  expect(await texts(emcee)).toEqual(['(a)', 'b', '(c)', 'd']);
});

test('viewers look at the list and do not change it', async () => {
  const emcee = world();
  await emcee.mod('todo add Flour');
  for (const line of ['todo add x', 'todo done', 'todo remove 1', 'todo edit 1 x', 'todo clear all']) {
    expect(await emcee.chat(line)).toMatch(/^! /);
  }
  expect(await texts(emcee)).toEqual(['Flour']);
});

test('each viewer has tasks of their own', async () => {
  const emcee = world();
  await emcee.chat('task add Essay; Chapter 3; Dishes');
  await emcee.chat('task add Sleep', { name: 'Kim' });
  expect(await emcee.chat('task')).toBe('You are at: Essay (3 to do)');
  expect(await emcee.chat('task next')).toBe('Next: Chapter 3. "Essay" waits at the end.');
  expect(await emcee.chat('task done')).toBe('Done: Chapter 3. Next: Dishes (2 to do)');
  expect(await emcee.chat('task remove 1')).toBe('Removed: Dishes. Next: Essay (1 to do)');
  expect(await emcee.chat('task list', { name: 'Kim' })).toBe('1. Sleep');
  expect(await emcee.give('task')).toBe('Essay');
  expect(await texts(emcee)).toEqual([]);
});

test('a viewer cannot fill the list without end', async () => {
  const emcee = world();
  const many = Array.from({ length: 20 }, (_, at) => `t${at}`).join(';');
  await emcee.chat(`task add ${many}`);
  expect(await emcee.chat('task add more')).toMatch(/^! There is room for 0 more/);
  expect(await emcee.chat('task done 1')).toContain('19 to do');
  expect(await emcee.chat('task add more')).toContain('Added as number 20');
});

test('the panel gives things another place, and undo puts them back', async () => {
  const emcee = world();
  await emcee.mod('todo add a; b; c');
  const [first] = await items(emcee);
  await emcee.ask('todo.move', { id: first?.id, to: 2 });
  expect(await texts(emcee)).toEqual(['b', 'c', 'a']);
  await emcee.undo();
  expect(await texts(emcee)).toEqual(['a', 'b', 'c']);
});

test('a focus timer is started, asked for and stopped by chat, within the limits', async () => {
  const emcee = world();
  expect(await emcee.chat('focus')).toMatch(/^! You have no focus timer/);
  expect(await emcee.chat('focus 25/5 x4 essay')).toBe(
    'Focus for 25 minutes, 4 rounds with breaks of 5: essay. Go!',
  );
  emcee.clock.advance(60_000);
  expect(await emcee.chat('focus')).toBe('Focus (essay): 24 minutes left, round 1 of 4.');
  expect(await emcee.chat('focus skip')).toBe('Break (essay): 5 minutes left, round 1 of 4.');
  expect(await emcee.chat('focus pause')).toBe('Paused.');
  expect(await emcee.chat('focus stop')).toBe('Stopped.');
  expect(await emcee.chat('focus 999')).toBe('! A focus time lasts 1 to 180 minutes.');
  expect(await emcee.chat('focus essay')).toMatch(/^! Say how many minutes/);
  expect(await emcee.chat('pomo start 25')).toBe('! That focus timer is for moderators.');
  expect(await emcee.mod('pomo start 25/5 x4')).toContain('4 rounds');
  expect(await emcee.chat('pomo')).toBe('Focus: 25 minutes left, round 1 of 4.');
  expect(await emcee.give('focus')).toBe(25);
});

import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type Timer,
  type TimersView,
  timerGroupSchema,
  timerSchema,
} from '../../../shared/contract/timers.ts';
import { type Caller, defineContract } from '../../../shared/rpc/contract.ts';
import type { Result } from '../../../shared/rpc/errors.ts';
import type { CommandCall } from '../../engine/commands/command.ts';
import { defineFeature } from '../../engine/feature.ts';
import { type ChatProbe, chatProbe } from '../../testing/chatProbe.ts';
import { startTestApp, type TestApp } from '../../testing/testApp.ts';
import { changesFeature } from '../changes/index.ts';
import { logFeature } from '../log/index.ts';
import { settingsFeature } from '../settings/index.ts';
import { textsFeature } from '../texts/index.ts';
import { timersFeature } from './index.ts';

const MINUTE = 60_000;
const STREAMER: Caller = { role: 'streamer', name: 'test' };

/** Stands where the texts' own module is: times are by the clock of the place that it names. */
const zoneFeature = defineFeature({
  contract: defineContract({ id: 'texts', routes: {}, lives: {} }),
  title: 'Zone',
  description: 'For a test.',
  group: 'basics',
  settings: { version: 1, schema: z.object({ timeZone: z.string().default('UTC').meta({ title: 'Zone' }) }) },
  setup: () => ({ handlers: {}, snapshots: {}, api: null }),
});

let test: TestApp | null = null;
afterEach(async () => {
  await test?.cleanUp();
  test = null;
});

function start(): { app: TestApp; chat: ChatProbe } {
  const chat = chatProbe();
  chat.live = { id: 'stream', startedAt: 0 };
  test = startTestApp({
    features: [
      logFeature,
      chat.feature,
      zoneFeature,
      changesFeature,
      settingsFeature,
      textsFeature,
      timersFeature,
    ],
  });
  return { app: test, chat };
}

function dataOf<T>(result: Result<unknown>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.data as T;
}

const EVERY = (minutes: number | null, lines = 0) => ({ kind: 'interval' as const, minutes, lines });

async function make(app: TestApp, name: string, more: Partial<Timer> = {}): Promise<string> {
  const timer = timerSchema.parse({
    id: 'new',
    name,
    schedule: EVERY(10),
    reaction: { kind: 'text', text: name },
    ...more,
  });
  return dataOf<{ id: string }>(await app.call('timers.save', { timer: { ...timer, id: null } })).id;
}

async function makeGroup(app: TestApp, turns: string, minutes: number): Promise<string> {
  const group = timerGroupSchema.parse({ id: 'new', name: 'Group', turns, schedule: EVERY(minutes) });
  return dataOf<{ id: string }>(await app.call('timers.saveGroup', { group: { ...group, id: null } })).id;
}

const texts = (chat: ChatProbe): string[] => chat.said.map(({ text }) => text);
const viewOf = (app: TestApp): TimersView => dataOf(app.app.router.snapshot('timers.overview', STREAMER));
const stateOf = (app: TestApp, name: string) =>
  viewOf(app).timers.find((timer) => timer.name === name)?.now ?? null;

describe('when timers come', () => {
  it('comes every few minutes, last in the outbox', async () => {
    const { app, chat } = start();
    await make(app, 'a');
    app.clock.advance(10 * MINUTE - 1);
    expect(chat.said).toEqual([]);
    app.clock.advance(21 * MINUTE);
    expect(texts(chat)).toEqual(['a', 'a', 'a']);
    expect(chat.said[0]).toMatchObject({ priority: 'timer', from: 'timers' });
  });

  it('comes after so many lines, and bots do not count', async () => {
    const { app, chat } = start();
    await make(app, 'a', { schedule: EVERY(null, 3) });
    chat.hear('robin', 'one');
    chat.hear('robin', 'two');
    chat.hear('nightbot', 'three');
    app.clock.advance(MINUTE);
    expect(stateOf(app, 'a')).toMatchObject({ state: 'lines', linesMissing: 1, nextAt: null });
    chat.hear('robin', 'three');
    app.clock.advance(2000);
    expect(texts(chat)).toEqual(['a']);
    app.clock.advance(60 * MINUTE);
    expect(texts(chat)).toEqual(['a']);
  });

  it('waits for both minutes and lines when both are given', async () => {
    const { app, chat } = start();
    await make(app, 'a', { schedule: EVERY(10, 2) });
    chat.hear('robin', 'one');
    chat.hear('robin', 'two');
    app.clock.advance(9 * MINUTE);
    expect(chat.said).toEqual([]);
    app.clock.advance(MINUTE);
    expect(texts(chat)).toEqual(['a']);
    app.clock.advance(20 * MINUTE);
    expect(stateOf(app, 'a')?.state).toBe('lines');
    chat.hear('robin', 'three');
    chat.hear('robin', 'four');
    app.clock.advance(1000);
    expect(texts(chat)).toEqual(['a', 'a']);
  });

  it('comes at a time of the day, by the clock of the chosen place', async () => {
    const { app, chat } = start();
    dataOf(await app.call('settings.set', { feature: 'texts', values: { timeZone: 'Europe/Berlin' } }));
    // The test begins on a Thursday at 00:00 UTC, 01:00 in Berlin.
    await make(app, 'daily', { schedule: { kind: 'clock', time: '18:30', days: [] } });
    await make(app, 'friday', { schedule: { kind: 'clock', time: '19:00', days: [5] } });
    await make(app, 'cron', { schedule: { kind: 'cron', pattern: '0 20 1 * *' } });
    expect(stateOf(app, 'daily')?.nextAt).toBe(Date.UTC(2026, 0, 1, 17, 30));
    expect(stateOf(app, 'friday')?.nextAt).toBe(Date.UTC(2026, 0, 2, 18, 0));
    app.clock.sleep(17 * 60 * MINUTE + 25 * MINUTE);
    app.clock.advance(2 * 60 * MINUTE);
    expect(texts(chat)).toEqual(['daily', 'cron']);
    app.clock.sleep(22 * 60 * MINUTE);
    app.clock.advance(60 * MINUTE);
    expect(texts(chat)).toEqual(['daily', 'cron', 'daily', 'friday']);
  });

  it('leaves at least a minute between any two', async () => {
    const { app, chat } = start();
    for (const name of ['a', 'b', 'c']) await make(app, name);
    const times: number[] = [];
    for (let second = 0; second < 13 * 60; second += 1) {
      const before = chat.said.length;
      app.clock.advance(1000);
      if (chat.said.length > before) times.push(app.clock.elapsed());
    }
    expect(texts(chat)).toEqual(['a', 'b', 'c']);
    expect(times.map((time, index) => time - (times[index - 1] ?? time))).toEqual([0, MINUTE, MINUTE]);
  });

  it('is silent while offline, and does not pile up for the moment when the stream begins', async () => {
    const { app, chat } = start();
    chat.live = null;
    for (const name of ['a', 'b', 'c']) await make(app, name);
    await make(app, 'always', { liveOnly: false });
    app.clock.advance(10 * 60 * MINUTE);
    expect(new Set(texts(chat))).toEqual(new Set(['always']));
    expect(stateOf(app, 'a')).toMatchObject({ state: 'offline', nextAt: null });
    chat.live = { id: 'later', startedAt: app.clock.now() };
    chat.said.length = 0;
    app.clock.advance(9 * MINUTE);
    expect(texts(chat).filter((text) => text !== 'always')).toEqual([]);
    app.clock.advance(4 * MINUTE);
    expect(texts(chat).filter((text) => text !== 'always')).toEqual(['a', 'b', 'c']);
  });

  it('comes only while its category is played', async () => {
    const { app, chat } = start();
    await make(app, 'a', { categories: ['Chess'] });
    chat.category = 'Cooking';
    app.clock.advance(30 * MINUTE);
    expect(stateOf(app, 'a')?.state).toBe('category');
    chat.category = 'chess';
    app.clock.advance(10 * MINUTE + 1000);
    expect(texts(chat)).toEqual(['a']);
  });

  it('stands still while all are paused, and goes on where it was', async () => {
    const { app, chat } = start();
    await make(app, 'a');
    app.clock.advance(6 * MINUTE);
    await app.call('timers.pause', { on: true });
    app.clock.advance(60 * MINUTE);
    expect(stateOf(app, 'a')?.state).toBe('paused');
    await app.call('timers.pause', { on: false });
    app.clock.advance(3 * MINUTE);
    expect(chat.said).toEqual([]);
    app.clock.advance(1 * MINUTE);
    expect(texts(chat)).toEqual(['a']);
  });
});

describe('while no timer is on', () => {
  it('no clock runs, and the time counts for none of them afterwards', async () => {
    const { app, chat } = start();
    app.clock.advance(5 * MINUTE);
    const idle = app.clock.pending;
    const id = await make(app, 'a');
    app.clock.advance(6 * MINUTE);
    expect(app.clock.pending).toBe(idle + 1);
    await app.call('timers.enable', { ids: [id], on: false });
    app.clock.advance(MINUTE);
    expect(app.clock.pending).toBe(idle);
    app.clock.advance(60 * MINUTE);
    await app.call('timers.enable', { ids: [id], on: true });
    app.clock.advance(4 * MINUTE - 1000);
    expect(chat.said).toEqual([]);
    app.clock.advance(1000);
    expect(texts(chat)).toEqual(['a']);
  });

  it('a time by the clock that has passed does not come late', async () => {
    const { app, chat } = start();
    app.clock.advance(MINUTE - (app.clock.now() % MINUTE));
    const at = new Date(app.clock.now() + 2 * MINUTE).toISOString().slice(11, 16);
    await make(app, 'a', { schedule: { kind: 'clock', time: at, days: [] } });
    await app.call('timers.pause', { on: true });
    app.clock.advance(4 * MINUTE);
    await app.call('timers.pause', { on: false });
    app.clock.advance(10 * MINUTE);
    expect(chat.said).toEqual([]);
    app.clock.advance(24 * 60 * MINUTE);
    expect(texts(chat)).toEqual(['a']);
  });
});

describe('groups', () => {
  it('shuffles: each once before any comes again', async () => {
    const { app, chat } = start();
    const groupId = await makeGroup(app, 'shuffle', 5);
    for (const name of ['a', 'b', 'c', 'd']) await make(app, name, { groupId });
    app.clock.advance(5 * MINUTE * 40 + 1000);
    const all = texts(chat);
    expect(all).toHaveLength(40);
    const rounds = Array.from({ length: 10 }, (_, round) => all.slice(round * 4, round * 4 + 4));
    for (const round of rounds) expect([...round].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(new Set(rounds.map((round) => round.join(''))).size).toBeGreaterThan(1);
    for (const [index, text] of all.entries()) expect(text).not.toBe(all[index - 1]);
  });

  it('takes turns in the order of the list', async () => {
    const { app, chat } = start();
    const groupId = await makeGroup(app, 'inOrder', 5);
    for (const name of ['a', 'b', 'c']) await make(app, name, { groupId });
    app.clock.advance(5 * MINUTE * 5 + 1000);
    expect(texts(chat)).toEqual(['a', 'b', 'c', 'a', 'b']);
  });

  it('goes on with the round after a restart', async () => {
    const { app, chat } = start();
    const groupId = await makeGroup(app, 'shuffle', 5);
    for (const name of ['a', 'b', 'c', 'd']) await make(app, name, { groupId });
    for (let count = 0; count < 4; count += 1) {
      app.clock.advance(5 * MINUTE + 1000);
      await app.restart();
    }
    expect(texts(chat).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('rests whole when the group is switched off, and its timers stay when it is deleted', async () => {
    const { app, chat } = start();
    const groupId = await makeGroup(app, 'each', 5);
    await make(app, 'a', { groupId });
    const [group] = viewOf(app).groups;
    await app.call('timers.saveGroup', { group: { ...group, enabled: false } });
    app.clock.advance(30 * MINUTE);
    expect(chat.said).toEqual([]);
    expect(stateOf(app, 'a')?.state).toBe('groupOff');
    const { undo } = dataOf<{ undo: string }>(await app.call('timers.removeGroup', { id: groupId }));
    expect(viewOf(app)).toMatchObject({ groups: [], timers: [{ groupId: null }] });
    dataOf(await app.call('changes.undo', { id: undo }));
    expect(viewOf(app)).toMatchObject({ groups: [{ id: groupId }], timers: [{ groupId }] });
  });
});

describe('restarts and sleeps', () => {
  it('goes on with the interval where it was', async () => {
    const { app, chat } = start();
    await make(app, 'a', { schedule: EVERY(10, 2) });
    app.clock.advance(7 * MINUTE);
    chat.hear('robin', 'one');
    await app.restart();
    chat.hear('robin', 'two');
    app.clock.advance(3 * MINUTE - 2000);
    expect(chat.said).toEqual([]);
    app.clock.advance(4000);
    expect(texts(chat)).toEqual(['a']);
  });

  it.each(['a restart', 'a sleep of the machine'])('makes no burst after a night and %s', async (what) => {
    const { app, chat } = start();
    for (const name of ['a', 'b', 'c']) await make(app, name);
    await make(app, 'night', { schedule: { kind: 'clock', time: '03:00', days: [] } });
    app.clock.advance(2 * MINUTE);
    app.clock.sleep(9 * 60 * MINUTE);
    if (what === 'a restart') await app.restart();
    app.clock.advance(7 * MINUTE);
    expect(chat.said).toEqual([]);
    app.clock.advance(4 * MINUTE);
    expect(texts(chat)).toEqual(['a', 'b', 'c']);
  });

  it('still says what the clock asked for while it was away for a moment', async () => {
    const { app, chat } = start();
    await make(app, 'a', { schedule: { kind: 'clock', time: '00:02', days: [] } });
    app.clock.advance(MINUTE);
    await app.stop();
    const { folder } = app;
    // The next app has a clock of its own, which begins where the day begins.
    test = startTestApp({
      folder,
      features: [
        logFeature,
        chat.feature,
        zoneFeature,
        changesFeature,
        settingsFeature,
        textsFeature,
        timersFeature,
      ],
    });
    test.clock.sleep(3 * MINUTE);
    test.clock.advance(2000);
    expect(texts(chat)).toEqual(['a']);
    test.clock.advance(60 * MINUTE);
    expect(texts(chat)).toEqual(['a']);
  });

  it('does not say a minute after a restart what it said just before', async () => {
    const { app, chat } = start();
    await make(app, 'a', { schedule: EVERY(1) });
    await make(app, 'b', { schedule: EVERY(1) });
    app.clock.advance(MINUTE + 1000);
    expect(texts(chat)).toEqual(['a']);
    await app.restart();
    app.clock.advance(50_000);
    expect(texts(chat)).toEqual(['a']);
    app.clock.advance(20_000);
    expect(texts(chat)).toEqual(['a', 'b']);
  });
});

describe('by hand', () => {
  it('comes now, and its interval begins anew', async () => {
    const { app, chat } = start();
    const id = await make(app, 'a');
    app.clock.advance(8 * MINUTE);
    dataOf(await app.call('timers.sendNow', { id }));
    expect(texts(chat)).toEqual(['a']);
    app.clock.advance(9 * MINUTE);
    expect(texts(chat)).toEqual(['a']);
    app.clock.advance(2 * MINUTE);
    expect(texts(chat)).toEqual(['a', 'a']);
  });

  it('shows why a timer could not be said', async () => {
    const { app, chat } = start();
    chat.outcome = {
      kind: 'dropped',
      reason: 'not-connected',
      code: null,
      detail: 'Emcee is not connected to chat.',
      sentParts: 0,
    };
    const id = await make(app, 'a');
    await app.call('timers.sendNow', { id });
    expect(stateOf(app, 'a')?.problem).toBe('Emcee is not connected to chat.');
    chat.outcome = { kind: 'sent', messageIds: [null] };
    await app.call('timers.sendNow', { id });
    expect(stateOf(app, 'a')?.problem).toBeNull();
  });

  it('is steered from chat, and every such change is in the audit log', async () => {
    const { app, chat } = start();
    await make(app, 'Socials');
    const command = app.app.registries.commands.get('timers.timer');
    const run = async (name: string, argument: string | null): Promise<string[]> => {
      const replies: string[] = [];
      const sub = command?.subcommands.find(({ names }) => names.includes(name));
      const caller = { id: '7', login: 'mod', name: 'Mod', role: 'moderator' };
      const call = {
        args: { name: argument },
        caller,
        reply: (text: string): void => void replies.push(text),
      };
      const refused = await sub?.run(call as unknown as CommandCall);
      return refused ? [refused.refused] : replies;
    };
    expect(await run('off', 'socials')).toEqual(['The timer "Socials" is off now.']);
    expect(await run('list', null)).toEqual(['Timers: (Socials).']);
    expect(await run('on', '"Socials"')).toEqual(['The timer "Socials" is on now.']);
    expect(await run('now', 'nothing')).toEqual(['There is no timer "nothing". !timer list shows them.']);
    expect(await run('now', 'Socials')).toEqual([]);
    expect(texts(chat)).toEqual(['Socials']);
    await run('pause', null);
    expect(viewOf(app).paused).toBe(true);
    const audits = app.records.filter(({ category, actor }) => category === 'audit' && actor === 'Mod');
    expect(audits).toHaveLength(4);
    // What was switched in chat can be taken back in the panel.
    const last = app.app.undo.list()[0];
    expect(last).toMatchObject({ feature: 'timers', text: 'Switched the timer "Socials" on', actor: 'Mod' });
  });
});

describe('the rules', () => {
  it('refuses a cron pattern that is none, and a day that never is', async () => {
    const { app } = start();
    for (const pattern of ['every day', '61 * * * *', '0 0 30 2 *', '* * * * * *']) {
      await expect(make(app, 'a', { schedule: { kind: 'cron', pattern } })).rejects.toThrow();
    }
  });

  it('shows the next times and the text before anything is saved', async () => {
    const { app } = start();
    const timer = timerSchema.parse({
      id: 'x',
      name: 'a',
      schedule: { kind: 'clock', time: '12:00', days: [] },
      reaction: { kind: 'text', text: 'Lunch' },
    });
    expect(dataOf(await app.call('timers.check', { timer }))).toMatchObject({
      problems: [],
      next: [1, 2, 3].map((day) => Date.UTC(2026, 0, day, 12)),
      preview: 'Lunch',
    });
  });

  it('come back from a file with their groups, and taken back they are gone', async () => {
    const { app } = start();
    const groupId = await makeGroup(app, 'shuffle', 5);
    await make(app, 'a', { groupId, announce: 'blue' });
    const { text } = dataOf<{ text: string }>(await app.call('timers.exportRules'));
    const { undo } = dataOf<{ undo: string }>(
      await app.call('timers.importRules', { text, mode: 'replace' }),
    );
    const view = viewOf(app);
    expect(view.timers).toMatchObject([{ name: 'a', announce: 'blue', groupId: view.groups[0]?.id }]);
    expect(view.groups).toHaveLength(1);
    expect(view.groups[0]?.id).not.toBe(groupId);
    dataOf(await app.call('changes.undo', { id: undo }));
    expect(viewOf(app)).toMatchObject({ timers: [{ groupId }], groups: [{ id: groupId }] });
  });

  it('changes many at once with one way back', async () => {
    const { app } = start();
    const ids = [await make(app, 'a'), await make(app, 'b')];
    const { undo } = dataOf<{ undo: string }>(await app.call('timers.enable', { ids, on: false }));
    expect(viewOf(app).timers.map(({ enabled }) => enabled)).toEqual([false, false]);
    dataOf(await app.call('changes.undo', { id: undo }));
    expect(viewOf(app).timers.map(({ enabled }) => enabled)).toEqual([true, true]);
  });

  it('costs a line nothing that grows with the number of timers', async () => {
    const { app, chat } = start();
    for (let count = 0; count < 60; count += 1) await make(app, `t${count}`, { schedule: EVERY(null, 5000) });
    const before = app.clock.pending;
    for (let count = 0; count < 1000; count += 1) chat.hear('robin', 'line');
    // Nothing is said, written or planned for a line; only the number of lines has grown.
    expect(app.clock.pending).toBe(before);
    expect(chat.said).toEqual([]);
    expect(stateOf(app, 't59')?.linesMissing).toBe(4000);
  });
});

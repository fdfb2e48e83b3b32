import { expect, test } from 'vitest';
import type { Stage } from '../../../../shared/contract/rehearsal.ts';
import type { TwitchStatus } from '../../../../shared/contract/twitch.ts';
import type { Result } from '../../../../shared/rpc/errors.ts';
import { FakeTiming } from '../../api/testing/fakeTiming.ts';
import { type LivenParts, livelyScene, liven } from './liven.ts';

const scenes = [
  { id: 'quiet-evening', title: 'Quiet evening', help: '' },
  { id: 'lively-channel', title: 'Lively channel', help: '' },
];

function emptyStage(): Stage {
  return {
    on: true,
    streamer: 'pip',
    live: false,
    control: null,
    scenes,
    playing: null,
    crowd: { on: false, rate: 0, viewers: 0 },
    faults: [],
    signIn: null,
    stats: { lines: 0, events: 0, apiCalls: 0 },
  };
}

function status(state: TwitchStatus['accounts'][number]['state']): TwitchStatus {
  const off = { state: 'off', text: '', retryAt: null } as const;
  return {
    mode: 'rehearsal',
    clientId: { state: 'rehearsal', value: null },
    channel: null,
    accounts: [{ role: 'streamer', state, user: null, expiresAt: null, problem: null, missing: [] }],
    signIn: null,
    chat: off,
    events: off,
    scopes: [],
    subscriptions: [],
    limits: { apiLeft: null, apiLimit: null, linesWaiting: 0 },
    troubles: [],
  };
}

/** A simulated Twitch that does what it is asked, unless a test says otherwise. */
function setUp() {
  const timing = new FakeTiming();
  const listeners = new Set<() => void>();
  const done: string[] = [];
  let twitch: TwitchStatus | null = status('none');
  let stage: Stage | null = emptyStage();
  const change = (next: { twitch?: TwitchStatus; stage?: Stage }): void => {
    twitch = next.twitch ?? twitch;
    stage = next.stage ?? stage;
    for (const run of listeners) run();
  };
  const fine: Result<unknown> = { ok: true, data: {} };
  const step =
    (name: string, effect: () => void = () => {}) =>
    async (): Promise<Result<unknown>> => {
      done.push(name);
      effect();
      return fine;
    };
  const parts: LivenParts = {
    twitch: () => twitch,
    stage: () => stage,
    onChange: (run) => {
      listeners.add(run);
      return () => listeners.delete(run);
    },
    signIn: step('signIn', () => change({ stage: { ...emptyStage(), signIn: { code: 'ABCDEFGH' } } })),
    approve: step('approve', () => change({ twitch: status('signed-in'), stage: emptyStage() })),
    goLive: step('goLive'),
    letCrowdIn: step('crowd'),
    play: (id) => step(`play ${id}`)(),
    onStep: (name) => done.push(`(${name})`),
    slowText: 'It is slow.',
    timing,
  };
  return { parts, done, timing, listeners, change };
}

test('an empty stage is signed in to, goes live, and fills with a crowd and the lively scene', async () => {
  const { parts, done, listeners, timing } = setUp();
  expect(await liven(parts)).toBeNull();
  expect(done).toEqual([
    '(signIn)',
    'signIn',
    'approve',
    '(crowd)',
    'goLive',
    'crowd',
    'play lively-channel',
  ]);
  expect(listeners.size).toBe(0);
  expect(timing.waiting).toBe(0);
});

test('who is signed in already is not asked again, and a scene that plays goes on', async () => {
  const { parts, done, change } = setUp();
  const playing = { id: 'raid', title: 'Raid', endsAt: null };
  change({ twitch: status('signed-in'), stage: { ...emptyStage(), live: true, playing } });
  expect(await liven(parts)).toBeNull();
  expect(done).toEqual(['(signIn)', '(crowd)', 'crowd']);
});

test('a sign-in that waits already is approved, not started again', async () => {
  const { parts, done, change } = setUp();
  change({ stage: { ...emptyStage(), signIn: { code: 'ABCDEFGH' } } });
  expect(await liven(parts)).toBeNull();
  expect(done.slice(0, 2)).toEqual(['(signIn)', 'approve']);
});

test('it waits for the stage to be there', async () => {
  const { parts, done, change } = setUp();
  change({ stage: { ...emptyStage(), on: false } });
  const livened = liven(parts);
  expect(done).toEqual([]);
  change({ stage: emptyStage() });
  expect(await livened).toBeNull();
});

test('a refusal ends it with its own words', async () => {
  const { parts, done } = setUp();
  const error = { code: 'rehearsal.not_now', message: 'Not now.', data: null } as const;
  expect(await liven({ ...parts, approve: async () => ({ ok: false, error }) })).toEqual(error);
  expect(done).not.toContain('crowd');
});

test('a sign-in that never gets through ends it in time and leaves nothing behind', async () => {
  const { parts, timing, listeners } = setUp();
  let approved = (): void => {};
  const asked = new Promise<void>((resolve) => {
    approved = resolve;
  });
  const approve = async (): Promise<Result<unknown>> => {
    queueMicrotask(approved);
    return { ok: true, data: {} };
  };
  const livened = liven({ ...parts, approve });
  await asked;
  // The wait for the account begins right after the answer.
  await Promise.resolve();
  await Promise.resolve();
  timing.advance(15_000);
  expect(await livened).toEqual({ code: 'timeout', message: 'It is slow.', data: null });
  expect(listeners.size).toBe(0);
  expect(timing.waiting).toBe(0);
});

test('a stream that does not start is no reason to stop', async () => {
  const { parts, done } = setUp();
  const error = { code: 'rehearsal.not_now', message: 'Not now.', data: null } as const;
  expect(await liven({ ...parts, goLive: async () => ({ ok: false, error }) })).toBeNull();
  expect(done).toContain('play lively-channel');
});

test('without a lively scene the first one plays, and without any none', () => {
  expect(livelyScene(scenes)).toBe('lively-channel');
  expect(livelyScene(scenes.slice(0, 1))).toBe('quiet-evening');
  expect(livelyScene([])).toBeNull();
});

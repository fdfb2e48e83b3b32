import { expect, it, onTestFinished } from 'vitest';
import type { Person } from '../../engine/chat/chatMessage.ts';
import type { Watched } from '../../engine/crowd.ts';
import { keepingLogger } from '../../engine/testing/keepingLogger.ts';
import { openTestDatabase } from '../../engine/testing/testDatabase.ts';
import { Presence } from './presence.ts';
import { ViewersStore } from './store.ts';
import { Viewers } from './viewers.ts';

const ROBIN: Person = { id: '11', login: 'robin', name: 'Robin' };
const KIM: Person = { id: '12', login: 'kim', name: 'Kim' };
const MINUTE = 60_000;

function setting() {
  const { db, clock, cleanUp } = openTestDatabase();
  onTestFinished(cleanUp);
  const viewers = new Viewers({ db, store: new ViewersStore(db), clock });
  const told: Watched[] = [];
  const stage = {
    live: null as { id: string; startedAt: number } | null,
    chatters: (): Promise<Person[]> => Promise.resolve([]),
  };
  const log = keepingLogger();
  const presence = new Presence({
    viewers,
    clock,
    log,
    chatters: () => stage.chatters(),
    live: () => stage.live,
    tell: (watched) => told.push(watched),
    every: (ms, run) => clock.every(ms, run),
    after: (ms, run) => clock.after(ms, run),
  });
  const goLive = async (id: string): Promise<void> => {
    stage.live = { id, startedAt: clock.now() };
    presence.look();
    await settled();
  };
  const goOffline = (): void => {
    stage.live = null;
    presence.look();
  };
  const watchedOf = (id: string): number => viewers.find(id)?.watchedSeconds ?? 0;
  return { viewers, clock, told, stage, log, goLive, goOffline, watchedOf };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('counts who is listed or writes, only while live, and tells each minute once', async () => {
  const { viewers, clock, told, stage, goLive, goOffline, watchedOf } = setting();
  viewers.spoke(KIM, 'everyone');
  clock.advance(5 * MINUTE);
  expect(watchedOf('12')).toBe(0);
  stage.chatters = () => Promise.resolve([ROBIN]);
  await goLive('s1');
  await clock.advanceAsync(3 * MINUTE);
  expect([watchedOf('11'), watchedOf('12')]).toEqual([180, 180]);
  // Kim has not written for more than ten minutes and stands on no list.
  await clock.advanceAsync(7 * MINUTE);
  expect(watchedOf('11')).toBe(600);
  expect(watchedOf('12')).toBeLessThan(600);
  clock.advance(30_000);
  goOffline();
  expect(watchedOf('11')).toBe(630);
  clock.advance(10 * MINUTE);
  expect(watchedOf('11')).toBe(630);
  const seconds = told.reduce(
    (sum, one) => sum + (one.viewers.some(({ id }) => id === '11') ? one.seconds : 0),
    0,
  );
  expect(seconds).toBe(630);
});

it('does not give hours to a machine that slept', async () => {
  const { clock, stage, goLive, watchedOf, viewers } = setting();
  stage.chatters = () => Promise.resolve([ROBIN]);
  await goLive('s1');
  const slept = clock.elapsed.bind(clock);
  clock.elapsed = () => slept() + 8 * 3_600_000;
  clock.advance(MINUTE);
  expect(watchedOf('11')).toBe(150);
  expect(viewers.isPresent(viewers.meet(ROBIN))).toBe(true);
});

it('counts streams and those in a row, which end with one that was missed', async () => {
  const { viewers, goLive, goOffline } = setting();
  const streak = (): number[] => [viewers.meet(ROBIN).streams, viewers.streakOf(viewers.meet(ROBIN))];
  for (const id of ['s1', 's2']) {
    await goLive(id);
    viewers.spoke(ROBIN, 'everyone');
    viewers.spoke(ROBIN, 'everyone');
    goOffline();
  }
  expect(streak()).toEqual([2, 2]);
  await goLive('s3');
  // It still runs, so the row is not broken yet.
  expect(streak()).toEqual([2, 2]);
  goOffline();
  expect(streak()).toEqual([2, 0]);
  await goLive('s4');
  viewers.spoke(ROBIN, 'everyone');
  expect(streak()).toEqual([3, 1]);
});

it('goes on with those who write when Twitch does not tell who is there, and says so once', async () => {
  const { viewers, clock, stage, log, goLive, watchedOf } = setting();
  stage.chatters = () => Promise.reject(new Error('no'));
  await goLive('s1');
  viewers.spoke(KIM, 'everyone');
  await clock.advanceAsync(7 * MINUTE);
  expect(watchedOf('12')).toBe(420);
  expect(log.kept.filter(({ event }) => event === 'viewers.list_unknown')).toHaveLength(1);
});

import { expect, it } from 'vitest';
import { XP } from '../../../shared/contract/economy.ts';
import { DEFAULT_PLAN } from './defaultPlan.ts';
import { Ranks } from './ranks.ts';

function setting() {
  const xp = new Map<string, number>();
  const told: string[] = [];
  const looks: number[] = [];
  const here = new Set(['1']);
  const ranks = new Ranks({
    plan: () => ({
      ...DEFAULT_PLAN,
      ranks: [...DEFAULT_PLAN.ranks, { id: 'night', name: 'Night owl', by: 'watch', from: 10 }],
    }),
    perLevel: () => 100,
    balance: (id) => xp.get(id) ?? 0,
    balances: () => xp,
    watchedHours: () => 0,
    isHere: (id) => here.has(id),
    excluded: () => new Set(['bot']),
    reached: (id, rank) => told.push(`${id} ${rank.name}`),
    levelled: (id, level) => told.push(`${id} level ${level}`),
    lookSoon: () => looks.push(told.length),
  });
  const gain = (id: string, amount: number, kept = true): void => {
    if (kept) xp.set(id, (xp.get(id) ?? 0) + amount);
    ranks.changed(new Map([[XP, new Map([[id, amount]])]]));
    ranks.look();
  };
  return { ranks, gain, told, xp, looks };
}

it('congratulates once for each rank and level that is crossed, however far somebody jumps', () => {
  const { gain, told } = setting();
  for (const amount of [150, 60, 289, 1, 5, 3000]) gain('1', amount);
  expect(told).toEqual(['1 level 2', '1 level 4', '1 Regular', '1 Old hand']);
});

it('congratulates nobody who is not here, earns nothing, or whose change was undone', () => {
  const { gain, told } = setting();
  gain('2', 600);
  gain('bot', 600);
  gain('1', 600, false);
  expect(told).toEqual([]);
});

it('asks to be looked at once for all who gain together, and not while nobody does', () => {
  const { ranks, looks } = setting();
  const gained = (amount: number) => ranks.changed(new Map([[XP, new Map([['1', amount]])]]));
  gained(-5);
  expect(looks).toHaveLength(0);
  gained(5);
  gained(5);
  expect(looks).toHaveLength(1);
  ranks.look();
  gained(5);
  expect(looks).toHaveLength(2);
});

it('congratulates on watch time in the moment in which it is reached', () => {
  const { ranks, told } = setting();
  for (const totalSeconds of [35_940, 36_000, 36_060]) {
    ranks.watched({ viewers: [{ id: '1', totalSeconds }], seconds: 60, streamId: 's', time: 0 });
  }
  expect(told).toEqual(['1 Night owl']);
});

it('begins at level 1 and tells what is missing', () => {
  const { ranks, xp } = setting();
  expect([ranks.level('1'), ranks.toNextLevel('1')]).toEqual([1, 200]);
  xp.set('1', 250);
  expect([ranks.level('1'), ranks.toNextLevel('1')]).toEqual([2, 50]);
});

import { expect, test } from 'vitest';
import { onMode, type Plan, readPlan } from './plan.ts';

const plan: Plan = { to: 'rehearsal', lively: true, since: 1000 };

test('a plan that was just written down is taken up again', () => {
  expect(readPlan(JSON.stringify(plan), 5000)).toEqual(plan);
});

test('no plan, a broken one, an old one and one from the future are none', () => {
  expect(readPlan(null, 5000)).toBeNull();
  expect(readPlan('{"to":', 5000)).toBeNull();
  expect(readPlan('{"to":"moon","lively":true,"since":1000}', 5000)).toBeNull();
  expect(readPlan('null', 5000)).toBeNull();
  expect(readPlan(JSON.stringify(plan), 62_000)).toBeNull();
  expect(readPlan(JSON.stringify(plan), 500)).toBeNull();
});

test('a page that began in the other channel starts over, with a plan or without', () => {
  expect(onMode('live', 'rehearsal', plan)).toBe('reload');
  expect(onMode('rehearsal', 'live', null)).toBe('reload');
});

test('a page that begins where the plan leads has arrived', () => {
  expect(onMode(null, 'rehearsal', plan)).toBe('arrived');
});

test('a page that begins before Emcee has changed waits', () => {
  expect(onMode(null, 'live', plan)).toBe('nothing');
  expect(onMode(null, 'live', null)).toBe('nothing');
});

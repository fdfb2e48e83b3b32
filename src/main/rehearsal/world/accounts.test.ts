import { expect, test } from 'vitest';
import { FakeClock } from '../../engine/testing/fakeClock.ts';
import { Accounts } from './accounts.ts';

test('somebody has the same id in the next rehearsal, whoever came before them', () => {
  const first = new Accounts(new FakeClock());
  const next = new Accounts(new FakeClock());
  const ann = first.obtain('Ann');
  next.obtain('robin');
  expect(next.obtain('ann').id).toBe(ann.id);
  expect(next.obtain('robin').id).not.toBe(ann.id);
});

test('two people never share an id, even when their names lead to the same one', () => {
  const [one, other] = [new Accounts(new FakeClock()), new Accounts(new FakeClock())];
  expect(one.obtain('aaan').id, 'names that lead to the same id').toBe(other.obtain('aac0').id);
  expect(one.obtain('aac0').id).not.toBe(one.obtain('aaan').id);
  expect(one.get(one.obtain('aac0').id)?.login).toBe('aac0');
});

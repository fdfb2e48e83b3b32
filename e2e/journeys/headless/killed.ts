import { expect, test } from '../../fixtures.ts';
import { headlessDoor } from '../../support/doors/headlessDoor.ts';
import { hammer } from '../../support/hammer.ts';

test('no acknowledged change is lost when the process is killed in the midst of writing, ten times', async ({
  emcee,
}) => {
  const { folder } = emcee;
  const door = headlessDoor({
    folder,
    newContext: () => Promise.reject(new Error('Nobody looks at a panel here')),
  });
  const report = await hammer(door, folder, 10, Math.random);
  expect(report.lost).toEqual([]);
  expect(report.damage).toEqual([]);
  expect(report.acknowledged).toBeGreaterThan(report.rounds);
});

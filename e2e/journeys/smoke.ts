import { expect, test } from '../fixtures.ts';

test('starts', async ({ panel, emcee }) => {
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Home');
  expect(
    await emcee.ask('settings', 'set', { feature: 'overlay', values: { cardSeconds: 7 } }),
  ).toMatchObject({ values: { cardSeconds: 7 } });
  expect((await emcee.stop()).code).toBe(0);
});

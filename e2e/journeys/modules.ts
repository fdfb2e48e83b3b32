import { expect, test } from '../fixtures.ts';
import { card, flip, goTo } from '../support/panel.ts';

test('a module that is switched off is off everywhere at once, stays off, and comes back', async ({
  panel,
  emcee,
}) => {
  const overlay = panel.getByRole('listitem', { name: 'Overlay' });
  await goTo(panel, 'Modules');
  const rows = panel.getByRole('main').getByRole('listitem');
  await expect(rows).not.toHaveCount(0);
  const all = await rows.count();
  await panel.getByRole('textbox', { name: 'Search modules' }).fill('obs');
  await expect(rows).toHaveCount(1);
  await panel.getByRole('textbox', { name: 'Search modules' }).fill('');
  await expect(rows).toHaveCount(all);
  await expect(panel.getByRole('listitem', { name: 'Backups' }).getByRole('switch')).toHaveCount(0);
  await expect(panel.getByRole('listitem', { name: 'Backups' })).toContainText('Always on');

  await flip(overlay.getByRole('switch'));
  await expect(overlay).toContainText('Off');
  expect(await emcee.call('overlay', 'address', {})).toMatchObject({
    ok: false,
    error: { code: 'feature_off' },
  });

  await goTo(panel, 'Home');
  const toggles = card(panel, 'Quick toggles');
  await expect(toggles.getByRole('switch', { name: 'Mute bot' })).toBeVisible();
  await expect(toggles.getByRole('switch', { name: 'Pause alerts' })).toHaveCount(0);

  const again = await emcee.restart();
  await goTo(again, 'Overlay');
  await expect(again.getByRole('main')).toContainText('This module is switched off');
  await again.getByRole('button', { name: 'Switch it on' }).click();
  await expect(card(again, 'Address for OBS')).toBeVisible();
  expect(await emcee.call('overlay', 'address', {})).toMatchObject({ ok: true });
  await goTo(again, 'Home');
  await expect(card(again, 'Quick toggles').getByRole('switch', { name: 'Pause alerts' })).toBeVisible();
});

test('an overlay page stays empty while the module is off, and shows cards again once it is on', async ({
  panel,
  emcee,
}) => {
  const { url } = await emcee.ask('overlay', 'address', {});
  const obs = await emcee.openElsewhere(url ?? '');
  const watching = async () => (await emcee.ask('overlay', 'address', {})).watching;
  await expect.poll(watching).toBe(1);
  await emcee.ask('modules', 'set', { id: 'overlay', on: false });
  expect(await emcee.call('overlay', 'test', { text: 'Nobody sees this' })).toMatchObject({
    ok: false,
    error: { code: 'feature_off' },
  });
  await emcee.ask('modules', 'set', { id: 'overlay', on: true });
  await expect.poll(watching).toBe(1);
  await emcee.ask('overlay', 'test', { text: 'Back on the air' });
  await expect(obs.getByText('Back on the air')).toBeVisible();
  await expect(obs.getByText('Nobody sees this')).toHaveCount(0);
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Home');
});

import type { Page } from 'playwright';
import { expect, test } from '../../fixtures.ts';
import { card, goTo } from '../../support/panel.ts';
import { freePort } from '../../support/ports.ts';

const lost = (panel: Page) => panel.getByRole('alert').filter({ hasText: 'Emcee cannot be reached' });

test('a panel that lost Emcee says so, keeps what it knew, and comes back by itself with what is true now', async ({
  emcee,
}) => {
  emcee.folder.writeSettings({ access: { port: await freePort() } });
  const panel = await emcee.start({ usualPort: true });
  const badge = panel.getByLabel('Connection to Emcee');
  const paused = card(panel, 'Quick toggles').getByRole('switch', { name: 'Pause alerts' });
  await expect(paused).not.toBeChecked();
  await emcee.kill9();
  await expect(badge).toHaveText('Not connected');
  await expect(lost(panel)).toBeVisible();
  await expect(paused).toBeVisible();

  // A change that this panel never heard of.
  const settings = JSON.parse(emcee.folder.read('settings.json'));
  settings.features.overlay = { version: 1, values: { paused: true } };
  emcee.folder.write('settings.json', JSON.stringify(settings));
  await emcee.startQuietly({ usualPort: true });
  await expect(badge).toHaveText('Connected');
  await expect(paused).toBeChecked();
  await expect(lost(panel)).toHaveCount(0);
  await emcee.ask('settings', 'set', { feature: 'overlay', values: { paused: false } });
  await expect(paused).not.toBeChecked();
});

test('an impatient streamer can try at once, and a change in between is refused instead of lost', async ({
  emcee,
}) => {
  emcee.folder.writeSettings({ access: { port: await freePort() } });
  const panel = await emcee.start({ usualPort: true });
  await goTo(panel, 'Settings');
  const overlay = card(panel, 'Overlay');
  const field = overlay.getByRole('textbox', { name: 'Seconds on screen' });
  await field.fill('25');
  await emcee.kill9();
  await expect(lost(panel)).toBeVisible();
  await overlay.getByRole('button', { name: 'Save the settings of Overlay' }).click();
  await expect(panel.getByRole('alert').filter({ hasText: 'nothing was changed' })).toBeVisible();
  await expect(field).toHaveValue('25');

  await emcee.startQuietly({ usualPort: true });
  // By now it may have found back by itself.
  const tryNow = panel.getByRole('button', { name: 'Try now' });
  if (await tryNow.isVisible()) await tryNow.click({ timeout: 1000 }).catch(() => {});
  await expect(panel.getByLabel('Connection to Emcee')).toHaveText('Connected');
  await expect(field).toHaveValue('25');
  await overlay.getByRole('button', { name: 'Save the settings of Overlay' }).click();
  await expect(panel.getByRole('alert').filter({ hasText: 'were saved' })).toBeVisible();
  await expect(field).toHaveValue('25');
});

import { expect, test } from '../../fixtures.ts';
import type { Emcee } from '../../support/doors/emcee.ts';
import { card, flip, goTo } from '../../support/panel.ts';

async function trayItem(emcee: Emcee, label: string) {
  const tray = await emcee.desk.tray();
  return tray?.items.find((item) => item.label === label) ?? null;
}

test('the tray and Home show the same switch, whichever of them is used', async ({ panel, emcee }) => {
  const home = card(panel, 'Quick toggles').getByRole('switch', { name: 'Pause alerts' });
  await expect(home).not.toBeChecked();
  expect(await trayItem(emcee, 'Pause alerts')).toMatchObject({ type: 'checkbox', checked: false });

  await emcee.desk.clickTray('Pause alerts');
  await expect(home).toBeChecked();
  expect(await trayItem(emcee, 'Pause alerts')).toMatchObject({ checked: true });

  await flip(home);
  await expect(home).not.toBeChecked();
  await expect.poll(() => trayItem(emcee, 'Pause alerts')).toMatchObject({ checked: false });
});

test('the tray says how things are, copies the overlay address whenever there is one, and quits', async ({
  panel,
  emcee,
}) => {
  const { url } = await emcee.ask('overlay', 'address', {});
  const tray = await emcee.desk.tray();
  expect(tray?.toolTip).toMatch(/^Emcee: \S/);
  expect(tray?.items[0]).toMatchObject({ enabled: false });
  expect(`Emcee: ${tray?.items[0]?.label}`).toBe(tray?.toolTip);

  await expect.poll(() => trayItem(emcee, 'Copy overlay URL')).toMatchObject({ enabled: true });
  await emcee.desk.clickTray('Copy overlay URL');
  expect(await emcee.desk.clipboard()).toBe(url);

  await goTo(panel, 'Modules');
  const overlay = panel.getByRole('switch', { name: 'Overlay' });
  await flip(overlay);
  await expect.poll(() => trayItem(emcee, 'Pause alerts')).toBeNull();
  expect(await trayItem(emcee, 'Copy overlay URL')).toMatchObject({ enabled: false });
  await flip(overlay);
  await expect.poll(() => trayItem(emcee, 'Pause alerts')).not.toBeNull();
  await expect.poll(() => trayItem(emcee, 'Copy overlay URL')).toMatchObject({ enabled: true });

  await emcee.desk.clickTray('Quit Emcee');
  expect(await emcee.process.exit).toEqual({ code: 0, signal: null });
  expect(emcee.folder.list()).toContain('emcee.clean');
  expect(emcee.folder.log().at(-1)).toMatchObject({ event: 'app.stopped' });
});

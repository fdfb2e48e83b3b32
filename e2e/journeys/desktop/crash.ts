import { expect, test } from '../../fixtures.ts';
import type { Emcee } from '../../support/doors/emcee.ts';
import { card } from '../../support/panel.ts';

const pageText = (emcee: Emcee) => emcee.desk.runInPage('document.body.innerText').catch(() => '');

const events = (emcee: Emcee) => emcee.folder.log().map(({ event }) => event);

test('a page that crashes comes back, and the bot never noticed', async ({ panel, emcee }) => {
  await expect(card(panel, 'Emcee is on')).toBeVisible();
  const { pid } = emcee.process;
  const { url } = await emcee.ask('overlay', 'address', {});
  const obs = await emcee.openElsewhere(url ?? '');
  await emcee.desk.clickTray('Pause alerts');
  await emcee.desk.clickTray('Pause alerts');

  await emcee.desk.crashPage();
  await expect.poll(() => pageText(emcee)).toContain('Emcee is on');
  expect(emcee.process.pid).toBe(pid);
  expect(emcee.process.isRunning).toBe(true);
  expect(await emcee.desk.window()).toMatchObject({ visible: true });
  await expect.poll(() => events(emcee)).toContain('window.crashed');
  expect(events(emcee).filter((event) => event === 'app.started')).toHaveLength(1);

  // The new page is connected as the old one was.
  await emcee.openPanel();
  await emcee.ask('overlay', 'test', { text: 'Still here' });
  await expect(obs.getByText('Still here')).toBeVisible();

  // One that only hangs for a moment is left alone.
  await emcee.desk.pageHangs(true);
  await expect.poll(() => events(emcee)).toContain('window.hangs');
  await emcee.desk.pageHangs(false);
  expect(await pageText(emcee)).toContain('Emcee is on');
});

test('a page that crashes again and again is given up, the bot goes on, and the tray opens a new one', async ({
  panel,
  emcee,
}) => {
  await expect(card(panel, 'Emcee is on')).toBeVisible();
  for (let crash = 1; crash <= 3; crash += 1) {
    await emcee.desk.crashPage();
    await expect.poll(() => events(emcee).filter((event) => event === 'window.crashed').length).toBe(crash);
    await expect.poll(() => pageText(emcee)).toContain('Emcee is on');
  }
  await emcee.desk.crashPage();
  await expect.poll(() => emcee.desk.window()).toBeNull();
  expect(events(emcee)).toContain('window.givenUp');
  await emcee.desk.clickTray('Pause alerts');
  await emcee.desk.clickTray('Open panel');
  const again = await emcee.openPanel();
  await expect(card(again, 'Quick toggles').getByRole('switch', { name: 'Pause alerts' })).toBeChecked();
});

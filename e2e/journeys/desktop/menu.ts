import { expect, test } from '../../fixtures.ts';
import { card, goTo } from '../../support/panel.ts';

test('the menu opens the folder and the panel in the browser, reloads the page, closes the window, and quits', async ({
  panel,
  emcee,
}) => {
  const { desk } = emcee;
  await expect(card(panel, 'Emcee is on')).toBeVisible();
  await desk.clickMenu('File', 'Show the data folder');
  expect(await desk.opened()).toEqual([emcee.folder.path]);

  await desk.clickMenu('File', 'Open the panel in the browser');
  const { panel: link } = await emcee.ask('access', 'addresses', {});
  expect(await desk.opened()).toEqual([emcee.folder.path, link]);
  const browser = await emcee.openElsewhere(link ?? '');
  await expect(browser.getByLabel('Connection to Emcee')).toHaveText('Connected');
  await expect(card(browser, 'Emcee is on')).toContainText('Desktop app');
  await browser.close();

  await goTo(panel, 'Modules');
  await panel.evaluate(() => {
    document.title = 'Before the reload';
  });
  await desk.clickMenu('View', 'Reload the panel');
  await expect(panel).toHaveTitle('Modules · Emcee');
  await expect(panel.getByRole('switch', { name: 'Overlay' })).toBeChecked();

  expect((await desk.menu()).map(({ label }) => label)).toEqual(
    expect.arrayContaining(['File', 'Edit', 'View', 'Window']),
  );
  await desk.clickMenu('File', 'Close window');
  await expect.poll(() => desk.dialogs()).toHaveLength(1);
  await desk.answer('Cancel', false);

  await desk.clickMenu('File', 'Quit Emcee');
  expect(await emcee.process.exit).toEqual({ code: 0, signal: null });
});

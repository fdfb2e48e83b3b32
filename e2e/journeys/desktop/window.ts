import { expect, test } from '../../fixtures.ts';
import { card, goTo } from '../../support/panel.ts';

test('closing the window asks once where to, goes to the tray from then on, and can quit instead', async ({
  panel,
  emcee,
}) => {
  const { desk } = emcee;
  expect(await desk.window()).toMatchObject({ visible: true, title: 'Emcee' });
  await desk.closeWindow();
  await expect.poll(() => desk.dialogs()).toHaveLength(1);
  const [question] = await desk.dialogs();
  expect(question).toMatchObject({
    message: 'Should the bot go on working?',
    buttons: ['Keep it in the tray', 'Quit Emcee', 'Cancel'],
    checkbox: 'Do not ask again',
  });
  await desk.answer('Cancel', true);
  expect(await desk.window()).toMatchObject({ visible: true });

  await desk.closeWindow();
  await expect.poll(() => desk.dialogs()).toHaveLength(1);
  await desk.answer('Keep it in the tray', true);
  await expect.poll(() => desk.window()).toMatchObject({ visible: false });
  expect(await emcee.call('overlay', 'address', {})).toMatchObject({ ok: true });

  await desk.clickTray('Open panel');
  await expect.poll(() => desk.window()).toMatchObject({ visible: true, focused: true });
  await desk.closeWindow();
  await expect.poll(() => desk.window()).toMatchObject({ visible: false });
  expect(await desk.dialogs()).toEqual([]);

  await desk.clickTrayIcon();
  await expect.poll(() => desk.window()).toMatchObject({ visible: true });
  await goTo(panel, 'Settings');
  await expect(card(panel, 'Desktop app')).toContainText('When the window is closed');
  const { sections } = await emcee.ask('settings', 'list', {});
  expect(sections.find(({ feature }) => feature === 'desktop')?.values).toMatchObject({ closeTo: 'tray' });

  await emcee.ask('settings', 'reset', { feature: 'desktop', keys: ['closeTo'] });
  await desk.closeWindow();
  await expect.poll(() => desk.dialogs()).toHaveLength(1);
  await desk.answer('Quit Emcee', false);
  expect(await emcee.process.exit).toEqual({ code: 0, signal: null });
});

test('the window opens where it was left, and on the screen when that place is gone', async ({ emcee }) => {
  await emcee.start();
  const bounds = { x: 200, y: 140, width: 1000, height: 700 };
  await emcee.desk.moveWindow(bounds);
  await emcee.restart();
  expect(await emcee.desk.window()).toMatchObject({ bounds, maximised: false });

  await emcee.desk.maximise();
  await emcee.restart();
  expect(await emcee.desk.window()).toMatchObject({ bounds, maximised: true });
  await emcee.stop();

  // Its screen was taken away.
  emcee.folder.write('window.json', JSON.stringify({ bounds: { ...bounds, x: 90_000, maximised: false } }));
  await emcee.start();
  const window = await emcee.desk.window();
  expect(window?.bounds).toMatchObject({ width: 1280, height: 800 });
  expect(window?.bounds.x).toBeLessThan(3000);
});

test('it can start in the tray, by a flag and by its setting', async ({ emcee }) => {
  await emcee.startQuietly({ args: ['--hidden'] });
  expect(await emcee.desk.window()).toBeNull();
  await emcee.desk.clickTray('Open panel');
  const panel = await emcee.openPanel();
  expect(await emcee.desk.window()).toMatchObject({ visible: true });
  await expect(card(panel, 'Emcee is on')).toBeVisible();
  await emcee.ask('settings', 'set', { feature: 'desktop', values: { startMinimised: true } });
  await emcee.stop();
  await emcee.startQuietly();
  expect(await emcee.desk.window()).toBeNull();
  expect((await emcee.stop()).code).toBe(0);
});

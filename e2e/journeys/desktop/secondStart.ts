import { expect, test } from '../../fixtures.ts';
import { card } from '../../support/panel.ts';

test('a second start brings the first window to the front and ends', async ({ panel, emcee }) => {
  await expect(card(panel, 'Emcee is on')).toBeVisible();
  const { pid } = emcee.process;
  await emcee.desk.minimise();
  expect(await emcee.desk.window()).toMatchObject({ minimised: true, focused: false });
  const second = await emcee.startAndEnd();
  expect(second).toMatchObject({ code: 0, signal: null, output: '' });
  await expect
    .poll(() => emcee.desk.window())
    .toMatchObject({ minimised: false, visible: true, focused: true });
  expect(emcee.process.pid).toBe(pid);
  expect(await emcee.call('overlay', 'address', {})).toMatchObject({ ok: true });

  // After a crash there is no first one.
  await emcee.kill9();
  const again = await emcee.start();
  await expect(card(again, 'Emcee is on')).toBeVisible();
});

test('a second start opens the window of an app that is in the tray', async ({ emcee }) => {
  await emcee.startQuietly({ args: ['--hidden'] });
  expect(await emcee.desk.window()).toBeNull();
  expect((await emcee.startAndEnd()).code).toBe(0);
  const panel = await emcee.openPanel();
  await expect(card(panel, 'Emcee is on')).toBeVisible();
});

test('a start on the folder of a headless Emcee says who has it and ends', async ({ emcee, otherDoor }) => {
  await otherDoor.startQuietly();
  const ended = await emcee.startAndEnd();
  expect(ended.code).toBe(1);
  expect(ended.output).toContain('Emcee without a window (headless) is already running');
  expect(ended.output).toContain(`process ${otherDoor.process.pid}`);
});

test('the data folder may be named from where one stands, and is made when it is not there', async ({
  emcee,
}) => {
  await emcee.startQuietly({ bare: true, args: [`--data-dir=${emcee.folder.relative('new', 'folder')}`] });
  const panel = await emcee.openPanel();
  await expect(card(panel, 'Emcee is on')).toContainText(emcee.folder.file('new', 'folder'));
  expect(emcee.folder.list('new', 'folder')).toContain('emcee.db');
});

import { expect, test } from '../fixtures.ts';
import { whyNoSmallDisk } from '../support/doors/launch.ts';
import { card, goTo } from '../support/panel.ts';
import { SmallDisk } from '../support/smallDisk.ts';

test('on a full disk saving says why it fails, the bot goes on, and saving works again with space', async ({
  emcee,
}) => {
  const reason = whyNoSmallDisk();
  test.info().skip(reason !== null, reason ?? '');
  const panel = await emcee.start({ diskMegabytes: 4 });
  const disk = new SmallDisk(emcee);
  const { url } = await emcee.ask('overlay', 'address', {});
  const obs = await emcee.openElsewhere(url ?? '');
  await goTo(panel, 'Settings');
  const overlay = card(panel, 'Overlay');
  const field = overlay.getByRole('textbox', { name: 'Seconds on screen' });
  const save = overlay.getByRole('button', { name: 'Save the settings of Overlay' });

  disk.fill();
  await field.fill('30');
  await save.click();
  const failure = panel.getByRole('alert').filter({ hasText: 'The settings could not be saved' });
  await expect(failure).toContainText('The old settings stay. Check that the disk is not full');
  const values = async () => {
    const { sections } = await emcee.ask('settings', 'list', {});
    return sections.find(({ feature }) => feature === 'overlay')?.values;
  };
  expect(await values()).toMatchObject({ cardSeconds: 6 });
  expect(await emcee.call('backups', 'make', {})).toMatchObject({
    ok: false,
    error: { code: 'backups.failed' },
  });

  // All that needs no disk goes on, and what was typed is still there.
  await emcee.ask('overlay', 'test', { text: 'The show goes on' });
  await expect(obs.getByText('The show goes on')).toBeVisible();
  await goTo(panel, 'Home');
  await goTo(panel, 'Settings');
  await expect(field).toHaveValue('30');

  disk.free();
  await save.click();
  await expect(panel.getByRole('alert').filter({ hasText: 'were saved' })).toBeVisible();
  expect(await values()).toMatchObject({ cardSeconds: 30 });
  await emcee.ask('backups', 'make', {});
  await expect
    .poll(async () => (await emcee.ask('log', 'list', { filter: { text: 'backup.made' } })).rows.length)
    .toBe(1);
  expect((await emcee.stop()).code).toBe(0);
});

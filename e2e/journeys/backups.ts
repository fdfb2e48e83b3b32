import { expect, test } from '../fixtures.ts';
import type { Emcee } from '../support/doors/emcee.ts';
import { card, goTo, toast } from '../support/panel.ts';

/** How often the log says that a setting was changed: data in the database that a person made. */
async function changes(emcee: Emcee): Promise<number> {
  const { rows } = await emcee.ask('log', 'list', { filter: { text: 'settings.set' }, limit: 500 });
  return rows.length;
}

const change = (emcee: Emcee, cardSeconds: number) =>
  emcee.ask('settings', 'set', { feature: 'overlay', values: { cardSeconds } });

test('going back to a backup brings back what was, keeps what there is, and refuses a damaged one', async ({
  panel,
  emcee,
}) => {
  await change(emcee, 7);
  await goTo(panel, 'Settings');
  const backups = card(panel, 'Your backups');
  await expect(backups).toContainText('There is no backup yet');
  await backups.getByRole('button', { name: 'Make a backup' }).click();
  await expect(backups.getByRole('row')).toHaveCount(2);
  await expect(backups).toContainText('By hand');

  await change(emcee, 8);
  await change(emcee, 9);
  expect(await changes(emcee)).toBe(3);
  await backups.getByRole('button', { name: /^Go back to the backup from/ }).click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Go back' }).click();
  await expect(toast(panel, 'Emcee is back at')).toBeVisible();
  await expect(backups.getByRole('row')).toHaveCount(3);
  await expect(backups).toContainText('Before going back');
  expect(await changes(emcee)).toBe(1);

  // And forth again, to what was kept.
  const kept = backups.getByRole('row').filter({ hasText: 'Before going back' });
  await kept.getByRole('button', { name: /^Go back to the backup from/ }).click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Go back' }).click();
  await expect(backups.getByRole('row')).toHaveCount(4);
  expect(await changes(emcee)).toBe(3);

  // One that is damaged is refused, and nothing is changed.
  const { name } = await emcee.ask('backups', 'make', {});
  emcee.folder.write(`backups/${name}`, 'This is no database any more.');
  await expect(backups.getByRole('row')).toHaveCount(5);
  await backups.getByRole('row').filter({ hasText: name }).getByRole('button').click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Go back' }).click();
  await expect(toast(panel, 'cannot be restored')).toBeVisible();
  expect(await changes(emcee)).toBe(3);
  expect(await emcee.call('backups', 'restore', { name: '../../etc/passwd' })).toMatchObject({
    ok: false,
    error: { code: 'not_found' },
  });
  expect((await emcee.stop()).code).toBe(0);
  expect(emcee.folder.list('backups')).toHaveLength(4);
});

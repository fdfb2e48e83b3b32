import { expect, test } from '../fixtures.ts';
import type { Emcee } from '../support/doors/emcee.ts';
import { card, goTo } from '../support/panel.ts';

const change = (emcee: Emcee, cardSeconds: number) =>
  emcee.ask('settings', 'set', { feature: 'overlay', values: { cardSeconds } });

async function changes(emcee: Emcee): Promise<number> {
  const { rows } = await emcee.ask('log', 'list', { filter: { text: 'settings.set' }, limit: 500 });
  return rows.length;
}

/** One change that a backup holds, and one that came after it. */
async function withBackup(emcee: Emcee): Promise<void> {
  await emcee.start();
  await change(emcee, 7);
  await emcee.ask('backups', 'make', {});
  await change(emcee, 8);
  await emcee.stop();
}

const notices = (emcee: Emcee) => emcee.page.getByRole('region', { name: 'Worth knowing' });

for (const [what, damage] of [
  ['damaged', (emcee: Emcee) => emcee.folder.corruptDatabase()],
  ['cut off', (emcee: Emcee) => emcee.folder.truncateDatabase()],
] as const) {
  test(`a database that is ${what} is kept, the last backup takes its place, and Home says so`, async ({
    emcee,
  }) => {
    await withBackup(emcee);
    damage(emcee);
    await emcee.start();
    await expect(notices(emcee)).toContainText('The database was repaired from a backup');
    await expect(notices(emcee)).toContainText('what changed after that is missing');
    const [kept = ''] = emcee.folder.list().filter((name) => name.startsWith('emcee.db.damaged-'));
    expect(kept).not.toBe('');
    await expect(notices(emcee)).toContainText(kept);
    expect(await changes(emcee)).toBe(1);
    await change(emcee, 9);
    expect(await changes(emcee)).toBe(2);

    // The next start has nothing to say about it.
    await emcee.restart();
    await expect(card(emcee.page, 'Emcee is on')).toBeVisible();
    await expect(notices(emcee)).toHaveCount(0);
    expect(await changes(emcee)).toBe(2);
  });
}

test('a damaged database without a backup is kept too, and Emcee starts with an empty one', async ({
  emcee,
}) => {
  await emcee.start();
  await change(emcee, 7);
  await emcee.stop();
  emcee.folder.corruptDatabase();
  await emcee.start();
  await expect(notices(emcee)).toContainText('The database had to be started anew');
  expect(emcee.folder.list().filter((name) => name.startsWith('emcee.db.damaged-'))).toHaveLength(1);
  expect(await changes(emcee)).toBe(0);
  await notices(emcee)
    .getByRole('button', { name: /^Put away/ })
    .click();
  await expect(notices(emcee)).toHaveCount(0);
});

const BAD_SETTINGS = [
  {
    content: JSON.stringify({
      version: 1,
      modules: {},
      features: { overlay: { version: 1, values: { cardSeconds: 'many' } } },
    }),
    named: 'features.overlay.values.cardSeconds',
  },
  { content: '{ "version": 1, oops', named: 'not valid JSON' },
];

test('a settings file that cannot be used is kept, its fault named, and the last good settings used', async ({
  emcee,
}) => {
  await emcee.startQuietly();
  await change(emcee, 20);
  await emcee.stop();
  for (const [index, { content, named }] of BAD_SETTINGS.entries()) {
    emcee.folder.write('settings.json', content);
    const panel = await emcee.start();
    await expect(notices(emcee)).toContainText('Old settings are in use');
    await expect(notices(emcee)).toContainText(named);
    const kept = emcee.folder.list().filter((name) => name.startsWith('settings.json.bad-'));
    expect(kept).toHaveLength(index + 1);
    expect(kept.map((name) => emcee.folder.read(name))).toContain(content);
    await goTo(panel, 'Settings');
    const field = card(panel, 'Overlay').getByRole('textbox', { name: 'Seconds on screen' });
    await expect(field).toHaveValue(String(20 + index));
    await change(emcee, 21 + index);
    await emcee.stop();
  }
  // The next start has nothing to say about it.
  await emcee.start();
  await expect(notices(emcee)).toHaveCount(0);
});

test('a module that fails at the start is shown as failed, the rest works, and it can be tried again', async ({
  emcee,
}) => {
  await emcee.startQuietly();
  await emcee.stop();
  emcee.folder.changeDatabase('ALTER TABLE log_rows RENAME TO log_rows_elsewhere');
  const panel = await emcee.start();
  await expect(notices(emcee)).toContainText('Log is not running');
  await notices(emcee).getByRole('button', { name: 'Open Modules' }).click();
  const log = panel.getByRole('listitem', { name: 'Log' });
  await expect(log).toContainText('Stopped by an error');
  await expect(log).toContainText('log_rows');
  await expect(panel.getByRole('listitem', { name: 'Overlay' })).toContainText('On');
  expect(await emcee.call('log', 'list', {})).toMatchObject({ ok: false, error: { code: 'feature_off' } });
  await change(emcee, 12);
  await goTo(panel, 'Log');
  await expect(panel.getByRole('main')).toContainText('log_rows');

  await goTo(panel, 'Modules');
  await log.getByRole('button', { name: 'Try to start Log again' }).click();
  await expect(log).toContainText('Stopped by an error');
  await emcee.stop();
  emcee.folder.changeDatabase('ALTER TABLE log_rows_elsewhere RENAME TO log_rows');
  const mended = await emcee.start();
  await expect(card(mended, 'Emcee is on')).toBeVisible();
  await expect(notices(emcee)).toHaveCount(0);
  expect(await emcee.call('log', 'list', {})).toMatchObject({ ok: true });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { expect, test } from '../../fixtures.ts';
import { flip, goTo, toast } from '../../support/panel.ts';
import { lines, rehearse } from '../../support/rehearsal.ts';

function row(panel: Page, name: string): Locator {
  return panel
    .getByRole('grid', { name: 'Commands' })
    .getByRole('row')
    .filter({ has: panel.getByRole('checkbox', { name: `Mark ${name}`, exact: true }) });
}

/** The list is long and only draws what can be seen: what is looked for is searched first. */
async function find(panel: Page, name: string): Promise<Locator> {
  await panel.getByRole('searchbox', { name: 'Search commands' }).fill(name);
  return row(panel, name);
}

test('a command is made, answers a viewer, rests, and its line says why it did nothing', async ({
  emcee,
}) => {
  const panel = await rehearse(emcee);
  await goTo(panel, 'Commands');
  await expect(panel.getByRole('grid', { name: 'Commands' }).getByRole('row').nth(5)).toBeVisible();
  await panel.keyboard.press('n');
  const editor = panel.getByRole('dialog', { name: 'New command' });
  await expect(editor.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await panel.keyboard.type('!Wave');
  await editor.getByLabel('Text', { exact: true }).fill('$(user) waves at all of you, $(nobody_knows)!');
  await editor.getByRole('textbox', { name: 'Seconds, rule 1' }).fill('600');

  // What does not hold is not kept, and what was written is not lost.
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('alert').filter({ hasText: 'nobody_knows' }).first()).toBeVisible();
  await editor.getByLabel('Text', { exact: true }).fill('$(user) waves at all of you!');
  await expect(editor.getByRole('list', { name: 'Chat, as it would look' })).toContainText(
    'Somebody waves at all of you!',
  );

  await panel.keyboard.press('Escape');
  const question = panel.getByRole('dialog', { name: 'Throw your changes away?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await panel.keyboard.press('ControlOrMeta+s');
  await expect(toast(panel, '!wave was made.')).toBeVisible();
  await expect(editor).toBeHidden();
  await expect(await find(panel, '!wave')).toContainText('waves at all of you');

  await goTo(panel, 'Chat');
  const say = (viewer: string, text: string) =>
    emcee.ask('rehearsal', 'sayAs', { viewer, role: 'viewer', text });
  await say('stage_ada', '!wave');
  await expect(lines(panel).filter({ hasText: 'stage_ada waves at all of you!' })).toHaveCount(1);
  await say('stage_bob', '!wave please');
  await expect(lines(panel).filter({ hasText: '!wave rests' })).toHaveCount(1);
  // The answer quotes it.
  const resting = lines(panel).filter({ hasText: '!wave please' }).first();
  await resting.hover();
  await resting.getByRole('button', { name: 'Why did this happen, or nothing?' }).click();
  const reasons = panel.getByRole('list', { name: 'What Emcee decided about this line' });
  await expect(reasons).toContainText('refused');
  await expect(reasons).toContainText(/\d+ (min|sec)/);
  await reasons.getByRole('link', { name: '!wave' }).click();
  await expect(panel.getByRole('dialog', { name: '!wave' })).toBeVisible();
  await expect(lines(panel).filter({ hasText: 'stage_bob waves' })).toHaveCount(0);
});

test('a built-in gets another name and its own again, and many are switched off and back on at once', async ({
  panel,
}) => {
  await goTo(panel, 'Commands');
  const search = panel.getByRole('searchbox', { name: 'Search commands' });
  await search.fill('!commands');
  await row(panel, '!commands').click();
  const editor = panel.getByRole('dialog', { name: '!commands' });
  await editor.getByRole('textbox', { name: 'Name', exact: true }).fill('menu');
  await expect(editor).toContainText('Ships as: !commands');
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(toast(panel, '!menu was changed.')).toBeVisible();
  await expect(await find(panel, '!menu')).toContainText('Changed');
  await row(panel, '!menu').click();
  await panel.getByRole('dialog', { name: '!menu' }).getByRole('button', { name: 'Put back: Names' }).click();
  await panel.getByRole('dialog', { name: '!menu' }).getByRole('button', { name: 'Save' }).click();
  await expect(row(panel, '!menu')).toHaveCount(0);
  await search.fill('');

  const grid = panel.getByRole('grid', { name: 'Commands' });
  await grid.focus();
  for (const key of ['Home', ' ', 'ArrowDown', ' ']) await panel.keyboard.press(key);
  const marked = panel.getByRole('region', { name: 'Marked commands' });
  await expect(marked).toContainText('2 marked');
  await marked.getByRole('button', { name: 'Switch off' }).click();
  const off = grid.getByRole('switch', { checked: false });
  await expect(off).toHaveCount(2);
  await toast(panel, '2 commands were switched off.').getByRole('button', { name: 'Undo' }).click();
  await expect(off).toHaveCount(0);
});

test('commands leave as a file and come back from it, with a look at what is in it first', async ({
  emcee,
  panel,
}) => {
  const draft = (name: string) => ({ names: [name], response: `This is ${name}.` });
  await emcee.ask('commands', 'save', { id: null, draft: draft('first') });
  await emcee.ask('commands', 'save', { id: null, draft: draft('second') });
  await emcee.ask('commands', 'saveAlias', { name: 'short', line: 'first' });
  await goTo(panel, 'Commands');
  const coming = panel.waitForEvent('download');
  await panel.getByRole('button', { name: 'Import and export' }).click();
  await panel.getByRole('menuitem', { name: 'Export all to a file' }).click();
  const path = join(emcee.folder.path, 'brought.json');
  await (await coming).saveAs(path);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    commands: [{ names: ['first'] }, { names: ['second'] }],
  });
  writeFileSync(path, readFileSync(path, 'utf8').replace('This is second.', 'This is another second.'));

  // One is gone, one is another one now.
  await (await find(panel, '!first')).getByRole('checkbox').click();
  const marked = panel.getByRole('region', { name: 'Marked commands' });
  await marked.getByRole('button', { name: 'Delete' }).click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(toast(panel, '1 command was deleted.')).toBeVisible();

  await panel.getByRole('button', { name: 'Import and export' }).click();
  await panel.getByRole('menuitem', { name: /^Import a file/ }).click();
  const dialog = panel.getByRole('dialog', { name: 'Import commands' });
  await dialog.getByLabel('File of commands').setInputFiles(path);
  const commands = dialog.getByRole('region', { name: 'Commands' }).getByRole('listitem');
  await expect(commands.filter({ hasText: 'first' })).toContainText('New');
  await expect(commands.filter({ hasText: 'second' })).toContainText('belongs to');
  await dialog.getByText('Replace mine').click();
  await dialog.getByRole('button', { name: 'Import what is chosen' }).click();
  await expect(toast(panel, '1 added, 1 replaced.')).toBeVisible();
  await expect(await find(panel, '!first')).toContainText('This is first.');
  await expect(await find(panel, '!second')).toContainText('This is another second.');
  await toast(panel, '1 added, 1 replaced.').getByRole('button', { name: 'Undo' }).click();
  await expect(row(panel, '!second')).toContainText('This is second.');
  await expect(await find(panel, '!first')).toHaveCount(0);

  await panel.getByRole('button', { name: 'Page for viewers' }).click();
  const page = panel.getByRole('dialog', { name: 'Page for viewers' });
  await flip(page.getByRole('switch', { name: 'Page for viewers' }));
  const address = await page.getByRole('link', { name: 'Open it' }).getAttribute('href');
  const html = await (await fetch(address ?? '')).text();
  expect(html).toContain('!second');
});

import { readFileSync } from 'node:fs';
import { expect, test } from '../../fixtures.ts';
import { goTo, toast } from '../../support/panel.ts';

const TABLE = `id,login,name,notes
9001,ann,Ann,
9002,bo,Bo,Likes rye
9003,cy,Cy,
`;

test('people are read from a table, searched, sorted, changed, undone, and saved as a table again', async ({
  emcee,
  panel,
}) => {
  await goTo(panel, 'Users');
  await expect(panel.getByText('Nobody was here yet')).toBeVisible();
  await panel.getByRole('button', { name: 'Table', exact: true }).press('Enter');
  await panel.getByRole('menuitem', { name: 'Read from CSV' }).press('Enter');
  const dialog = panel.getByRole('dialog', { name: 'Read users from a table' });
  emcee.folder.write('people.csv', TABLE);
  await dialog.locator('input[type=file]').setInputFiles(emcee.folder.file('people.csv'));
  await expect(dialog.getByRole('status')).toContainText('3 people are new');
  await dialog.getByRole('button', { name: 'Read it in' }).click();
  const grid = panel.getByRole('grid', { name: 'Users' });
  await expect(grid.getByRole('row')).toHaveCount(4);

  await panel.getByRole('searchbox', { name: 'Search users' }).fill('rye');
  await expect(grid.getByRole('row')).toHaveCount(2);
  await expect(grid).toContainText('Bo');
  await panel.getByRole('searchbox', { name: 'Search users' }).fill('nobody');
  await expect(panel.getByText('Nobody fits these filters')).toBeVisible();
  await panel.getByRole('button', { name: 'Clear all filters' }).first().click();
  const names = (): Promise<string[]> => grid.getByText(/^(Ann|Bo|Cy)$/).allTextContents();
  await grid.getByRole('button', { name: 'Sort by Name' }).click();
  const once = await expect
    .poll(names)
    .toEqual(expect.arrayContaining(['Ann', 'Bo', 'Cy']))
    .then(names);
  await grid.getByRole('button', { name: 'Sort by Name' }).click();
  await expect.poll(names).toEqual([...once].reverse());

  await grid.getByText('Ann', { exact: true }).click();
  const person = panel.getByRole('complementary', { name: 'Ann' });
  await person.getByLabel('Notes').fill('Bakes on Sundays');
  await person.getByLabel('Notes').blur();
  await toast(panel, /^1 person was changed/)
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(person.getByLabel('Notes')).toHaveValue('');
  await person.getByLabel('Notes').fill('=Bakes on Mondays');
  await person.getByLabel('Notes').blur();
  await expect(grid).toContainText('=Bakes on Mondays');

  await person.getByRole('button', { name: 'Give or take points: Ann' }).click();
  const points = panel.getByRole('dialog', { name: 'Give or take points' });
  await points.getByRole('textbox', { name: 'Amount' }).fill('120');
  await points.getByRole('button', { name: 'Change the balance' }).click();
  await expect(person).toContainText('120');
  await expect(person).toContainText('Given by hand');

  await panel.getByRole('button', { name: 'Table', exact: true }).press('Enter');
  const downloading = panel.waitForEvent('download');
  await panel.getByRole('menuitem', { name: 'Save as CSV' }).press('Enter');
  const file = readFileSync(await (await downloading).path(), 'utf8');
  expect(file).toContain('9002');
  // Nothing in it can run as a formula.
  expect(file).toContain("'=Bakes on Mondays");
});

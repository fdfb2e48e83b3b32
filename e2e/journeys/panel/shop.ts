import { expect, test } from '../../fixtures.ts';
import { goTo, toast } from '../../support/panel.ts';

test('an item is made, moved up, put on sale and taken back, and what the shop lists stays in that order', async ({
  panel,
}) => {
  await goTo(panel, 'Shop');
  const items = panel.getByRole('table', { name: 'Items' });
  await expect(items.getByRole('row')).toHaveCount(11);

  await panel.getByRole('button', { name: 'New item' }).click();
  const editor = panel.getByRole('dialog', { name: 'New item' });
  await editor.getByLabel('Name').fill('Drink some water');
  await expect(editor.getByLabel('What viewers type')).toHaveValue('drink_some_water');
  await editor.getByLabel('Price', { exact: true }).fill('40');
  await editor.getByRole('button', { name: 'Add an effect' }).click();
  await editor.getByLabel('Kind').click();
  await panel.getByRole('option', { name: 'Says a text' }).click();
  await editor.getByLabel('Text', { exact: true }).fill('$(user) wants you to drink');
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(toast(panel, 'Saved Drink some water')).toBeVisible();
  await expect(items.getByRole('row').last()).toContainText('drink_some_water');
  await expect(items.getByRole('row').last()).toContainText('40 tokens');

  await panel.getByRole('button', { name: 'Move Drink some water up' }).press('Enter');
  await expect(items.getByRole('row').nth(10)).toContainText('Drink some water');
  await panel.getByRole('checkbox', { name: 'Mark Drink some water' }).check();
  await panel.getByRole('button', { name: 'Sale', exact: true }).press('Enter');
  await panel.getByRole('menuitem', { name: '50% off' }).press('Enter');
  await expect(items.getByRole('row').nth(10)).toContainText('20 tokens');
  await panel.reload();
  await expect(items.getByRole('row').nth(10)).toContainText('20 tokens');

  await panel.getByRole('button', { name: 'Delete: Drink some water' }).press('Enter');
  await expect(items.getByRole('row')).toHaveCount(11);
  await toast(panel, '1 item was taken out').getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(items.getByRole('row').nth(10)).toContainText('Drink some water');

  await panel.getByRole('tab', { name: 'Purchases' }).click();
  await expect(panel.getByText('Nothing was bought yet')).toBeVisible();
  await panel.getByRole('tab', { name: 'What sells' }).click();
  await expect(panel.getByText('Nothing was sold in this time')).toBeVisible();
});

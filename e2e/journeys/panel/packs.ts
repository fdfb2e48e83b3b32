import { readFile } from 'node:fs/promises';
import { expect, test } from '../../fixtures.ts';
import { goTo, toast } from '../../support/panel.ts';

test('a pack is changed, taken back, exported, imported and switched off, and the season is chosen', async ({
  panel,
}) => {
  await goTo(panel, 'Packs');
  const shelf = panel.getByRole('table', { name: 'On the shelf' });
  await expect(shelf.getByRole('row')).toHaveCount(3);
  await shelf.getByRole('button', { name: 'The bakery' }).press('Enter');

  const questions = panel.getByRole('table', { name: 'Questions' });
  await panel.getByRole('searchbox', { name: 'Search questions' }).fill('hydration');
  await expect(questions.getByRole('row')).toHaveCount(2);
  await panel.getByRole('searchbox', { name: 'Search questions' }).fill('no such thing');
  await panel.getByRole('button', { name: 'Show all' }).press('Enter');

  await panel.getByRole('button', { name: 'Add a question' }).press('Enter');
  const editor = panel.getByRole('dialog', { name: 'New question' });
  await editor.getByLabel('Question').fill('What does our oven say?');
  await editor.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(toast(panel, 'Write at least one answer.')).toBeVisible();
  await editor.getByLabel('Answers').fill('beep\nbeep beep');
  await editor.getByText('Hard').click();
  await editor.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(toast(panel, 'Saved "What does our oven say?"')).toBeVisible();
  await panel.getByRole('searchbox', { name: 'Search questions' }).fill('our oven');
  await expect(questions.getByRole('row').last()).toContainText('beep, beep beep');
  await expect(questions.getByRole('row').last()).toContainText('Hard, baking');

  await panel.getByRole('button', { name: 'Take out: What does our oven say?' }).press('Enter');
  await expect(panel.getByText('Nothing fits')).toBeVisible();
  await toast(panel, '1 entry was taken out').getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(questions.getByRole('row')).toHaveCount(2);

  const coming = panel.waitForEvent('download');
  await panel.getByRole('button', { name: 'Export' }).click();
  const path = await (await coming).path();
  expect(await readFile(path, 'utf8')).toContain('What does our oven say?');

  await panel.getByRole('tab', { name: 'Seasons' }).click();
  await expect(panel.getByRole('table', { name: 'Seasons' }).getByRole('row')).toHaveCount(7);
  await panel.getByRole('tab', { name: 'Lines' }).click();
  await expect(panel.getByText('$(list recipes)')).toBeVisible();

  await panel.getByRole('button', { name: 'Back to the original' }).press('Enter');
  await panel
    .getByRole('dialog', { name: 'Set The bakery back?' })
    .getByRole('button', { name: 'Back to the original' })
    .click();
  await expect(toast(panel, 'The bakery is as it came again')).toBeVisible();

  await panel.getByRole('link', { name: 'All packs' }).press('Enter');
  await panel.getByLabel('Choose the file of a pack').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      '{"emcee":"pack","version":1,"pack":{"title":"Broken","questions":[{"text":"Why?"}]}}',
    ),
  });
  await expect(toast(panel, 'Question 1 ("Why?")')).toBeVisible();
  await expect(shelf.getByRole('row')).toHaveCount(3);
  await panel.getByLabel('Choose the file of a pack').setInputFiles(path);
  await expect(toast(panel, 'Imported the pack The bakery')).toBeVisible();
  await panel.getByRole('searchbox', { name: 'Search questions' }).fill('our oven');
  await expect(questions.getByRole('row').last()).toContainText('beep, beep beep');

  await panel.getByRole('link', { name: 'All packs' }).press('Enter');
  await expect(shelf.getByRole('row')).toHaveCount(4);
  await panel.getByRole('switch', { name: 'General knowledge is on' }).press('Space');
  await expect(toast(panel, 'General knowledge is off now')).toBeVisible();
  await panel.getByRole('combobox', { name: 'Season of the words' }).click();
  await panel.getByRole('option', { name: 'Halloween' }).click();
  await expect(panel.getByText('Now: Halloween')).toBeVisible();
  await panel.reload();
  await expect(panel.getByText('Now: Halloween')).toBeVisible();
  await expect(panel.getByRole('switch', { name: 'General knowledge is on' })).not.toBeChecked();
});

import { expect, test } from '../../fixtures.ts';
import { toast } from '../../support/panel.ts';

test('a game is switched off and back by undo, set, begun and stopped', async ({ panel }) => {
  await panel.keyboard.press('g');
  await panel.keyboard.press('j');
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Games');
  const main = panel.getByRole('main');

  const slots = main.getByRole('switch', { name: 'Slots' });
  await expect(slots).toBeChecked();
  await slots.press('Space');
  await expect(slots).not.toBeChecked();
  await toast(panel, 'Slots is off').getByRole('button', { name: 'Undo' }).click();
  await expect(slots).toBeChecked();

  await main.getByRole('button', { name: 'Odds and settings of Dice' }).press('Enter');
  const dice = panel.getByRole('dialog', { name: 'Dice' });
  const returned = dice.getByRole('row', { name: /Comes back/ });
  await expect(returned).toContainText('75%');
  await dice.getByRole('textbox', { name: 'A win pays' }).fill('0');
  await dice.getByRole('button', { name: 'Save' }).click();
  await expect(dice.getByRole('alert')).toBeVisible();
  await dice.getByRole('textbox', { name: 'A win pays' }).fill('1.9');
  await dice.getByRole('button', { name: 'Save' }).click();
  await expect(returned).toContainText('95%');
  await panel.keyboard.press('Escape');

  await main.getByRole('button', { name: 'Start a round of Heist' }).press('Enter');
  await expect(main.getByText('The crew gathers')).toBeVisible();
  await main.getByRole('button', { name: 'Stop Heist' }).press('Enter');
  await panel.getByRole('dialog', { name: 'Stop this round?' }).getByRole('button', { name: 'Stop' }).click();
  await expect(main.getByText('The crew gathers')).toHaveCount(0);

  await panel.getByRole('tab', { name: 'History' }).click();
  await expect(main.getByText('Ended early', { exact: false })).toBeVisible();
  await panel.getByRole('tab', { name: 'Statistics' }).click();
  await expect(main.getByText('Nothing was played yet')).toBeVisible();
});

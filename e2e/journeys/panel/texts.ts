import { expect, test } from '../../fixtures.ts';
import { card, goTo } from '../../support/panel.ts';

test('a text is completed, tried and corrected with the keyboard alone', async ({ panel }) => {
  await goTo(panel, 'Texts');
  const play = card(panel, 'Playground');
  const field = play.getByRole('textbox', { name: 'Text', exact: true });
  const result = play.getByRole('region', { name: 'Chat sees' });
  const names = panel.getByRole('listbox', { name: 'Variables' });

  await field.click();
  await field.press('ControlOrMeta+a');
  await field.pressSequentially('2 and 3 are $(mat');
  await expect(names.getByRole('option').first()).toContainText('$(math sum)');
  await field.press('Enter');
  await expect(field).toHaveValue('2 and 3 are $(math )');
  await field.pressSequentially('2+3');
  await expect(result).toContainText('2 and 3 are 5');
  await field.press('End');
  await field.pressSequentially(' $(1.upp');
  await field.press('Tab');
  await expect(field).toHaveValue('2 and 3 are $(math 2+3) $(1.upper)');
  await expect(names).toHaveCount(0);
  await play.getByRole('textbox', { name: 'Words typed' }).fill('hello');
  await expect(result).toContainText('2 and 3 are 5 HELLO');

  await field.fill('Hi $(usr)!');
  await field.press('Escape');
  await expect(play.getByText('There is no $(usr). Did you mean $(user)?')).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await play.getByRole('button', { name: /Did you mean/ }).click();
  await panel.keyboard.type('user');
  await panel.keyboard.press('Escape');
  await expect(field).toHaveValue('Hi $(user)!');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
});

test('a variable is found by what it does, and its example is tried with a click', async ({
  panel,
  emcee,
}) => {
  await goTo(panel, 'Texts');
  const list = card(panel, 'Variables');
  await list.getByRole('searchbox', { name: 'Search variables' }).fill('roman');
  await expect(list.getByRole('listitem').filter({ hasText: '$(roman number)' })).toBeVisible();
  await list.getByRole('button', { name: 'Try $(roman 2026)' }).click();
  await expect(card(panel, 'Playground').getByRole('region', { name: 'Chat sees' })).toContainText('MMXXVI');
  await list.getByRole('searchbox', { name: 'Search variables' }).fill('xyzzy');
  await expect(list).toContainText('No variable fits');
  await list.getByRole('button', { name: 'Show all' }).click();
  const { variables } = await emcee.ask('texts', 'list', {});
  await expect(list).toContainText(`${variables.length} variables`);
});

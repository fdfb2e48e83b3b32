import { expect, test } from '../../fixtures.ts';
import { goTo } from '../../support/panel.ts';
import { lines, rehearse } from '../../support/rehearsal.ts';

test('the history of chat is searched by words, viewer and day, and leads to who said it', async ({
  emcee,
}) => {
  const panel = await rehearse(emcee);
  const say = (viewer: string, text: string) =>
    emcee.ask('rehearsal', 'sayAs', { viewer, role: 'viewer', text });
  await say('baker_bo', 'the dough rises');
  await say('baker_ada', 'the oven is hot');
  await say('baker_bo', 'the dough is ready');

  await goTo(panel, 'Chat');
  await expect(lines(panel).filter({ hasText: 'the dough is ready' })).toHaveCount(1);
  await panel.getByRole('link', { name: 'History' }).click();
  const words = panel.getByRole('searchbox', { name: 'Words in the line' });
  await expect(words).toBeFocused();
  const found = panel.getByRole('grid', { name: 'Lines of the history, newest first' }).getByRole('row');

  await panel.keyboard.type('DOUGH the');
  await expect(found).toHaveText([/the dough is ready/, /the dough rises/]);
  await panel.getByRole('textbox', { name: 'Viewer' }).fill('baker_a');
  await expect(panel.getByText('No line fits')).toBeVisible();
  await words.fill('');
  await expect(found).toHaveText([/the oven is hot/]);

  const day = panel.getByLabel('Day', { exact: true });
  await day.fill('2020-02-29');
  await expect(panel.getByText('No line fits')).toBeVisible();
  await panel.getByRole('button', { name: 'Show all' }).first().click();
  await expect(found.first()).toContainText('the dough is ready');
  await expect(day).toHaveValue('');

  await panel.getByRole('grid').focus();
  await panel.keyboard.press('ArrowDown');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('complementary', { name: 'baker_ada' })).toBeVisible();
});

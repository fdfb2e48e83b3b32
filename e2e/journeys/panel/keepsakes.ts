import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { expect, test } from '../../fixtures.ts';
import { card, toast } from '../../support/panel.ts';

/** By the letter of its page, as somebody does whose hands are on the keys. */
async function goBy(panel: Page, letter: string, heading: string): Promise<void> {
  await panel.keyboard.press('g');
  await panel.keyboard.press(letter);
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText(heading);
}

test('a quote is added, found, changed by keyboard, removed and brought back', async ({ panel, emcee }) => {
  await goBy(panel, 'q', 'Quotes');
  await expect(panel.getByText('No quotes yet')).toBeVisible();
  await panel.getByRole('main').getByRole('button', { name: 'Add quote' }).first().click();
  const dialog = panel.getByRole('dialog', { name: 'Add a quote' });
  await dialog.getByLabel('What was said').fill('=I meant to do that');
  await dialog.getByLabel('Who said it').fill('Kim');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await emcee.ask('quotes', 'add', { text: 'Never again', author: 'Lee' });
  const grid = panel.getByRole('grid', { name: 'Quotes' });
  await expect(grid.getByRole('row')).toHaveCount(3);

  await panel.getByRole('searchbox', { name: 'Search' }).fill('MEANT');
  await expect(grid.getByRole('row')).toHaveCount(2);
  await grid.focus();
  await panel.keyboard.press('Enter');
  await panel.getByLabel('Text of the quote').fill('=I meant to do this');
  await panel.keyboard.press('Enter');
  await expect(toast(panel, 'Changed quote 1')).toBeVisible();
  await panel.getByRole('searchbox', { name: 'Search' }).fill('');
  await expect(grid.getByText('=I meant to do this')).toBeVisible();

  await grid.getByRole('row').filter({ hasText: 'Never again' }).click();
  await grid.focus();
  await panel.keyboard.press('Delete');
  const removed = toast(panel, 'Removed quote 2');
  await expect(grid.getByText('Never again')).toHaveCount(0);
  await removed.getByRole('button', { name: 'Undo' }).click();
  await expect(grid.getByText('Never again')).toBeVisible();

  // By keyboard: the short messages lie over the buttons for a while.
  await panel.getByRole('button', { name: 'Import and export' }).press('Enter');
  const downloading = panel.waitForEvent('download');
  await panel.getByRole('menuitem', { name: 'Export as CSV' }).press('Enter');
  const file = readFileSync(await (await downloading).path(), 'utf8');
  expect(file).toContain("1,'=I meant to do this,Kim");
});

test('a counter is made, counts by keys and buttons, and each change can be taken back', async ({
  panel,
}) => {
  await goBy(panel, 'd', 'Counters');
  await panel.getByRole('button', { name: 'Make a deaths counter' }).click();
  const deaths = panel.getByRole('group', { name: /^deaths, / });
  await deaths.focus();
  await panel.keyboard.press('+');
  await panel.keyboard.press('1');
  await panel.keyboard.press('0');
  await panel.keyboard.press('+');
  await expect(panel.getByRole('group', { name: 'deaths, 11 in total' })).toBeVisible();
  await deaths.getByRole('button', { name: 'Count deaths down' }).click();
  await expect(panel.getByRole('group', { name: 'deaths, 10 in total' })).toBeVisible();

  await deaths.getByRole('button', { name: 'Set up and history of deaths' }).click();
  const detail = panel.getByRole('dialog', { name: 'Counter deaths' });
  await detail.getByRole('button', { name: 'Take this change back: 1 → 11' }).click();
  await expect(detail.getByText('taken back')).toBeVisible();
  await panel.keyboard.press('Escape');
  await expect(panel.getByRole('group', { name: 'deaths, 0 in total' })).toBeVisible();
});

test('a reminder is understood before it is set, and can be cancelled; notes and links are kept', async ({
  panel,
}) => {
  await goBy(panel, 'y', 'Memories');
  const reminders = card(panel, 'Reminders');
  const words = reminders.getByLabel('When and about what');
  await words.fill('stretch');
  await expect(reminders.getByText(/^When\? Say it like/)).toBeVisible();
  await words.fill('every Friday 18:00 stretch');
  await expect(reminders.getByText(/"stretch": every Friday at 18:00, first Friday/)).toBeVisible();
  await reminders.getByRole('button', { name: 'Set the reminder' }).click();
  await expect(reminders.getByRole('listitem')).toHaveCount(1);
  await reminders.getByRole('button', { name: 'Cancel reminder 1' }).click();
  await expect(reminders.getByText('No reminder waits')).toBeVisible();

  const notes = card(panel, 'Notes');
  await notes.getByRole('textbox', { name: 'Note' }).fill('The oven needs 220 degrees');
  await notes.getByRole('button', { name: 'Keep it' }).click();
  await expect(notes.getByRole('listitem')).toContainText('The oven needs 220 degrees');
  const links = card(panel, 'Links');
  await links.getByRole('textbox', { name: 'Address' }).fill('javascript:alert(1)');
  await links.getByRole('button', { name: 'Keep it' }).click();
  await expect(toast(panel, 'Only web addresses can be kept')).toBeVisible();
});

test('the to-do list is sorted by keyboard, and a focus timer runs and stops', async ({ panel, emcee }) => {
  for (const text of ['Flour', 'Water', 'Salt']) await emcee.ask('todo', 'add', { text });
  await goBy(panel, 'b', 'To-do');
  const list = card(panel, 'To-do list');
  await expect(list.getByRole('listitem')).toHaveText(['Flour', 'Water', 'Salt']);
  await list.getByRole('button', { name: 'Move Flour', exact: true }).focus();
  await panel.keyboard.press('Space');
  await expect(panel.getByText('Flour is at place 1 of 3.')).toBeAttached();
  await panel.keyboard.press('ArrowDown');
  await expect(panel.getByText('Flour is at place 2 of 3.')).toBeAttached();
  await panel.keyboard.press('Space');
  await expect(list.getByRole('listitem')).toHaveText(['Water', 'Flour', 'Salt']);
  await list.getByRole('checkbox', { name: 'Done: Salt' }).click();
  await expect(list.getByText('2 to do')).toBeVisible();

  const focus = card(panel, 'Focus timer');
  await focus.getByRole('button', { name: 'Start' }).click();
  await expect(focus.getByText('Round 1 of 4')).toBeVisible();
  await focus.getByRole('button', { name: /^Pause/ }).click();
  await expect(focus.getByText('Round 1 of 4 · Paused')).toBeVisible();
  await focus.getByRole('button', { name: /^Stop/ }).click();
  await expect(focus.getByRole('button', { name: 'Start' })).toBeVisible();
});

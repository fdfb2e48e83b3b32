import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { expect, test } from '../../fixtures.ts';
import type { Emcee } from '../../support/doors/emcee.ts';
import { card, toast } from '../../support/panel.ts';
import { rehearse } from '../../support/rehearsal.ts';

const say = (emcee: Emcee, viewer: string, text: string): Promise<unknown> =>
  emcee.ask('rehearsal', 'sayAs', { viewer, role: 'viewer', text });

async function goToBets(panel: Page): Promise<void> {
  await panel.keyboard.press('g');
  await panel.keyboard.press('w');
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Polls & bets');
}

/** Two who have something to bet. */
async function giveTokens(emcee: Emcee): Promise<void> {
  for (const viewer of ['robin', 'kim']) await say(emcee, viewer, 'Hello');
  let ids: string[] = [];
  await expect(async () => {
    const { rows } = await emcee.ask('viewers', 'list', {});
    ids = rows.filter(({ login }) => login === 'robin' || login === 'kim').map(({ id }) => id);
    expect(ids).toHaveLength(2);
  }).toPass();
  await emcee.ask('economy', 'adjust', { viewerIds: ids, currency: 'tokens', amount: 1000 });
}

test('a bet is opened, bet on in chat, locked, ended with who gets what, taken back and ended right', async ({
  emcee,
}) => {
  const panel = await rehearse(emcee);
  await giveTokens(emcee);
  await goToBets(panel);
  const main = panel.getByRole('main');
  await main.getByLabel('What will happen?').fill('Will the bread rise?');
  await main.getByRole('textbox', { name: 'Option A' }).fill('Yes');
  await main.getByRole('textbox', { name: 'Option B' }).fill('yes');
  await panel.keyboard.press('Enter');
  await expect(toast(panel, 'Two options are called "yes"')).toBeVisible();
  await main.getByRole('textbox', { name: 'Option B' }).fill('No');
  await main.getByRole('button', { name: 'Open the bet' }).press('Enter');
  await expect(card(panel, 'Open: viewers can bet').getByText('Will the bread rise?')).toBeVisible();

  await say(emcee, 'robin', '!bet A 300');
  await say(emcee, 'kim', '!bet B 100');
  const yes = main.getByRole('list', { name: 'Options' }).getByRole('listitem').filter({ hasText: 'Yes' });
  await expect(yes).toContainText('75%');
  await expect(yes).toContainText('pays × 1.33');
  await main.getByRole('button', { name: 'Lock' }).press('Enter');
  await expect(card(panel, 'Locked: say what was right')).toBeVisible();

  await main.getByRole('button', { name: 'It is B: end the bet with No' }).press('Enter');
  const dialog = panel.getByRole('dialog', { name: 'Is B right: No?' });
  await expect(dialog.getByRole('row', { name: /kim No 100 400/i })).toBeVisible();
  await dialog.getByRole('button', { name: 'End and pay' }).press('Enter');
  await toast(panel, 'The bet is over: No').getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(yes).toContainText('75%');
  await main.getByRole('button', { name: 'It is A: end the bet with Yes' }).press('Enter');
  await panel.getByRole('dialog').getByRole('button', { name: 'End and pay' }).click();
  await expect(main.getByLabel('What will happen?')).toBeVisible();

  await panel.getByRole('tab', { name: 'History' }).click();
  const history = main.getByRole('table', { name: 'Bets that are over' });
  await expect(history.getByRole('row')).toHaveCount(2);
  await expect(history.getByRole('row').last()).toContainText('Yes');
  await history.getByRole('button', { name: 'Details of Will the bread rise?' }).press('Enter');
  await expect(panel.getByRole('dialog').getByRole('row', { name: /robin Yes 300 400/i })).toBeVisible();
  await panel.keyboard.press('Escape');
  await main.getByLabel('Words of the question').fill('cake');
  await expect(main.getByText('Nothing matches')).toBeVisible();
  await main.getByLabel('Words of the question').fill('BREAD');
  await expect(history.getByRole('row')).toHaveCount(2);

  const coming = panel.waitForEvent('download');
  await main.getByRole('button', { name: 'Export' }).press('Enter');
  await panel.getByRole('menuitem', { name: 'CSV' }).press('Enter');
  const file = readFileSync(await (await coming).path(), 'utf8');
  expect(file).toMatch(/Will the bread rise\?,ended,Yes,paid,.*,robin,Yes,300,400/i);
});

test('a poll is opened, voted in with numbers, ended and found in the history', async ({ emcee }) => {
  const panel = await rehearse(emcee);
  await goToBets(panel);
  await panel.getByRole('tab', { name: 'Polls' }).press('Enter');
  const main = panel.getByRole('main');
  await main.getByLabel('What do you ask?').fill('Bread or cake?');
  await main.getByRole('textbox', { name: 'Option 1' }).fill('Bread');
  await main.getByRole('textbox', { name: 'Option 2' }).fill('Cake');
  await main.getByRole('button', { name: 'Open the poll' }).press('Enter');
  await expect(card(panel, 'Open: viewers can vote').getByText('Bread or cake?')).toBeVisible();
  await say(emcee, 'robin', '2');
  await say(emcee, 'kim', '!vote cake');
  await say(emcee, 'max', '1');
  const cake = main.getByRole('list', { name: 'Options' }).getByRole('listitem').filter({ hasText: 'Cake' });
  await expect(cake).toContainText('2 votes');
  await expect(cake).toContainText('67%');
  await expect(cake).toContainText('Leads');
  await main.getByRole('button', { name: 'End', exact: true }).press('Enter');
  await expect(main.getByLabel('What do you ask?')).toBeVisible();

  await panel.getByRole('tab', { name: 'History' }).click();
  await main.getByRole('tabpanel').getByText('Polls', { exact: true }).click();
  const history = main.getByRole('table', { name: 'Polls that are over' });
  await expect(history.getByRole('row').last()).toContainText('Cake');
  await history.getByRole('button', { name: 'Details of Bread or cake?' }).press('Enter');
  await expect(panel.getByRole('dialog').getByRole('row', { name: /max Bread/i })).toBeVisible();
});

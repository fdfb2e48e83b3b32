import { expect, test } from '../../fixtures.ts';
import { card, goTo, toast } from '../../support/panel.ts';
import { rehearse } from '../../support/rehearsal.ts';

test('a rule is changed, points are given and taken back, and the books balance all the while', async ({
  emcee,
}) => {
  const panel = await rehearse(emcee);
  const say = (text: string, role: 'viewer' | 'moderator' = 'viewer') =>
    emcee.ask('rehearsal', 'sayAs', { viewer: `guest_${role}`, role, text });
  await goTo(panel, 'Economy');
  await panel.getByRole('tab', { name: 'Earning' }).click();
  const rules = card(panel, 'What viewers earn');
  const first = rules.getByRole('row').filter({ hasText: 'First line' });
  const amount = (await first.count()) > 0 ? first.getByLabel('Amount') : rules.getByLabel('Amount').nth(1);
  await expect(amount).toHaveValue('5');
  await amount.fill('55');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(toast(panel, 'The economy was changed')).toBeVisible();

  // The next one to speak for the first time today earns by the new rule.
  await say('good evening');
  await panel.getByRole('tab', { name: 'Ledger' }).click();
  const ledger = card(panel, 'Ledger');
  await expect(async () => {
    await panel.getByRole('searchbox', { name: 'Search the ledger' }).fill('First message');
    await panel.getByRole('searchbox', { name: 'Search the ledger' }).fill('First message of');
    await expect(ledger.getByRole('row').filter({ hasText: 'guest_viewer' })).toContainText('+55', {
      timeout: 1000,
    });
  }).toPass();

  await say('!give @guest_viewer 70', 'moderator');
  await panel.getByRole('searchbox', { name: 'Search the ledger' }).fill('');
  const given = ledger.getByRole('row').filter({ hasText: 'Given by a moderator' });
  await expect(async () => {
    await panel.getByRole('searchbox', { name: 'Search the ledger' }).fill('Given');
    await panel.getByRole('searchbox', { name: 'Search the ledger' }).fill('Given by');
    await expect(given).toContainText('+70', { timeout: 1000 });
  }).toPass();
  await given.getByRole('button', { name: 'Take back: Given by a moderator, guest_viewer' }).click();
  await toast(panel, 'The row was taken back').getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(async () =>
      (await emcee.ask('economy', 'leaders', { by: 'tokens' })).standings.map(({ amount: has }) => has),
    )
    .toContain(70);

  await panel.getByRole('tab', { name: 'Books' }).click();
  const books = card(panel, 'Currencies').getByRole('row');
  await expect(books.filter({ hasText: 'tokens' })).toContainText('Yes');
  await expect(books.filter({ hasText: 'XP' })).toContainText('Yes');
  await expect(card(panel, 'Where it came from, where it went')).toContainText('Given by a moderator');
});

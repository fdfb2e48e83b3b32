import { expect, test } from '../../fixtures.ts';
import { goTo, toast } from '../../support/panel.ts';
import { lines, rehearse } from '../../support/rehearsal.ts';

test('what a viewer buys in chat waits at the desk, is done, and is given back with its price', async ({
  emcee,
}) => {
  const panel = await rehearse(emcee);
  const say = (text: string, role: 'viewer' | 'moderator' = 'viewer') =>
    emcee.ask('rehearsal', 'sayAs', { viewer: `guest_${role}`, role, text });
  await emcee.ask('shop', 'save', {
    item: { id: 'water', title: 'A glass of water', price: 40, currency: 'tokens', byHand: true },
    isNew: true,
    stock: 1,
  });
  await goTo(panel, 'Chat');
  await say('good evening');
  await say('!give @guest_viewer 100', 'moderator');
  await expect(lines(panel).filter({ hasText: 'has 100 tokens now' })).toBeVisible();
  await say('!buy a glass of water');
  await expect(lines(panel).filter({ hasText: 'You get A glass of water for 40 tokens.' })).toBeVisible();

  await goTo(panel, 'Shop');
  await panel.getByRole('tab', { name: /^Purchases/ }).click();
  const bought = panel.getByRole('table', { name: 'Purchases' }).getByRole('row').last();
  await expect(bought).toContainText('Waits for you');
  await bought.getByRole('button', { name: 'A glass of water of guest_viewer is done' }).press('Enter');
  await expect(bought).toContainText('Done');
  await toast(panel, 'A glass of water is done').getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(bought).toContainText('Waits for you');
  await bought.getByRole('button', { name: 'Refund A glass of water of guest_viewer' }).press('Enter');
  await expect(bought).toContainText('Given back');

  await goTo(panel, 'Chat');
  await say('!tokens');
  await expect(lines(panel).filter({ hasText: 'You have 100 tokens.' })).toBeVisible();
  // The one glass is back on the shelf.
  await say('!shop water');
  await expect(lines(panel).filter({ hasText: '1 left.' })).toBeVisible();
});

import { expect, test } from '../../fixtures.ts';
import { card, goTo, toast } from '../../support/panel.ts';
import { lines, rehearse } from '../../support/rehearsal.ts';

const GUESTS = ['stage_ada', 'stage_bob', 'stage_cleo', 'stage_dan', 'stage_eve'];

test('a giveaway is opened, a crowd joins, two winners are drawn and claim, and the history keeps them', async ({
  emcee,
}) => {
  const panel = await rehearse(emcee);
  await panel.emulateMedia({ reducedMotion: 'no-preference' });
  await emcee.ask('settings', 'set', { feature: 'giveaways', values: { showSeconds: 3 } });
  const say = (viewer: string, text: string) =>
    emcee.ask('rehearsal', 'sayAs', { viewer, role: 'viewer', text });

  await goTo(panel, 'Giveaways');
  await panel.getByRole('main').getByRole('button', { name: 'New giveaway' }).first().click();
  const form = panel.getByRole('dialog', { name: 'New giveaway' });
  await form.getByLabel('Title').fill('A fresh loaf');
  await form.getByRole('textbox', { name: 'Winners', exact: true }).fill('2');
  await form.getByRole('button', { name: 'Open it now' }).click();
  await expect(toast(panel, 'A fresh loaf is open')).toBeVisible();

  for (const guest of GUESTS) await say(guest, '!join');
  const entrants = card(panel, 'Entrants');
  const named = (name: string) => entrants.getByRole('listitem').filter({ hasText: name });
  for (const guest of GUESTS) await expect(named(guest)).toHaveCount(1);
  // The crowd of the rehearsal reads the invitation and joins as well, until it is closed.
  await card(panel, 'A fresh loaf').getByRole('button', { name: 'Close entries' }).click();
  await expect(card(panel, 'A fresh loaf')).toContainText('Closed: not drawn yet');
  const count = await entrants.getByRole('listitem').count();
  await expect(named('stage_ada')).toContainText(`1 of ${count} tickets`);
  await named('stage_eve').getByRole('button', { name: 'Take stage_eve out' }).click();
  await expect(entrants.getByRole('listitem')).toHaveCount(count - 1);
  await toast(panel, 'stage_eve is out').getByRole('button', { name: 'Undo' }).click();
  await expect(entrants.getByRole('listitem')).toHaveCount(count);

  await card(panel, 'A fresh loaf').getByRole('button', { name: 'Draw now' }).click();
  const stage = card(panel, 'The draw');
  await expect(stage.getByText('Who gets A fresh loaf?')).toBeVisible();
  // Nobody is named before the reels stand.
  await expect(card(panel, 'Winners')).toHaveCount(0);
  await expect(stage.getByRole('status')).toContainText(/^\w+ and \w+ win A fresh loaf$/);
  const winners = card(panel, 'Winners');
  await expect(winners.getByRole('listitem')).toHaveCount(2);
  await expect(winners.getByText(/seconds left/)).toHaveCount(2);

  const [first = '', second = ''] = await winners.getByRole('listitem').locator('strong').allTextContents();
  expect(first).not.toBe(second);
  // Chat is told when the show is over; what is said before does not count.
  await goTo(panel, 'Chat');
  await expect(lines(panel).filter({ hasText: `@${first} and @${second} win A fresh loaf!` })).toHaveCount(1);
  await say(first, 'Me? Hooray!');
  await expect(lines(panel).filter({ hasText: `goes to @${first}` })).toHaveCount(1);
  await goTo(panel, 'Giveaways');
  await winners.getByRole('button', { name: `Let ${second} have it without an answer` }).click();
  await expect(winners.getByText('"A fresh loaf" is over.')).toBeVisible();

  await panel.getByRole('tab', { name: 'History' }).click();
  const history = panel.getByRole('list', { name: 'Winners of A fresh loaf' });
  await expect(history.getByRole('listitem')).toHaveCount(2);
  const delivered = history.getByRole('checkbox', { name: `${first} has got their prize` });
  await delivered.click();
  await expect(toast(panel, `Noted that ${first} has got their prize`)).toBeVisible();
  await expect(delivered).toBeChecked();
  const downloading = panel.waitForEvent('download');
  await panel.getByRole('button', { name: 'Winners as CSV' }).press('Enter');
  expect((await downloading).suggestedFilename()).toMatch(/^winners-.*\.csv$/);
});

test('the calm draw names the winner at once to those who want no motion', async ({ emcee }) => {
  const panel = await rehearse(emcee);
  await panel.emulateMedia({ reducedMotion: 'reduce' });
  await emcee.ask('giveaways', 'start', { rules: { title: 'A roll', claimSeconds: 0 } });
  await emcee.ask('rehearsal', 'sayAs', { viewer: 'stage_ada', role: 'viewer', text: '!join' });
  await goTo(panel, 'Giveaways');
  await expect(card(panel, 'Entrants').getByText('stage_ada')).toBeVisible();
  await card(panel, 'A roll').getByRole('button', { name: 'Draw now' }).click();
  await expect(card(panel, 'The draw').getByRole('status')).toContainText(
    /^\w+ wins A roll, with a chance of \d+/,
  );
  await expect(panel.getByRole('button', { name: 'Show it again' })).toHaveCount(0);
});

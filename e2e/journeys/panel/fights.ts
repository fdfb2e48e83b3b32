import { expect, test } from '../../fixtures.ts';
import { rehearse } from '../../support/rehearsal.ts';

test('a tournament begun in the panel is joined in chat, played to its end and paid, with its bracket on the page', async ({
  emcee,
}) => {
  const panel = await rehearse(emcee);
  const say = (viewer: string, text: string) =>
    emcee.ask('rehearsal', 'sayAs', { viewer, role: 'viewer', text });
  for (const viewer of ['stage_ann', 'stage_bo', 'stage_cy']) await say(viewer, 'hello');
  await emcee.ask('games', 'saveSettings', {
    game: 'tournament',
    values: { fee: 0, mostPlayers: 3, pauseSeconds: 2 },
  });
  await panel.keyboard.press('g');
  await panel.keyboard.press('j');
  const main = panel.getByRole('main');
  await main.getByRole('button', { name: 'Start a round of Tournament' }).press('Enter');
  await expect(main.getByText('Players join')).toBeVisible();
  for (const viewer of ['stage_ann', 'stage_bo', 'stage_cy']) await say(viewer, '!join');
  const bracket = main.getByRole('region', { name: 'Bracket' });
  await expect(bracket).toContainText('Semi-finals');
  await expect(bracket).toContainText('Bye');
  await expect(bracket).toContainText('Plays now');
  await expect(bracket).toHaveCount(0);
  await panel.getByRole('tab', { name: 'History' }).click();
  await expect(main.getByText('wins the tournament!', { exact: false })).toBeVisible();
});

test('a bread fight shows the HP of both, and ends when one forfeits', async ({ emcee }) => {
  const panel = await rehearse(emcee);
  const say = (viewer: string, text: string) =>
    emcee.ask('rehearsal', 'sayAs', { viewer, role: 'viewer', text });
  for (const viewer of ['stage_ann', 'stage_bo']) await say(viewer, 'hello');
  await say('stage_ann', '!fight @stage_bo');
  await panel.keyboard.press('g');
  await panel.keyboard.press('j');
  const main = panel.getByRole('main');
  await expect(main.getByText('Waits for an answer')).toBeVisible();
  await say('stage_bo', '!accept');
  await expect(main.getByRole('meter')).toHaveCount(2);
  await expect(main.getByRole('meter').first()).toHaveAttribute('aria-valuetext', '60 / 60 HP');
  await say('stage_bo', '!forfeit');
  await expect(main.getByRole('meter')).toHaveCount(0);
});

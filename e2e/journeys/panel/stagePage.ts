import { expect, test } from '../../fixtures.ts';
import { card, flip, goTo } from '../../support/panel.ts';
import { banner, lines, link, liveChat, rehearse } from '../../support/rehearsal.ts';

/** What live chat says of the buttons that it tells of. */
const TOLD = [
  ['Stream starts', 'The stream has started'],
  ['Follow', 'stage_guest follows now'],
  ['Subscription', 'stage_guest subscribed at tier 1'],
  ['Gift bomb', 'stage_guest gave 5 subscriptions'],
  ['Cheer', 'stage_guest cheered 100 bits'],
  ['Raid', 'stage_guest raided with 50 viewers'],
  ['Channel points', 'stage_guest redeemed Hydrate'],
  ['Timeout', 'stage_guest was sent out for 600 seconds'],
  ['Ban', 'stage_guest was banned'],
] as const;

test('every button of the stage does what it says, and scenes and crowds play and stop', async ({
  emcee,
}) => {
  const panel = await rehearse(emcee);
  await goTo(panel, 'Rehearsal');
  const strip = panel.getByRole('region', { name: 'The simulated channel' });
  await expect(strip).toContainText('Rehearsal_Streamer');
  const happen = card(panel, 'Let something happen');
  await happen.getByRole('textbox', { name: 'Who does it' }).fill('stage_guest');
  const go = (what: string) => happen.getByRole('button', { name: `Go: ${what}`, exact: true }).click();
  for (const [what, told] of TOLD) {
    await go(what);
    await expect(lines(panel).filter({ hasText: told }), what).toHaveCount(1);
  }
  await happen.getByRole('textbox', { name: 'Who does it' }).fill('');
  for (const what of ['Poll', 'Prediction', 'Hype train', 'Ad break']) {
    await go(what);
    await expect(happen.getByRole('button', { name: `Go: ${what}` }).getByLabel('It happened')).toBeVisible();
  }
  await go('Poll');
  await expect(panel.getByRole('alert').filter({ hasText: 'A poll runs already' })).toBeVisible();
  await go('Stream ends');
  await expect(lines(panel).filter({ hasText: 'The stream has ended' })).toHaveCount(1);
  await expect(strip).toContainText('Off');

  const scenes = card(panel, 'Scenes');
  const quiet = scenes.getByRole('listitem').first();
  await quiet.getByRole('button', { name: /^Play / }).click();
  await expect(quiet).toContainText('Playing');
  await quiet.getByRole('button', { name: /^Stop / }).click();
  await expect(quiet).not.toContainText('Playing');

  const crowd = card(panel, 'Crowd');
  const before = await lines(panel).count();
  await crowd.getByText('2,000', { exact: true }).click();
  await flip(crowd.getByRole('switch', { name: 'Crowd' }));
  await expect(crowd).toContainText(/\d+ viewers/);
  await expect.poll(() => lines(panel).count()).toBeGreaterThan(before + 20);
  await flip(crowd.getByRole('switch', { name: 'Crowd' }));
  await expect(crowd).toContainText('Nobody is here');
});

test('what breaks on stage is seen and heals by itself', async ({ emcee }) => {
  const panel = await rehearse(emcee);
  await goTo(panel, 'Rehearsal');
  const faults = card(panel, 'Faults');
  const breakIt = (fault: string) => faults.getByRole('button', { name: `Break it: ${fault}` }).click();
  await faults.getByRole('textbox', { name: 'Seconds' }).fill('3');
  await breakIt('The line is cut');
  await expect(faults.getByRole('listitem').filter({ hasText: 'The line is cut' })).toContainText('Active');
  await expect(liveChat(panel)).toContainText(/Next try in|Connecting|Not connected/);
  await goTo(panel, 'Connection');
  await expect(link(panel, 'Chat')).toContainText('Connected');
  await expect(link(panel, 'Events')).toContainText('Connected');

  // A sign-in that runs out is renewed without a word.
  await goTo(panel, 'Rehearsal');
  await breakIt('Sign-ins run out');
  await emcee.ask('rehearsal', 'sayAs', { viewer: 'late_guest', role: 'viewer', text: 'Still there?' });
  const line = lines(panel).filter({ hasText: 'Still there?' });
  await expect(line).toHaveCount(1);
  await line.hover();
  await line.getByRole('button', { name: 'Time out late_guest' }).click();
  await panel.getByRole('menuitem', { name: '1 min', exact: true }).click();
  await expect(lines(panel).filter({ hasText: 'late_guest was sent out for 60 seconds' })).toHaveCount(1);
  await breakIt('Events move');
  await breakIt('Chat moves');
  await breakIt('Odd lines');
  await emcee.ask('rehearsal', 'happen', { happening: { what: 'follow' }, viewer: 'newest_guest' });
  await expect(lines(panel).filter({ hasText: 'newest_guest follows now' })).toHaveCount(1);
  await goTo(panel, 'Connection');
  await expect(link(panel, 'Chat')).toContainText('Connected');
  await expect(link(panel, 'Events')).toContainText('Connected');
  await expect(banner(panel)).toBeVisible();
});

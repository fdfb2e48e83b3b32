import { expect, test } from '../../fixtures.ts';
import { card, flip, goTo, toast } from '../../support/panel.ts';
import { link, rehearse } from '../../support/rehearsal.ts';
import { startTwitchElsewhere } from '../../support/twitchElsewhere.ts';

test('the Connection page says who is in, what Emcee may and hears, how much room is left, and what went wrong', async ({
  emcee,
}) => {
  const panel = await rehearse(emcee);
  await expect(card(panel, 'Twitch application')).toContainText('has one of its own');

  // Each right has its reason and the module that wants it.
  const rights = panel.getByRole('table', { name: 'Rights' });
  const rows = rights.locator('tbody').getByRole('row');
  await expect(rows).not.toHaveCount(0);
  const count = await rows.count();
  await expect(card(panel, 'Rights')).toContainText(`${count} of ${count} given`);
  for (const row of await rows.all()) {
    await expect(row.getByRole('cell').first()).toHaveText(/\w{3}.* \(\w+\)/);
    await expect(row).toContainText('Given');
  }

  const events = card(panel, 'Events that Emcee hears');
  const heard = events.getByRole('row').filter({ has: panel.getByRole('cell') });
  await expect(heard.filter({ hasText: 'channel.follow' })).toContainText('On');
  await events.getByText('Need a look', { exact: true }).click();
  await expect(events).toContainText('No event fits');
  await events.getByText('All', { exact: true }).click();
  await events.getByRole('searchbox', { name: 'Search events' }).fill('redemption');
  await expect(heard.filter({ hasText: 'channel.channel_points_custom_reward_redemption.add' })).toHaveCount(
    1,
  );
  await expect(heard.filter({ hasText: 'channel.follow' })).toHaveCount(0);
  await expect(card(panel, 'Room left')).toContainText(/\d+ of 800 left/);

  await expect(card(panel, 'Last troubles')).toContainText('Nothing went wrong lately');
  await emcee.ask('rehearsal', 'fault', { fault: 'cut', seconds: 3 });
  await expect(link(panel, 'Chat')).toContainText(/Next try in|Connecting|Not connected/);
  const troubles = card(panel, 'Last troubles').getByRole('listitem');
  await expect(troubles).not.toHaveCount(0);
  await expect(link(panel, 'Chat')).toContainText('Connected');
  await expect(link(panel, 'Events')).toContainText('Connected');
});

test('the connection is a switch of the streamer, on Home and over a restart', async ({ emcee }) => {
  const panel = await rehearse(emcee);
  const toggle = card(panel, 'Quick toggles').getByRole('switch', { name: 'Connected to Twitch' });
  await goTo(panel, 'Home');
  await expect(toggle).toBeChecked();
  await flip(toggle);
  await expect(toggle).not.toBeChecked();
  await goTo(panel, 'Connection');
  await expect(link(panel, 'Chat')).toContainText('Off');
  await expect(link(panel, 'Events')).toContainText('Off');

  const again = await emcee.restart();
  await goTo(again, 'Connection');
  await expect(link(again, 'Chat')).toContainText('Off');
  await goTo(again, 'Home');
  await flip(card(again, 'Quick toggles').getByRole('switch', { name: 'Connected to Twitch' }));
  await goTo(again, 'Connection');
  await expect(link(again, 'Chat')).toContainText('Connected');
  await expect(link(again, 'Events')).toContainText('Connected');
});

test('a client ID counts only when Twitch knows it, and outlasts a restart', async ({ emcee }) => {
  const { house, env } = await startTwitchElsewhere();
  try {
    const panel = await emcee.start({ env });
    await goTo(panel, 'Connection');
    const guide = card(panel, 'First, a name for Emcee at Twitch');
    const field = guide.getByRole('textbox', { name: 'Client ID' });
    const use = guide.getByRole('button', { name: 'Try it and use it' });
    await field.fill('nobodyregisteredthisone0000001');
    await use.click();
    await expect(guide).toContainText('Twitch does not sign anybody in with this client ID');
    await field.fill('rehearsalpublicclient000000001');
    await use.click();
    await expect(toast(panel, 'Twitch knows this application')).toBeVisible();
    await expect(card(panel, 'Twitch application')).toContainText('rehearsalpublicclient000000001');
    const again = await emcee.restart({ env });
    await goTo(again, 'Connection');
    await expect(card(again, 'Twitch application')).toContainText('You use one of your own');
    await expect(card(again, 'Accounts').getByRole('button', { name: 'Sign in' }).first()).toBeEnabled();
  } finally {
    await house.stop();
  }
});

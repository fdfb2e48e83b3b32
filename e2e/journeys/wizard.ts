import { expect, test } from '../fixtures.ts';
import { card, goTo, navLink, toast } from '../support/panel.ts';
import { banner, lines, liveChat } from '../support/rehearsal.ts';

test.use({ welcomed: false });

test('from the first start one click leads to a lively rehearsed channel within 30 seconds', async ({
  panel,
  emcee,
}) => {
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Welcome');
  await expect(banner(panel)).toHaveCount(0);
  // The app starts over, and the page with it.
  emcee.expectLonelyPages();
  const pressed = performance.now();
  await panel.getByRole('button', { name: 'Rehearse first' }).click();
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Going on stage ...');
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Home', { timeout: 30_000 });
  await expect(banner(panel)).toContainText('Nothing here is real');
  await expect(liveChat(panel)).toContainText('Connected');
  await expect(liveChat(panel).getByRole('heading')).toHaveText('Chat of Rehearsal_Streamer');
  await expect.poll(() => lines(panel).count(), { timeout: 30_000 }).toBeGreaterThan(4);
  expect(performance.now() - pressed).toBeLessThan(30_000);

  // Who has been welcomed is not welcomed again, and whoever rehearsed goes on with it.
  await panel.reload();
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Home');
  await expect(banner(panel)).toBeVisible();
});

test('who connects without a Twitch application is led to make one, and may leave it for later', async ({
  panel,
  emcee,
}) => {
  // The rest of the panel stays within reach.
  await expect(navLink(panel, 'Settings')).toBeVisible();
  await panel.getByRole('button', { name: 'Connect my channel' }).click();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('First, a name for Emcee at Twitch');
  await expect(panel.getByRole('main')).toContainText('Step 1 of 4');
  await expect(panel.getByRole('link', { name: 'Open the page of Twitch' })).toHaveAttribute(
    'href',
    /^https:\/\/dev\.twitch\.tv\//,
  );
  const field = panel.getByRole('textbox', { name: 'Client ID' });
  const use = panel.getByRole('button', { name: 'Try it and use it' });
  for (const [typed, problem] of [
    ['', 'Paste the client ID here first'],
    ['https://dev.twitch.tv/console', 'This is an address'],
    ['short', 'about 30 characters'],
  ] as const) {
    await field.fill(typed);
    await use.click();
    await expect(panel.getByRole('main')).toContainText(problem);
  }
  await panel.getByRole('button', { name: 'Back' }).click();
  await expect(panel.getByRole('button', { name: 'Rehearse first' })).toBeVisible();
  await panel.getByRole('button', { name: 'Skip this' }).click();
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Home');

  // Once skipped it does not come back, and Home still knows what is to be done.
  await panel.reload();
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Home');
  const steps = card(panel, 'Next steps');
  await expect(steps.getByRole('link', { name: 'Try it without Twitch' })).toBeVisible();
  await steps.getByRole('link', { name: 'Connect your channel' }).click();
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Connection');
  await expect(card(panel, 'First, a name for Emcee at Twitch')).toBeVisible();
  expect(await emcee.call('twitch', 'signIn', { role: 'streamer' })).toMatchObject({
    ok: false,
    error: { code: 'twitch.no_client_id' },
  });
  await goTo(panel, 'Home');
  await expect(toast(panel, /./)).toHaveCount(0);
});

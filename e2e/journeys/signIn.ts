import type { Page } from 'playwright';
import { expect, test } from '../fixtures.ts';
import { card, goTo } from '../support/panel.ts';
import { link, startOnStage } from '../support/rehearsal.ts';

const account = (panel: Page, role: 'Streamer' | 'Bot') =>
  card(panel, 'Accounts')
    .getByRole('listitem')
    .filter({ has: panel.getByRole('heading', { name: new RegExp(`^${role}`) }) });

test('a sign-in can run out, be refused, be left and be approved, and lasts over a restart', async ({
  emcee,
}) => {
  const panel = await startOnStage(emcee);
  await goTo(panel, 'Connection');
  const streamer = account(panel, 'Streamer');
  const signIn = panel.getByRole('region', { name: 'Sign-in of the streamer' });
  await expect(streamer).toContainText('Not signed in');
  await expect(link(panel, 'Chat')).toContainText('Needs a sign-in');

  await streamer.getByRole('button', { name: 'Sign in' }).click();
  await expect(signIn.getByRole('timer')).toContainText('good for another');
  const first = await signIn.locator('output').innerText();
  await signIn.getByRole('button', { name: 'Let it expire' }).click();
  await expect(signIn.getByRole('alert')).toContainText('Get a new code');
  await signIn.getByRole('button', { name: 'Get a new code' }).click();
  await expect(signIn.locator('output')).not.toHaveText(first);

  await signIn.getByRole('button', { name: 'Deny' }).click();
  await expect(signIn).toContainText('Twitch tells nobody of a no');
  await expect(signIn.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await signIn.getByRole('button', { name: 'Cancel' }).click();
  await expect(signIn).toHaveCount(0);
  await expect(streamer).toContainText('Not signed in');

  await streamer.getByRole('button', { name: 'Sign in' }).click();
  await signIn.getByRole('button', { name: 'Approve' }).click();
  await expect(streamer).toContainText('Rehearsal_Streamer');
  await expect(streamer).toContainText('Signed in.');
  await expect(signIn).toHaveCount(0);
  await expect(account(panel, 'Bot')).toContainText('the bot speaks under your name');
  await expect(link(panel, 'Chat')).toContainText('Connected');
  await expect(link(panel, 'Events')).toContainText('Connected');

  const again = await emcee.restart();
  await goTo(again, 'Connection');
  await expect(account(again, 'Streamer')).toContainText('Signed in.');
  await expect(account(again, 'Streamer')).toContainText('Rehearsal_Streamer');
  await expect(link(again, 'Chat')).toContainText('Connected');
  await expect(link(again, 'Events')).toContainText('Connected');
});

test('the bot gets an account of its own, and either is signed out after a question', async ({ emcee }) => {
  const panel = await startOnStage(emcee);
  await goTo(panel, 'Connection');
  for (const [role, name] of [
    ['Streamer', 'Rehearsal_Streamer'],
    ['Bot', 'Rehearsal_Bot'],
  ] as const) {
    await account(panel, role).getByRole('button', { name: 'Sign in' }).click();
    await panel.getByRole('button', { name: 'Approve' }).click();
    await expect(account(panel, role)).toContainText(name);
  }
  await expect(link(panel, 'Chat')).toContainText('Connected');

  await account(panel, 'Bot').getByRole('button', { name: 'Sign out Rehearsal_Bot' }).click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(account(panel, 'Bot')).toContainText('the bot speaks under your name');
  await expect(link(panel, 'Chat')).toContainText('Connected');

  await account(panel, 'Streamer').getByRole('button', { name: 'Sign out Rehearsal_Streamer' }).click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(account(panel, 'Streamer')).toContainText('Not signed in');
  await expect(link(panel, 'Chat')).toContainText('Needs a sign-in');
});

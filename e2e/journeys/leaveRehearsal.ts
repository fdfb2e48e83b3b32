import { expect, test } from '../fixtures.ts';
import type { Emcee } from '../support/doors/emcee.ts';
import { card, goTo } from '../support/panel.ts';
import { banner, link } from '../support/rehearsal.ts';

async function cardSeconds(emcee: Emcee): Promise<unknown> {
  const { sections } = await emcee.ask('settings', 'list', {});
  return sections.find(({ feature }) => feature === 'overlay')?.values['cardSeconds'];
}

test('a rehearsal has books of its own: the real ones stay as they were, and it is kept for the next time', async ({
  panel,
  emcee,
}) => {
  await emcee.ask('settings', 'set', { feature: 'overlay', values: { cardSeconds: 7 } });
  // The app starts over each time, and the page with it.
  emcee.expectLonelyPages();
  await goTo(panel, 'Rehearsal');
  await panel.getByRole('button', { name: 'Open an empty stage' }).click();
  await expect(banner(panel)).toBeVisible();
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Rehearsal');

  // It begins with the streamer's own settings.
  await goTo(panel, 'Settings');
  const field = card(panel, 'Overlay').getByRole('textbox', { name: 'Seconds on screen' });
  await expect(field).toHaveValue('7');
  await field.fill('33');
  await panel.getByRole('button', { name: 'Save the settings of Overlay' }).click();
  await expect.poll(() => cardSeconds(emcee)).toBe(33);
  await goTo(panel, 'Connection');
  await card(panel, 'Accounts').getByRole('button', { name: 'Sign in' }).first().click();
  await panel.getByRole('button', { name: 'Approve' }).click();
  await expect(link(panel, 'Chat')).toContainText('Connected');

  await banner(panel).getByRole('button', { name: 'Leave' }).click();
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Home');
  await expect(banner(panel)).toHaveCount(0);
  expect(await cardSeconds(emcee)).toBe(7);
  expect(JSON.parse(emcee.folder.read('settings.json')).features.overlay.values).toMatchObject({
    cardSeconds: 7,
  });
  await goTo(panel, 'Connection');
  await expect(card(panel, 'First, a name for Emcee at Twitch')).toBeVisible();
  const changed = "SELECT 1 FROM log_rows WHERE event = 'call.changed' AND message LIKE '%settings.set%'";
  await expect.poll(() => emcee.folder.rows(changed).length).toBe(1);

  await goTo(panel, 'Rehearsal');
  await panel.getByRole('button', { name: 'Open an empty stage' }).click();
  await expect(banner(panel)).toBeVisible();
  await expect.poll(() => cardSeconds(emcee)).toBe(33);
  await goTo(panel, 'Connection');
  await expect(card(panel, 'Accounts')).toContainText('Rehearsal_Streamer');
  await expect(link(panel, 'Chat')).toContainText('Connected');
});

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, test } from '../fixtures.ts';
import { card, chooseScheme, goTo, PAGES } from '../support/panel.ts';
import { lines, rehearse } from '../support/rehearsal.ts';

/** What axe finds that keeps somebody out, in words: of everything, or of colours alone. */
async function barriers(page: Page, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  // Telling of what is well, too, takes as long as looking for what is not.
  axe.options({ resultTypes: ['violations'] });
  if (what === 'colours') axe.withRules('color-contrast');
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id} (${help}): ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
}

const AT_ONCE = 8;

// The pages are the same behind both doors, so that each door shows them in one of the two appearances; only colours can
// differ in the second.
for (let first = 0; first < PAGES.length; first += AT_ONCE) {
  const pages = PAGES.slice(first, first + AT_ONCE);
  test(`none of the pages from ${pages[0]} on keeps anybody out, in dark (headless) and in light (desktop)`, async ({
    panel,
    door,
  }) => {
    await chooseScheme(panel, door === 'headless' ? 'Dark' : 'Light');
    for (const name of pages) {
      await test.step(name, async () => {
        await goTo(panel, name);
        await expect(panel.locator('[class*=Skeleton]')).toHaveCount(0);
        expect.soft(await barriers(panel, door === 'headless' ? 'all' : 'colours'), name).toEqual([]);
      });
    }
  });
}

test('neither the welcome nor a rehearsal in full swing keeps anybody out', async ({ emcee, door }) => {
  const panel = await rehearse(emcee);
  await chooseScheme(panel, door === 'headless' ? 'Light' : 'Dark');
  for (const happening of [
    { what: 'follow' },
    { what: 'gift', count: 3 },
    { what: 'raid', viewers: 12 },
    { what: 'cheer', bits: 200 },
    { what: 'timeout', seconds: 60 },
  ] as const)
    await emcee.ask('rehearsal', 'happen', { happening, viewer: 'busy_guest' });
  for (const role of ['viewer', 'subscriber', 'vip', 'moderator', 'streamer'] as const)
    await emcee.ask('rehearsal', 'sayAs', { viewer: `guest_${role}`, role, text: 'Hello Kappa' });
  await emcee.ask('twitch', 'signIn', { role: 'bot' });
  for (const name of ['Home', 'Rehearsal', 'Chat', 'Connection'] as const) {
    await goTo(panel, name);
    await expect(panel.locator('[class*=Skeleton]')).toHaveCount(0);
    if (name !== 'Connection') await expect(lines(panel).filter({ hasText: 'Hello Kappa' })).toHaveCount(5);
    expect.soft(await barriers(panel), name).toEqual([]);
  }
  await goTo(panel, 'Rehearsal');
  await expect(card(panel, 'A sign-in waits for your answer')).toBeVisible();
  await lines(panel).filter({ hasText: 'guest_viewer' }).hover();
  await panel.getByRole('button', { name: 'Ban guest_viewer' }).click();
  await expect(panel.getByRole('menu')).toBeVisible();
  expect.soft(await barriers(panel), 'what can be done about a line').toEqual([]);
  await panel.keyboard.press('Escape');
  await panel.evaluate(() => {
    location.hash = '#/welcome';
  });
  await expect(panel.getByRole('button', { name: 'Rehearse first' })).toBeVisible();
  expect.soft(await barriers(panel), 'the welcome').toEqual([]);
});

test('no dialog keeps anybody out', async ({ panel, door }) => {
  await chooseScheme(panel, door === 'headless' ? 'Light' : 'Dark');
  await panel.keyboard.press('Control+k');
  await expect(panel.getByRole('dialog')).toBeVisible();
  expect.soft(await barriers(panel), 'the command palette').toEqual([]);
  await panel.keyboard.press('Escape');
  await expect(panel.getByRole('dialog')).toHaveCount(0);

  await panel.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(panel.getByRole('dialog')).toBeVisible();
  expect.soft(await barriers(panel), 'the list of shortcuts').toEqual([]);
  await panel.keyboard.press('Escape');

  await goTo(panel, 'Settings');
  await panel.getByRole('button', { name: 'Set all settings of Overlay back to their defaults' }).click();
  await expect(panel.getByRole('dialog')).toBeVisible();
  expect.soft(await barriers(panel), 'a question').toEqual([]);
});

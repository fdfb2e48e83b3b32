import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, test } from '../fixtures.ts';
import { chooseScheme, goTo, PAGES } from '../support/panel.ts';

/** What axe finds that keeps somebody out, in words. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id} (${help}): ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
}

// The pages are the same behind both doors, so that each door shows them in one of the two appearances.
test('no page keeps anybody out, in dark (headless) and in light (desktop)', async ({ panel, door }) => {
  await chooseScheme(panel, door === 'headless' ? 'Dark' : 'Light');
  for (const name of PAGES) {
    await test.step(name, async () => {
      await goTo(panel, name);
      await expect(panel.locator('[class*=Skeleton]')).toHaveCount(0);
      expect.soft(await barriers(panel), name).toEqual([]);
    });
  }
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

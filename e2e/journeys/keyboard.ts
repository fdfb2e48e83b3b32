import type { Page } from 'playwright';
import { expect, test } from '../fixtures.ts';

/** Whether one sees where the focus is. */
const focusIsVisible = (panel: Page) =>
  panel.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });

test('the first key leads past the navigation, and one always sees where the focus is', async ({ panel }) => {
  await panel.keyboard.press('Tab');
  const skip = panel.getByRole('button', { name: 'Skip to the page' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('main')).toBeFocused();

  await panel.reload();
  await expect(panel.getByRole('switch', { name: 'Pause alerts' })).toBeVisible();
  for (let step = 0; step < 14; step += 1) {
    await panel.keyboard.press('Tab');
    const where = await panel.evaluate(() => document.activeElement?.outerHTML.slice(0, 120) ?? '');
    expect(await focusIsVisible(panel), where).toBe(true);
  }
});

test('the palette finds a page and a thing to do, and two keys open a page unless one types', async ({
  panel,
  emcee,
}) => {
  await panel.keyboard.press('Control+k');
  const palette = panel.getByRole('combobox', { name: 'Command palette' });
  await expect(palette).toBeFocused();
  await palette.fill('log');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Log');
  await expect(panel.getByRole('heading', { level: 1 })).toBeFocused();

  await panel.keyboard.press('Control+k');
  await palette.fill('pause alerts');
  await expect(panel.getByRole('option').first()).toContainText('Pause alerts');
  await panel.keyboard.press('Enter');
  await expect
    .poll(async () => {
      const { sections } = await emcee.ask('settings', 'list', {});
      return sections.find(({ feature }) => feature === 'overlay')?.values['paused'];
    })
    .toBe(true);

  await panel.keyboard.press('Control+k');
  await palette.fill('zzzz');
  await expect(panel.getByRole('dialog')).toContainText('Nothing found.');
  await panel.keyboard.press('Escape');
  await expect(panel.getByRole('dialog')).toHaveCount(0);

  const heading = panel.getByRole('heading', { level: 1 });
  await panel.keyboard.press('g');
  await panel.keyboard.press('s');
  await expect(heading).toHaveText('Settings');
  await panel.getByRole('searchbox', { name: 'Search settings' }).fill('');
  await panel.keyboard.type('gl?');
  await expect(heading).toHaveText('Settings');
  await expect(panel.getByRole('dialog')).toHaveCount(0);
  await panel.getByRole('main').focus();
  await panel.keyboard.press('?');
  await expect(panel.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await panel.keyboard.press('Escape');
  await expect(panel.getByRole('dialog')).toHaveCount(0);
});

test('a switch is flipped and a question is answered by keyboard alone', async ({ panel, emcee }) => {
  await panel.keyboard.press('g');
  await panel.keyboard.press('m');
  const overlay = panel.getByRole('switch', { name: 'Overlay' });
  await overlay.focus();
  await panel.keyboard.press('Space');
  await expect(overlay).not.toBeChecked();
  await expect(overlay).not.toHaveAttribute('aria-busy', 'true');
  await panel.keyboard.press('Space');
  await expect(overlay).toBeChecked();

  await emcee.ask('settings', 'set', { feature: 'overlay', values: { cardSeconds: 9 } });
  await panel.getByRole('main').focus();
  await panel.keyboard.press('g');
  await panel.keyboard.press('s');
  await panel.getByRole('button', { name: 'Set all settings of Overlay back to their defaults' }).focus();
  await panel.keyboard.press('Enter');
  const dialog = panel.getByRole('dialog');
  // What loses nothing has the focus.
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  // A dialog sets the focus twice while it opens: a Tab in between is put back.
  await expect(async () => {
    await panel.keyboard.press('Tab');
    await expect(dialog.getByRole('button', { name: 'Set back' })).toBeFocused({ timeout: 1000 });
  }).toPass();
  await panel.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  const { sections } = await emcee.ask('settings', 'list', {});
  expect(sections.find(({ feature }) => feature === 'overlay')?.values).toMatchObject({ cardSeconds: 6 });
});

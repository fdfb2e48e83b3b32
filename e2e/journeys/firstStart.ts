import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { card, chooseScheme, goTo, PAGES } from '../support/panel.ts';
import { projectFolder } from '../support/project.ts';

test('a first start shows what runs, where it lies and what to do next, and leads there', async ({
  panel,
  emcee,
}) => {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  await expect(panel).toHaveTitle('Home · Emcee');
  const stage = card(panel, 'Emcee is on');
  await expect(stage).toContainText(version);
  await expect(stage).toContainText(emcee.folder.path);
  await expect(stage).toContainText(emcee.door === 'desktop' ? 'Desktop app' : 'Headless, in a browser');
  await expect(panel.getByRole('region', { name: 'Worth knowing' })).toHaveCount(0);

  const steps = card(panel, 'Next steps').getByRole('link');
  await expect(steps).toContainText([
    'Try it without Twitch',
    'Connect your channel',
    'Put the overlay into OBS',
  ]);
  await card(panel, 'Next steps').getByRole('link', { name: 'Put the overlay into OBS' }).click();
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Overlay');
  await expect(card(panel, 'Put it into OBS').getByRole('listitem')).toHaveCount(3);
});

test('every page opens from the navigation, again from its address, and is the same after a reload', async ({
  panel,
}) => {
  const addresses = new Map<string, string>();
  for (const name of PAGES) {
    await goTo(panel, name);
    await expect(panel).toHaveTitle(`${name} · Emcee`);
    await expect(panel.getByRole('main')).not.toContainText('This page stopped working');
    addresses.set(name, new URL(panel.url()).hash);
  }
  expect(new Set(addresses.values()).size).toBe(PAGES.length);
  for (const [name, hash] of addresses) {
    await panel.evaluate((to) => {
      location.hash = to;
    }, hash);
    await expect(panel.getByRole('heading', { level: 1 })).toHaveText(name);
  }
  await panel.evaluate(() => {
    location.hash = '#/nowhere';
  });
  await expect(panel.getByRole('main')).toContainText('There is no such page');

  await chooseScheme(panel, 'Light');
  await goTo(panel, 'Modules');
  await panel.reload();
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Modules');
  await expect(panel.getByRole('switch', { name: 'Overlay' })).toBeChecked();
  await expect(panel.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
});

import type { Locator, Page } from 'playwright';
import { expect } from 'playwright/test';

/** All pages, as the navigation names them. */
export const PAGES = [
  'Home',
  'Rehearsal',
  'Chat',
  'Commands',
  'Routines',
  'Timers',
  'Phrases',
  'Welcomes',
  'Quotes',
  'Counters',
  'Memories',
  'To-do',
  'Lists',
  'Texts',
  'Users',
  'Economy',
  'Shop',
  'Games',
  'Polls & bets',
  'Giveaways',
  'Packs',
  'Overlay',
  'Connection',
  'Modules',
  'Settings',
  'Log',
  'API',
  'About',
] as const;
export type PageName = (typeof PAGES)[number];

/** Opens a page as a person does, and waits until it is there. */
export async function goTo(panel: Page, name: PageName): Promise<void> {
  // Behind the name there may be a mark, such as how many notices there are.
  await navLink(panel, name).click();
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText(name);
}

export function navLink(panel: Page, name: PageName): Locator {
  return panel
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: new RegExp(`^${name}\\b`) });
}

export async function chooseScheme(panel: Page, scheme: 'Light' | 'Dark'): Promise<void> {
  await panel.getByRole('button', { name: 'Appearance' }).click();
  await panel.getByRole('menuitemradio', { name: scheme }).click();
  await expect(panel.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme.toLowerCase());
}

/** A card of a page, by its heading. */
export function card(panel: Page, name: string): Locator {
  return panel.getByRole('main').getByRole('region', { name, exact: true });
}

/** A short message in the corner. */
export function toast(panel: Page, text: string | RegExp): Locator {
  return panel.getByRole('alert').filter({ hasText: text });
}

/** Flips a switch with the mouse. What is clicked on is the drawn track, which lies over the real control. */
export async function flip(control: Locator): Promise<void> {
  await control.click({ force: true });
}

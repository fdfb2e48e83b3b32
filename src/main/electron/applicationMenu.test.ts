import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from './applicationMenu.ts';

function menuFor(platform: NodeJS.Platform, developer = false) {
  const done: string[] = [];
  const template = menuTemplate({
    platform,
    developer,
    openDataFolder: () => done.push('folder'),
    openPanelInBrowser: () => done.push('browser'),
    quit: () => done.push('quit'),
  });
  return { done, template };
}

function itemsOf(template: readonly MenuItemConstructorOptions[], label: string) {
  const submenu = template.find((each) => each.label === label)?.submenu;
  if (!Array.isArray(submenu)) throw new Error(`There is no menu "${label}"`);
  return submenu;
}

function click(items: readonly MenuItemConstructorOptions[], label: string): void {
  const found = items.find((each) => each.label === label);
  if (!found?.click) throw new Error(`"${label}" does nothing`);
  Reflect.apply(found.click, undefined, []);
}

describe('the application menu', () => {
  it('does what it says', () => {
    const { done, template } = menuFor('linux');
    const file = itemsOf(template, 'File');
    click(file, 'Open the panel in the browser');
    click(file, 'Show the data folder');
    click(file, 'Quit Emcee');
    expect(done).toEqual(['browser', 'folder', 'quit']);
  });

  it('keeps the editing keys, which text fields on macOS do not have without it', () => {
    expect(menuFor('darwin').template.some((each) => each.role === 'editMenu')).toBe(true);
  });

  it('has Quit where the platform looks for it, and once only', () => {
    for (const [platform, menu] of [
      ['darwin', 'Emcee'],
      ['linux', 'File'],
      ['win32', 'File'],
    ] as const) {
      const { template } = menuFor(platform);
      const holders = template.filter(
        ({ submenu }) => Array.isArray(submenu) && submenu.some((each) => each.label === 'Quit Emcee'),
      );
      expect(holders.map(({ label }) => label)).toEqual([menu]);
    }
  });

  it('offers the developer tools only in a build for developers', () => {
    const hasTools = (developer: boolean) =>
      itemsOf(menuFor('linux', developer).template, 'View').some((each) => each.role === 'toggleDevTools');
    expect(hasTools(true)).toBe(true);
    expect(hasTools(false)).toBe(false);
  });
});

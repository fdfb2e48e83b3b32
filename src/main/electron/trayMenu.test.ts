import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { QuickToggle } from '../engine/registries/kinds.ts';
import { Registry } from '../engine/registries/registry.ts';
import { keepTray, trayTemplate } from './trayMenu.ts';

function toggle(id: string, order: number): QuickToggle & { on: boolean } {
  return {
    id,
    order,
    title: `Title of ${id}`,
    help: `Help for ${id}`,
    on: false,
    read() {
      return this.on;
    },
    set(on) {
      this.on = on;
    },
  };
}

function parts() {
  const toggles = new Registry<QuickToggle>('quick toggle');
  const done: string[] = [];
  return {
    done,
    toggles,
    url: null as string | null,
    clipboard: {
      writeText: async (text: string) => {
        done.push(`copied ${text}`);
      },
    },
    status: () => 'All is well',
    overlayUrl(): string | null {
      return this.url;
    },
    openPanel: () => done.push('open'),
    quit: () => done.push('quit'),
  };
}

function item(template: readonly MenuItemConstructorOptions[], label: string): MenuItemConstructorOptions {
  const found = template.find((each) => each.label === label);
  if (!found) throw new Error(`There is no "${label}"`);
  return found;
}

/** Clicks as Electron does; our listeners look at none of its arguments. */
function click(template: readonly MenuItemConstructorOptions[], label: string): void {
  Reflect.apply(item(template, label).click ?? (() => {}), undefined, []);
}

describe('the tray menu', () => {
  it('says how things are, and has the quick toggles in their order and state', () => {
    const given = parts();
    const late = toggle('late', 20);
    const early = toggle('early', 10);
    early.on = true;
    given.toggles.add(late, 'a');
    given.toggles.add(early, 'b');
    const template = trayTemplate(given);
    expect(template[0]).toMatchObject({ label: 'All is well', enabled: false });
    const boxes = template.filter((each) => each.type === 'checkbox');
    expect(boxes.map(({ label, checked, toolTip }) => ({ label, checked, toolTip }))).toEqual([
      { label: 'Title of early', checked: true, toolTip: 'Help for early' },
      { label: 'Title of late', checked: false, toolTip: 'Help for late' },
    ]);
  });

  it('flips what the toggle says now, not what was drawn', () => {
    const given = parts();
    const one = toggle('one', 1);
    given.toggles.add(one, 'a');
    const template = trayTemplate(given);
    one.on = true;
    click(template, 'Title of one');
    expect(one.on).toBe(false);
  });

  it('has no empty part where there are no toggles', () => {
    const types = trayTemplate(parts()).map((each) => each.type ?? 'item');
    expect(types.join(' ')).not.toContain('separator separator');
  });

  it('copies the overlay address only while there is one', () => {
    const given = parts();
    expect(item(trayTemplate(given), 'Copy overlay URL').enabled).toBe(false);
    click(trayTemplate(given), 'Copy overlay URL');
    expect(given.done).toEqual([]);
    given.url = 'http://127.0.0.1:1/overlay#token=x';
    expect(item(trayTemplate(given), 'Copy overlay URL').enabled).toBe(true);
    click(trayTemplate(given), 'Copy overlay URL');
    expect(given.done).toEqual(['copied http://127.0.0.1:1/overlay#token=x']);
  });

  it('opens the panel and quits', () => {
    const given = parts();
    click(trayTemplate(given), 'Open panel');
    click(trayTemplate(given), 'Quit Emcee');
    expect(given.done).toEqual(['open', 'quit']);
  });
});

describe('the tray', () => {
  it('is drawn anew when a toggle comes, changes or goes, and no longer after its end', () => {
    const given = parts();
    const drawn: string[][] = [];
    const listeners = new Set<() => void>();
    const toolTips: string[] = [];
    const keeper = keepTray({
      ...given,
      tray: {
        setToolTip: (text) => toolTips.push(text),
        setContextMenu: (labels: string[]) => drawn.push(labels),
        on: (_event, listener) => listeners.add(listener),
        off: (_event, listener) => listeners.delete(listener),
      },
      buildMenu: (template) =>
        template.filter((each) => each.type === 'checkbox').map((each) => `${each.label}: ${each.checked}`),
    });
    const one = toggle('one', 1);
    const remove = given.toggles.add(one, 'a');
    one.set(true);
    given.toggles.touch();
    remove();
    expect(drawn).toEqual([[], ['Title of one: false'], ['Title of one: true'], []]);
    expect(toolTips.at(-1)).toBe('Emcee: All is well');
    for (const run of listeners) run();
    expect(given.done).toEqual(['open']);
    keeper.end();
    given.toggles.touch();
    keeper.draw();
    expect(drawn).toHaveLength(4);
    // The tray stays while the bot behind it is started anew.
    expect(listeners.size).toBe(0);
  });
});

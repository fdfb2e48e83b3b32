import type { BrowserContext, Page } from 'playwright';
import { expect } from 'playwright/test';
import type { DeskCalls } from '../desk/desk.ts';
import type { AppProcess } from './appProcess.ts';
import type { Door, DoorParts, DoorRun, StartOptions } from './door.ts';
import { findElectron, startOnElectron } from './onElectron.ts';
import { startOnStandIn } from './onStandIn.ts';

/** The desktop app as it runs now, on Electron or on the stand-in. */
export interface DesktopRun {
  readonly process: AppProcess;
  /** Settles when its windows are gone too. */
  readonly over: Promise<unknown>;
  /** The page of the window, as soon as it is loaded. */
  page(): Promise<Page>;
  /** One act of the desk, by its name. */
  act(name: string, args: unknown[]): Promise<unknown>;
}

export interface DesktopStart extends Omit<DoorParts, 'newContext'> {
  options: StartOptions;
  args: readonly string[];
  /** The browser's storage, which lies in the data folder of a real app: one for all starts. */
  storage(): Promise<BrowserContext>;
}

/** The desktop app: on a real Electron where there is one, otherwise on the stand-in. */
export function desktopDoor({ folder, newContext, prepare }: DoorParts): Door {
  const start = findElectron() ? startOnElectron : startOnStandIn;
  let storage: Promise<BrowserContext> | null = null;
  let last: DesktopRun | null = null;

  const launch = async (options: StartOptions): Promise<DoorRun> => {
    // The app has no flag for its port.
    if (!options.usualPort && !folder.list().includes('settings.json'))
      folder.writeSettings({ access: { port: 0 } });
    if (last && !last.process.isRunning) await last.over;
    const run = await start({
      folder,
      prepare,
      options,
      args: [...(options.bare ? [] : ['--data-dir', folder.path]), ...(options.args ?? [])],
      storage: () => {
        storage ??= newContext();
        return storage;
      },
    });
    last = run;
    // A proxy, so that the acts of the desk are spelled out in one place only.
    const desk = new Proxy({} as DeskCalls, {
      get:
        (_, name) =>
        (...args: unknown[]) =>
          run.act(String(name), args),
    });
    return {
      process: run.process,
      desk,
      link: null,
      ready: () => expect.poll(() => desk.tray()).not.toBeNull(),
      openPanel: () => run.page(),
      send: async (route, input) => callFrom(await run.page(), route, input),
    };
  };

  return { name: 'desktop', launch };
}

/** What the preload script exposes to the page. */
interface Bridge {
  send(message: { type: 'call'; id: number; route: string; input: unknown }): void;
  onMessage(listener: (message: { type: string; id?: number; result?: unknown }) => void): () => void;
}

let lastCall = 0;

/** A call over the panel's own bridge, beside the panel. */
function callFrom(page: Page, route: string, input: unknown): Promise<unknown> {
  // The panel counts its own calls upwards from 1.
  lastCall -= 1;
  return page.evaluate(
    ({ id, route, input }) =>
      new Promise((resolve) => {
        const bridge = Reflect.get(window, 'emcee') as Bridge;
        const end = bridge.onMessage((message) => {
          if (message.type !== 'answer' || message.id !== id) return;
          end();
          resolve(message.result);
        });
        bridge.send({ type: 'call', id, route, input });
      }),
    { id: lastCall, route, input },
  );
}

import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { Clock, Disposer, Logger } from '../engine/ports.ts';
import { PANEL_URL } from './panelProtocol.ts';

export interface WindowBounds extends Rectangle {
  maximised: boolean;
}

/** Where the bounds are kept between starts. */
export interface BoundsMemory {
  read(): WindowBounds | null;
  write(bounds: WindowBounds): void;
}

export interface PanelWindowParts {
  make(options: BrowserWindowConstructorOptions): BrowserWindow;
  /** The work areas of all screens, to not open a window where no screen is any more. */
  screens(): Rectangle[];
  bounds: BoundsMemory;
  preload: string;
  icon: string;
  clock: Clock;
  /** Null while no bot runs behind the window. */
  log(): Logger | null;
  /** What closing the window means; the window closes when it answers `close`. */
  onClose(window: BrowserWindow): Promise<'close' | 'hide' | 'stay'>;
}

const USUAL_SIZE = { width: 1280, height: 800 };
const SMALLEST = { minWidth: 380, minHeight: 480 };

/** A page that dies more often than this in a minute is not loaded again. */
const MOST_CRASHES = 3;
const CRASH_WINDOW_MS = 60_000;

/** A page that does not answer for so long is loaded anew. */
const HANG_MS = 15_000;

/** The one window. The bot lives in the main process: whatever happens to the page, the bot goes on. */
export class PanelWindow {
  private window: BrowserWindow | null = null;
  private crashes: number[] = [];
  private endHangWatch: Disposer | null = null;
  private quitting = false;
  private readonly parts: PanelWindowParts;

  constructor(parts: PanelWindowParts) {
    this.parts = parts;
  }

  /** Opens it, or brings it to the front. */
  show(): void {
    if (this.window && !this.window.isDestroyed()) {
      if (this.window.isMinimized()) this.window.restore();
      this.window.show();
      this.window.focus();
      return;
    }
    this.window = this.create();
  }

  /** Loads the page anew, if there is a window. */
  reload(): void {
    if (this.window && !this.window.isDestroyed()) void this.load(this.window);
  }

  get isOpen(): boolean {
    return this.window !== null && !this.window.isDestroyed() && this.window.isVisible();
  }

  /** From now on closing the window asks nothing. */
  letGo(): void {
    this.quitting = true;
  }

  private create(): BrowserWindow {
    const { parts } = this;
    const remembered = visible(parts.bounds.read(), parts.screens());
    const window = parts.make({
      ...USUAL_SIZE,
      ...(remembered
        ? { x: remembered.x, y: remembered.y, width: remembered.width, height: remembered.height }
        : {}),
      ...SMALLEST,
      show: false,
      title: 'Emcee',
      icon: parts.icon,
      backgroundColor: '#0f0e14',
      webPreferences: {
        preload: parts.preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
      },
    });
    if (remembered?.maximised) window.maximize();
    window.once('ready-to-show', () => window.show());
    for (const change of ['resized', 'moved', 'maximize', 'unmaximize'] as const) {
      // Electron's declarations list each event with its own listener, so a loop needs the plainest one.
      (window as { on(event: string, listener: () => void): unknown }).on(change, () =>
        this.remember(window),
      );
    }
    window.on('close', (event) => this.close(window, event));
    window.on('closed', () => {
      this.endHangWatch?.();
      if (this.window === window) this.window = null;
    });
    this.watchPage(window);
    void this.load(window);
    return window;
  }

  private async load(window: BrowserWindow): Promise<void> {
    try {
      await window.loadURL(PANEL_URL);
    } catch (thrown) {
      this.parts
        .log()
        ?.error(
          { event: 'window.loadFailed', message: 'The panel could not be loaded into the window' },
          thrown,
        );
    }
  }

  private remember(window: BrowserWindow): void {
    if (window.isDestroyed() || window.isMinimized()) return;
    this.parts.bounds.write({ ...window.getNormalBounds(), maximised: window.isMaximized() });
  }

  private close(window: BrowserWindow, event: { preventDefault(): void }): void {
    this.remember(window);
    if (this.quitting) return;
    event.preventDefault();
    void this.parts.onClose(window).then((choice) => {
      if (choice === 'hide') window.hide();
      else if (choice === 'close') window.destroy();
    });
  }

  private watchPage(window: BrowserWindow): void {
    const { clock } = this.parts;
    window.webContents.on('render-process-gone', (_event, details) => {
      if (details.reason === 'clean-exit' || window.isDestroyed()) return;
      this.parts.log()?.error({
        event: 'window.crashed',
        message: `The panel's page ended (${details.reason}); the bot goes on`,
        details: { exitCode: details.exitCode },
      });
      const now = clock.elapsed();
      this.crashes = [...this.crashes.filter((time) => now - time < CRASH_WINDOW_MS), now];
      if (this.crashes.length > MOST_CRASHES) {
        this.parts.log()?.error({
          event: 'window.givenUp',
          message:
            'The page ended too often and is not loaded again. Open the panel from the tray to try anew.',
        });
        window.destroy();
        return;
      }
      void this.load(window);
    });
    window.on('unresponsive', () => {
      this.parts.log()?.warn({ event: 'window.hangs', message: "The panel's page does not answer" });
      this.endHangWatch?.();
      this.endHangWatch = clock.after(HANG_MS, () => {
        if (window.isDestroyed()) return;
        this.parts.log()?.error({
          event: 'window.restarted',
          message: "The panel's page did not answer for long and was loaded anew",
        });
        window.webContents.forcefullyCrashRenderer();
      });
    });
    window.on('responsive', () => this.endHangWatch?.());
  }
}

/** The bounds if some screen still shows enough of them to grab; null otherwise. */
export function visible(bounds: WindowBounds | null, screens: readonly Rectangle[]): WindowBounds | null {
  if (!bounds) return null;
  const grabbable = screens.some((screen) => {
    const width = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
    const height =
      Math.min(bounds.y + bounds.height, screen.y + screen.height) - Math.max(bounds.y, screen.y);
    return width >= 100 && height >= 60;
  });
  return grabbable ? bounds : null;
}

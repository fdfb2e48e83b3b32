import type { BrowserContext, Page, Request, Route } from 'playwright';
import { GlassWindow } from './glassWindow.ts';
import { Peer, type Wire } from './peer.ts';
import { type AppAsks, type GlassAsks, toAppUrl } from './wire.ts';

/** The real Chromium behind an app that runs on the stand-in: one page for each of its windows. */
export class Glass {
  private readonly app: Peer<GlassAsks, AppAsks>;
  private readonly context: BrowserContext;
  private readonly windows = new Map<number, GlassWindow>();
  private readonly onLoad = new Set<(page: Page) => void>();
  private readonly onRoute = (route: Route, request: Request): Promise<void> => this.fetch(route, request);

  private constructor(context: BrowserContext, wire: Wire) {
    this.context = context;
    this.app = new Peer(wire);
    this.app.answer({
      'window.open': ({ id, size, preload }) => {
        const window = new GlassWindow({
          context,
          size,
          preload,
          sent: (channel, args, url) =>
            this.app.tell('page.sent', { id, channel, args, frame: { url, isMain: true } }),
          crashed: () => this.app.tell('page.crashed', { id }),
        });
        this.windows.set(id, window);
      },
      'window.load': async ({ id, url }) => {
        const window = this.window(id);
        const problem = await window.load(url);
        if (problem === null && window.page) for (const tell of [...this.onLoad]) tell(window.page);
        return problem;
      },
      'window.reload': ({ id }) => this.window(id).reload(),
      'window.resize': ({ id, size }) => this.window(id).resize(size),
      'window.close': ({ id }) => {
        void this.window(id).close();
        this.windows.delete(id);
      },
      'window.crash': ({ id }) => this.window(id).crash(),
      'window.run': ({ id, script }) => this.window(id).run(script),
      'window.deliver': ({ id, channel, args }) => this.window(id).deliver({ channel, args }),
    });
  }

  static async before(context: BrowserContext, wire: Wire): Promise<Glass> {
    const glass = new Glass(context, wire);
    await context.route('**/*', glass.onRoute);
    return glass;
  }

  /** The page of the window, as soon as it is loaded. */
  page(): Promise<Page> {
    for (const { page, isLoaded } of this.windows.values())
      if (page && isLoaded) return Promise.resolve(page);
    return this.nextLoad();
  }

  /** The page that is loaded next. */
  nextLoad(): Promise<Page> {
    return new Promise((resolve) => {
      const tell = (page: Page): void => {
        this.onLoad.delete(tell);
        resolve(page);
      };
      this.onLoad.add(tell);
    });
  }

  /** One act of the desk, by its name. */
  act(name: string, args: unknown[]): Promise<unknown> {
    return this.app.ask('desk.call', { name, args });
  }

  /** When the app's process has ended, its windows are gone too. */
  async end(): Promise<void> {
    await Promise.all([...this.windows.values()].map((window) => window.close()));
    this.windows.clear();
    await this.context.unroute('**/*', this.onRoute);
  }

  private async fetch(route: Route, request: Request): Promise<void> {
    const url = toAppUrl(request.url());
    try {
      if (request.isNavigationRequest() && !(await this.mayGo(request, url))) {
        await route.abort('aborted');
      } else if (url === request.url()) {
        // The stand-in has no network, only the app.
        await route.abort('internetdisconnected');
      } else {
        const headers = await request.allHeaders();
        const { body, ...answer } = await this.app.ask('page.fetches', {
          url,
          method: request.method(),
          // The names that HTTP/2 puts before the others are no headers.
          headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':'))),
        });
        await route.fulfill({ ...answer, body: Buffer.from(body) });
      }
    } catch {
      // The app has ended, or cannot answer: for the page that is a request that failed.
      await route.abort().catch(() => {});
    }
  }

  /** Asks the app whether a page may go somewhere, unless it is the app that moves it. */
  private async mayGo(request: Request, url: string): Promise<boolean> {
    const page = pageOf(request);
    if (page === 'frame') return true;
    for (const [id, window] of this.windows) {
      if (window.page === page) return window.led || this.app.ask('page.leaves', { id, url });
    }
    // One that a window wants to open. Where the app allows it, it still is not a window of the stand-in.
    for (const id of this.windows.keys()) await this.app.ask('page.opens', { id, url, frameName: '' });
    const own = [...this.windows.values()].map((window) => window.page);
    for (const other of this.context.pages()) if (!own.includes(other)) await other.close();
    return false;
  }

  private window(id: number): GlassWindow {
    const window = this.windows.get(id);
    if (!window) throw new Error(`There is no window ${id}`);
    return window;
  }
}

/** Null for a page that is only about to be, `frame` for a part of a page. */
function pageOf(request: Request): Page | 'frame' | null {
  try {
    const frame = request.frame();
    return frame.parentFrame() ? 'frame' : frame.page();
  } catch {
    return null;
  }
}

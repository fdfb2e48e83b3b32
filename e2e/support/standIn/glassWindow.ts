import type { BrowserContext, Page } from 'playwright';
import { preloadText } from './pageSide.ts';
import { type Size, toAppUrl, toGlassUrl } from './wire.ts';

/** In the page for a moment only: what prepares the page takes it away before the page's own scripts run. */
const PORT = '__standInPort';

type Message = { channel: string; args: unknown[] };

export interface GlassWindowParts {
  context: BrowserContext;
  size: Size;
  /** Null for none. */
  preload: string | null;
  sent(channel: string, args: unknown[], url: string): void;
  crashed(): void;
}

/** One window of the app: a page in Chromium, and another one after that has crashed. */
export class GlassWindow {
  /** True while the app itself moves the page: nobody then asks the app whether the page may go there. */
  led = false;
  isLoaded = false;
  /** Null until it is there. */
  page: Page | null = null;
  private readonly parts: GlassWindowParts;
  private size: Size;
  private making: Promise<Page>;
  private isCrashed = false;
  private letters: Message[] = [];
  /** The page waits for letters with it; null while it does not. */
  private hand: ((letters: Message[]) => void) | null = null;

  constructor(parts: GlassWindowParts) {
    this.parts = parts;
    this.size = parts.size;
    this.making = this.makePage();
  }

  /** Answers why it failed; null when the page is there. */
  async load(url: string): Promise<string | null> {
    if (this.isCrashed) {
      // Playwright can do nothing with a page that crashed; for the app it is the same window.
      const before = this.page;
      this.isCrashed = false;
      this.making = this.makePage();
      before?.close().catch(() => {});
    }
    try {
      await this.lead((page) => page.goto(toGlassUrl(url)));
    } catch (thrown) {
      return thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown);
    }
    this.isLoaded = true;
    return null;
  }

  async reload(): Promise<void> {
    await this.lead((page) => page.reload());
  }

  async resize(size: Size): Promise<void> {
    this.size = size;
    await (await this.making).setViewportSize({ width: size.width, height: size.height });
  }

  async run(script: string): Promise<unknown> {
    return (await this.making).evaluate(script);
  }

  /** Ends the page's process; the page tells of it by itself. */
  async crash(): Promise<void> {
    const session = await this.parts.context.newCDPSession(await this.making);
    // A process that is gone does not answer.
    session.send('Page.crash').catch(() => {});
  }

  deliver(letter: Message): void {
    this.letters.push(letter);
    this.handOver();
  }

  async close(): Promise<void> {
    const page = await this.making.catch(() => null);
    // A page that crashed may never answer.
    if (this.isCrashed) page?.close().catch(() => {});
    else await page?.close().catch(() => {});
  }

  private async makePage(): Promise<Page> {
    const page = await this.parts.context.newPage();
    this.page = page;
    await page.exposeBinding(PORT, (_source, kind: string, ...rest: [string, unknown[], string]) => {
      if (kind === 'receive') return this.nextLetters();
      const [channel, args, url] = rest;
      return this.parts.sent(channel, args, toAppUrl(url));
    });
    if (this.parts.preload !== null) {
      await page.addInitScript({ content: preloadText(PORT, this.parts.preload) });
    }
    page.on('crash', () => {
      this.isCrashed = true;
      this.isLoaded = false;
      // What was on its way to a page that is gone is lost.
      this.letters = [];
      this.hand = null;
      this.parts.crashed();
    });
    await page.setViewportSize({ width: this.size.width, height: this.size.height });
    return page;
  }

  /** Whoever waited before is a page that was left. */
  private nextLetters(): Promise<Message[]> {
    return new Promise((resolve) => {
      this.hand = resolve;
      this.handOver();
    });
  }

  private handOver(): void {
    if (!this.hand || this.letters.length === 0) return;
    const { hand, letters } = this;
    this.hand = null;
    this.letters = [];
    hand(letters);
  }

  private async lead(move: (page: Page) => Promise<unknown>): Promise<void> {
    const page = await this.making;
    this.led = true;
    try {
      await move(page);
    } finally {
      this.led = false;
    }
  }
}

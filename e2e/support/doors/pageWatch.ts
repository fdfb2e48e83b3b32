import type { Page } from 'playwright';

/** What a page may ask for: the app itself, on loopback or under its own scheme, and what is no request at all. */
const AT_HOME =
  /^(https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?\/|https:\/\/panel\.emcee\.test\/|emcee:|data:|blob:|about:)/;

/**
 * Keeps what pages complain about: errors on the console (a broken content policy is one), ones that nobody caught, and
 * requests to anywhere but the app.
 */
export class PageWatch {
  readonly complaints: string[] = [];
  private readonly watched = new WeakSet<Page>();
  private readonly expected: RegExp[] = [];

  watch(page: Page): void {
    if (this.watched.has(page)) return;
    this.watched.add(page);
    page.on('console', (message) => {
      if (message.type() === 'error') this.complain(`${message.text()} (${message.location().url})`);
    });
    page.on('request', (request) => {
      if (!AT_HOME.test(request.url())) this.complain(`asked for ${request.url()}`);
    });
    page.on('pageerror', (error) => this.complain(error.stack ?? error.message));
  }

  /** From now on such complaints are a part of the journey. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  private complain(text: string): void {
    if (!this.expected.some((pattern) => pattern.test(text))) this.complaints.push(text);
  }
}

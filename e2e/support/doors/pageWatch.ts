import type { Page } from 'playwright';

/** Keeps what pages complain about: errors on the console (a broken content policy is one), and ones nobody caught. */
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

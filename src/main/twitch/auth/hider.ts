import type { Redactor } from '../../engine/redactor.ts';

const MOST = 200;

/** Tells the redactor every secret, and takes those that we know ourselves out of texts that others wrote. */
export class Hider implements Redactor {
  private readonly known = new Set<string>();
  private readonly redactor: Redactor;

  constructor(redactor: Redactor) {
    this.redactor = redactor;
  }

  hide(secret: string): void {
    // Something this short is no token; blotting it out would make gaps in every text.
    if (secret.length < 8) return;
    this.redactor.hide(secret);
    this.known.delete(secret);
    this.known.add(secret);
    for (const oldest of this.known) {
      if (this.known.size <= MOST) break;
      this.known.delete(oldest);
    }
  }

  /** A text from outside, fit to be shown: without secrets, and of bearable length. */
  scrub(text: string): string {
    let clean = text.slice(0, 2_000);
    for (const secret of this.known) clean = clean.replaceAll(secret, '[hidden]');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    return clean.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, 300);
  }
}

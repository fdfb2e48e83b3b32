import { codePointLength, LINE_LIMIT } from './splitting.ts';

/** Twitch throws a line away that reads like another one less than 30 s before. */
const REPEAT_MS = 31_000;
/** An invisible character; with it a line looks the same and compares as another. */
const INVISIBLE = '\u{E0000}';
const MOST_VARIATIONS = 6;

/** Knows what was said in the last half minute and varies a line, invisibly, so that Twitch takes it again. */
export class Repeats {
  private readonly said = new Map<string, number>();

  /** The text to send; null when every variation has been used. `now` is elapsed milliseconds. */
  vary(text: string, now: number): string | null {
    for (const [old, at] of this.said) {
      if (at + REPEAT_MS > now) break;
      this.said.delete(old);
    }
    if (!this.said.has(text)) return text;
    for (let n = 1; n <= MOST_VARIATIONS; n += 1) {
      const varied = `${text} ${INVISIBLE.repeat(n)}`;
      const fits = codePointLength(varied) <= LINE_LIMIT;
      const candidate = fits ? varied : withOtherSpace(text, n);
      if (candidate !== null && !this.said.has(candidate)) return candidate;
    }
    return null;
  }

  record(text: string, now: number): void {
    this.said.delete(text);
    this.said.set(text, now);
  }
}

/** For a full line: its nth space becomes one that does not break, which takes no more room. */
function withOtherSpace(text: string, n: number): string | null {
  let at = -1;
  for (let i = 0; i < n; i += 1) {
    at = text.indexOf(' ', at + 1);
    if (at === -1) return null;
  }
  return `${text.slice(0, at)}\u00a0${text.slice(at + 1)}`;
}

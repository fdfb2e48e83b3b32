/** What a part of Emcee decided about one line of chat. */
export interface Decision {
  /** The feature that decided: `commands`. */
  by: string;
  outcome: 'ran' | 'refused' | 'passed' | 'failed';
  /** What it was about: `!hug`, `Phrase "hello"`. */
  what: string;
  /** One sentence for a streamer; names the cure where there is one. */
  why: string;
  /** Epoch milliseconds. */
  time: number;
}

const KEPT = 5000;

/** Why something happened, or did not, for the lines of the last while. Lines about which nobody decided cost nothing. */
export class Traces {
  private readonly lines = new Map<string, Decision[]>();

  add(lineId: string, decision: Decision): void {
    if (lineId === '') return;
    const there = this.lines.get(lineId);
    if (there) {
      there.push(decision);
      return;
    }
    this.lines.set(lineId, [decision]);
    if (this.lines.size <= KEPT) return;
    const oldest = this.lines.keys().next();
    if (!oldest.done) this.lines.delete(oldest.value);
  }

  of(lineId: string): readonly Decision[] {
    return this.lines.get(lineId) ?? [];
  }
}

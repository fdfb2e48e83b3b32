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
  /** Their ids in a circle: a Map that loses its oldest entries gets slow to begin reading. */
  private readonly ids: string[] = [];
  private next = 0;

  add(lineId: string, decision: Decision): void {
    if (lineId === '') return;
    const there = this.lines.get(lineId);
    if (there) {
      there.push(decision);
      return;
    }
    const oldest = this.ids[this.next];
    if (oldest !== undefined) this.lines.delete(oldest);
    this.lines.set(lineId, [decision]);
    this.ids[this.next] = lineId;
    this.next = (this.next + 1) % KEPT;
  }

  of(lineId: string): readonly Decision[] {
    return this.lines.get(lineId) ?? [];
  }
}

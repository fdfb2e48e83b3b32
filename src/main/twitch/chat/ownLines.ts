import type { Clock } from '../../engine/ports.ts';

/** Emcee's lines are recognised for so long after they were sent. */
const EXPECTED_MS = 30_000;

export interface OwnLine {
  /** As it was sent, without `/me`. */
  text: string;
  nonce: string;
  /** Elapsed milliseconds. */
  since: number;
  /** Called with the id when Twitch has said it, and with null when we heard that it was not. */
  heard: (messageId: string) => void;
}

/**
 * Which lines Emcee said itself. The account may also be used by a person: the streamer's own `!command` must work,
 * and Emcee's answer must not be taken for one. So a line is Emcee's own when Emcee is just saying that text, or when
 * its id is one that Twitch gave us for our line.
 */
export class OwnLines {
  private readonly underWay: OwnLine[] = [];
  private readonly ids = new Set<string>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  expect(text: string, nonce: string, heard: (messageId: string) => void): OwnLine {
    const line = { text, nonce, since: this.clock.elapsed(), heard };
    this.underWay.push(line);
    return line;
  }

  /** It is said, refused or given up. Its id is remembered when it has one. */
  settle(line: OwnLine, messageId: string | null): void {
    const at = this.underWay.indexOf(line);
    if (at !== -1) this.underWay.splice(at, 1);
    if (messageId !== null) this.remember(messageId);
  }

  /** A line of our account has come in: is it Emcee's? */
  isOwn(messageId: string, text: string): boolean {
    if (this.ids.has(messageId)) return true;
    this.forgetOld();
    const said = withoutName(text);
    const line = this.underWay.find((one) => text.trim() === one.text.trim() || said === one.text.trim());
    if (!line) return false;
    this.remember(messageId);
    line.heard(messageId);
    return true;
  }

  /** Twitch says that the line with this nonce has got this id. */
  confirm(nonce: string, messageId: string): void {
    const line = this.underWay.find((one) => one.nonce === nonce);
    if (!line) return;
    this.remember(messageId);
    line.heard(messageId);
  }

  /** The oldest line that waits for an answer, which is the one that a notice without a name is about. */
  get oldest(): OwnLine | null {
    this.forgetOld();
    return this.underWay[0] ?? null;
  }

  private forgetOld(): void {
    const now = this.clock.elapsed();
    while (this.underWay[0] && this.underWay[0].since + EXPECTED_MS <= now) this.underWay.shift();
  }

  private remember(messageId: string): void {
    this.ids.add(messageId);
    if (this.ids.size <= 500) return;
    for (const oldest of this.ids) {
      this.ids.delete(oldest);
      break;
    }
  }
}

/** Twitch trims a line, and puts the name in front of an answer. */
function withoutName(text: string): string | null {
  const match = /^@\S+ (.*)$/s.exec(text);
  return match?.[1]?.trim() ?? null;
}

import type { SpeakerRole } from './chatPort.ts';

/** Twitch counts lines in 30 s; a second more allows for lines that travel at different speeds. */
const WINDOW_MS = 31_000;
/** Somebody who is no moderator may say about one line a second in a channel. */
const PACE_MS = 1_100;

interface Allowance {
  /** Lines in one window for everybody. */
  lines: number;
  /** Lines kept back for answers to moderators. */
  reserve: number;
  /** Milliseconds between two lines. */
  pace: number;
}

/** A tenth below Twitch's 20 and 100, since the account's own typing counts too. VIPs get no bonus that is sure. */
const ALLOWANCES: Record<SpeakerRole, Allowance> = {
  viewer: { lines: 18, reserve: 3, pace: PACE_MS },
  vip: { lines: 18, reserve: 3, pace: 0 },
  moderator: { lines: 90, reserve: 10, pace: 0 },
  streamer: { lines: 90, reserve: 10, pace: 0 },
};

/**
 * Remembers when lines were sent and says when the next may go. It counts in a sliding window: a bucket that
 * refills would let twice the limit through in some 30 s.
 */
export class SendWindow {
  private readonly sent: number[] = [];
  private last: number | null = null;

  /** Milliseconds until the next line may go; 0 for now. All times are elapsed milliseconds. */
  wait(now: number, role: SpeakerRole, slowSeconds: number, mayUseReserve: boolean): number {
    this.forget(now);
    const allowance = ALLOWANCES[role];
    const limit = mayUseReserve ? allowance.lines : allowance.lines - allowance.reserve;
    let wait = 0;
    if (this.sent.length >= limit) {
      // The line that must have left the window before another fits in.
      const blocking = this.sent[this.sent.length - limit] ?? now;
      wait = blocking + WINDOW_MS - now;
    }
    if (this.last !== null) {
      const slow = role === 'viewer' && slowSeconds > 0 ? slowSeconds * 1000 + 200 : 0;
      wait = Math.max(wait, this.last + Math.max(allowance.pace, slow) - now);
    }
    return Math.max(0, wait);
  }

  record(now: number): void {
    this.sent.push(now);
    this.last = now;
  }

  /** Lines that can still go in this window, the reserve included. */
  left(now: number, role: SpeakerRole): number {
    this.forget(now);
    return Math.max(0, ALLOWANCES[role].lines - this.sent.length);
  }

  private forget(now: number): void {
    while (this.sent.length > 0 && (this.sent[0] ?? now) + WINDOW_MS <= now) this.sent.shift();
  }
}

import { errorText } from '../../../shared/rpc/errors.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import type { Watched } from '../../engine/crowd.ts';
import type { Clock, Disposer, Logger } from '../../engine/ports.ts';
import type { Viewers } from './viewers.ts';

/** Twitch's list is some minutes behind anyway. */
const ASK_EVERY = 180_000;
const COUNT_EVERY = 60_000;
/** A machine that slept does not give hours of watch time. */
const LONGEST_STEP = 150_000;
/** A crowd is told in parts, so that those who pay for it never work for long. */
const TOLD_AT_ONCE = 1000;

export interface PresenceParts {
  viewers: Viewers;
  clock: Clock;
  log: Logger;
  chatters(): Promise<Person[]>;
  live(): { id: string; startedAt: number } | null;
  tell(watched: Watched): void;
  every(ms: number, run: () => void): Disposer;
  after(ms: number, run: () => void): Disposer;
}

/** Notices who is here while the stream is live, and counts how long. */
export class Presence {
  private readonly parts: PresenceParts;
  private streamId: string | null = null;
  /** Milliseconds that only grow; null while the stream is offline. */
  private counted: number | null = null;
  private asking = false;
  private failing = false;

  constructor(parts: PresenceParts) {
    this.parts = parts;
    parts.every(COUNT_EVERY, () => this.count());
    parts.every(ASK_EVERY, () => void this.ask());
    this.look();
  }

  /** To be called when the stream may have begun or ended. */
  look(): void {
    const live = this.parts.live();
    if ((live?.id ?? null) === this.streamId) return;
    this.count();
    this.streamId = live?.id ?? null;
    this.counted = live ? this.parts.clock.elapsed() : null;
    this.parts.viewers.setLive(live);
    if (live) void this.ask();
  }

  private async ask(): Promise<void> {
    if (this.streamId === null || this.asking) return;
    this.asking = true;
    const asked = this.streamId;
    try {
      const people = await this.parts.chatters();
      if (this.streamId === asked) this.parts.viewers.listedNow(people);
      this.failing = false;
    } catch (thrown) {
      if (!this.failing) {
        this.parts.log.warn({
          event: 'viewers.list_unknown',
          message: `Who is in chat cannot be asked just now, so only those who write count as watching: ${errorText(thrown)}`,
        });
      }
      this.failing = true;
    } finally {
      this.asking = false;
    }
  }

  private count(): void {
    const { clock, viewers } = this.parts;
    if (this.streamId === null || this.counted === null) return;
    const now = clock.elapsed();
    const seconds = Math.round(Math.min(now - this.counted, LONGEST_STEP) / 1000);
    if (seconds < 1) return;
    this.counted = now;
    const watching = viewers.watched(seconds);
    const { streamId } = this;
    for (let from = 0; from < watching.length; from += TOLD_AT_ONCE) {
      const part = watching.slice(from, from + TOLD_AT_ONCE);
      const time = clock.now();
      this.parts.after((from / TOLD_AT_ONCE) * 50, () =>
        this.parts.tell({ viewers: part, seconds, streamId, time }),
      );
    }
  }
}

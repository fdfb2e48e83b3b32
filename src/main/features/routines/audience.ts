import type { Clock } from '../../engine/ports.ts';
import type { Twitch } from '../../engine/twitch/service.ts';

/** Milliseconds for which an answer holds; Twitch itself is slower. */
const HOLDS = 60_000;

/** How many people watch, asked for at most once a minute. */
export class Audience {
  private readonly twitch: Pick<Twitch, 'api' | 'state'>;
  private readonly clock: Pick<Clock, 'now'>;
  private known: { at: number; viewers: Promise<number> } | null = null;

  constructor(twitch: Pick<Twitch, 'api' | 'state'>, clock: Pick<Clock, 'now'>) {
    this.twitch = twitch;
    this.clock = clock;
  }

  /** 0 while the stream is offline. */
  viewers(): Promise<number> {
    const { channel, live } = this.twitch.state;
    if (!channel || !live) return Promise.resolve(0);
    const now = this.clock.now();
    if (this.known && Math.abs(now - this.known.at) < HOLDS) return this.known.viewers;
    const viewers = this.twitch.api.channel.streams([channel.id]).then(([stream]) => stream?.viewers ?? 0);
    const asked = { at: now, viewers };
    this.known = asked;
    viewers.catch(() => {
      // The next one asks again.
      if (this.known === asked) this.known = null;
    });
    return viewers;
  }
}

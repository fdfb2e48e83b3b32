import { errorText } from '../../../shared/rpc/errors.ts';
import type { Clock, Logger } from '../../engine/ports.ts';
import type { AudienceApi } from '../../engine/twitch/api.ts';
import type { Known, Viewers } from './viewers.ts';

/** How long an answer of Twitch holds, in milliseconds: that somebody follows, and that they do not. */
const FOLLOWS_FOR = 86_400_000;
const NOT_FOR = 600_000;

/** Asks Twitch who follows, remembers the answers and asks nobody twice at a time. */
export class Follows {
  private readonly viewers: Viewers;
  private readonly audience: AudienceApi;
  private readonly clock: Clock;
  private readonly log: Logger;
  private readonly asking = new Map<string, Promise<number | null>>();

  constructor(parts: { viewers: Viewers; audience: AudienceApi; clock: Clock; log: Logger }) {
    this.viewers = parts.viewers;
    this.audience = parts.audience;
    this.clock = parts.clock;
    this.log = parts.log;
  }

  /** Null when it was never asked. */
  known(id: string): boolean | null {
    const viewer = this.viewers.find(id);
    if (!viewer || viewer.followAsked === null) return null;
    return viewer.followedAt !== null;
  }

  heard(viewer: Known, time: number): void {
    viewer.followedAt = time;
    viewer.followAsked = this.clock.now();
    this.viewers.touch(viewer);
  }

  /** Since when somebody follows; null for who does not. Without an answer of Twitch, what was known before. */
  async since(id: string): Promise<number | null> {
    const viewer = this.viewers.find(id);
    if (viewer && viewer.followAsked !== null) {
      const holds = viewer.followedAt === null ? NOT_FOR : FOLLOWS_FOR;
      if (this.clock.now() - viewer.followAsked < holds) return viewer.followedAt;
    }
    const running = this.asking.get(id);
    if (running) return running;
    const asked = this.ask(id).finally(() => this.asking.delete(id));
    this.asking.set(id, asked);
    return asked;
  }

  private async ask(id: string): Promise<number | null> {
    try {
      const follower = await this.audience.follower(id);
      const viewer = follower ? this.viewers.meet(follower) : this.viewers.find(id);
      if (viewer) {
        viewer.followedAt = follower?.followedAt ?? null;
        viewer.followAsked = this.clock.now();
        this.viewers.touch(viewer);
      }
      return follower?.followedAt ?? null;
    } catch (thrown) {
      const viewer = this.viewers.find(id);
      if (!viewer || viewer.followAsked === null) throw thrown;
      this.log.warn({
        event: 'viewers.follow_unknown',
        message: `Twitch could not be asked who follows, so an older answer holds: ${errorText(thrown)}`,
      });
      return viewer.followedAt;
    }
  }
}

import type { EventBus } from '../../engine/events.ts';
import type { TwitchApi } from '../../engine/twitch/api.ts';
import type { Followed } from '../../engine/twitch/viewerFacts.ts';
import type { ToldUntil } from './toldUntil.ts';

/** A thousand; whoever gains more while Emcee is away is not told of each. */
const MOST_PAGES = 10;

/** Tells each follow once, and asks for those that were missed. */
export class Follows {
  private readonly events: EventBus;
  private readonly told: ToldUntil;

  constructor(events: EventBus, told: ToldUntil) {
    this.events = events;
    this.told = told;
  }

  take(fact: Followed): void {
    if (this.told.isNew(keyOf(fact.user.id, fact.time), fact.time)) this.events.emit('viewer.followed', fact);
  }

  async ask(api: TwitchApi): Promise<void> {
    const { since } = this.told;
    if (since === null) {
      const { items } = await api.audience.followers(null);
      const newest = items[0]?.followedAt ?? 0;
      const same = items.filter(({ followedAt }) => followedAt === newest);
      this.told.startFrom(
        newest,
        same.map(({ id, followedAt }) => keyOf(id, followedAt)),
      );
      return;
    }
    const missed: Followed[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page = await api.audience.followers(after);
      for (const { followedAt, id, login, name } of page.items) {
        if (followedAt >= since) missed.push({ user: { id, login, name }, time: followedAt, late: true });
      }
      after = page.next;
      if (after === null || (page.items.at(-1)?.followedAt ?? 0) < since) break;
    }
    for (const fact of missed.reverse()) this.take(fact);
    this.told.asked();
  }
}

/** Somebody may unfollow and follow again; EventSub tells nanoseconds, the API whole seconds. */
function keyOf(id: string, time: number): string {
  return `${id}@${Math.floor(time / 1000)}`;
}

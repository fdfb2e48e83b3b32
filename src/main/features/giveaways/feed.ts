import type { Entrant, Giveaway, GiveawayWinner } from '../../../shared/contract/giveaways.ts';
import type { CurrentGiveaway } from './current.ts';
import type { Drawn, Entry, GiveawayStore, StoredGiveaway } from './store.ts';

export function asEntrant({ viewerId, name, tickets, weight, paid, enteredAt }: Entry): Entrant {
  return { id: viewerId, name, tickets, weight, paid, enteredAt };
}

function asWinner({ giveawayId: _giveaway, told: _told, ...winner }: Drawn): GiveawayWinner {
  return winner;
}

export function asGiveaway(
  giveaway: StoredGiveaway,
  { store, current }: { store: GiveawayStore; current: CurrentGiveaway },
): Giveaway {
  const { id, state, rules, openedAt, closesAt, endedAt, by, note } = giveaway;
  return {
    id,
    state,
    rules,
    word: current.wordOf(giveaway),
    currency: current.currencyOf(giveaway)?.many ?? '',
    openedAt,
    closesAt,
    endedAt,
    by,
    note,
    ...store.totals(id),
    winners: store.winners(id).map(asWinner),
  };
}

export interface EntrantsNews {
  giveawayId: number | null;
  changed: Entrant[];
  gone: string[];
  all: boolean;
}

/** Gathers who has come and gone, so that a crowd travels in a few parcels. */
export class EntrantsFeed {
  private readonly store: GiveawayStore;
  private readonly current: CurrentGiveaway;
  private readonly changed = new Map<string, Entrant>();
  private readonly gone = new Set<string>();
  private all = false;

  constructor(store: GiveawayStore, current: CurrentGiveaway) {
    this.store = store;
    this.current = current;
  }

  entered(entry: Entry): void {
    this.gone.delete(entry.viewerId);
    this.changed.set(entry.viewerId, asEntrant(entry));
  }

  left(viewerId: string): void {
    this.changed.delete(viewerId);
    this.gone.add(viewerId);
  }

  /** Another giveaway: everything is told anew. */
  anew(): void {
    this.all = true;
  }

  snapshot(): { giveawayId: number | null; entrants: Entrant[] } {
    const giveawayId = this.current.now?.id ?? null;
    return {
      giveawayId,
      entrants: giveawayId === null ? [] : this.store.entries(giveawayId).map(asEntrant),
    };
  }

  /** What has gathered since the last time; null for nothing. */
  take(): EntrantsNews | null {
    const { giveawayId, entrants } = this.all
      ? this.snapshot()
      : { giveawayId: this.current.now?.id ?? null, entrants: [...this.changed.values()] };
    const news = { giveawayId, changed: entrants, gone: [...this.gone], all: this.all };
    const isNothing = !news.all && news.changed.length + news.gone.length === 0;
    this.changed.clear();
    this.gone.clear();
    this.all = false;
    return isNothing ? null : news;
  }
}

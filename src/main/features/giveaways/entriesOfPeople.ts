import type { Person } from '../../engine/chat/chatMessage.ts';
import { type CurrentGiveaway, type GiveawayParts, isRunning } from './current.ts';

/** What becomes of entries when two people turn out to be one, or somebody wishes to be forgotten. */
export class EntriesOfPeople {
  private readonly parts: GiveawayParts;
  private readonly current: CurrentGiveaway;

  constructor(parts: GiveawayParts, current: CurrentGiveaway) {
    this.parts = parts;
    this.current = current;
  }

  /** Both entries of one person become one. Within the transaction that merges the two. */
  merge(from: string, to: Person): void {
    const { store, money } = this.parts;
    for (const entry of store.entriesOf(from)) {
      const giveaway = store.get(entry.giveawayId);
      if (!giveaway) continue;
      const own = { ...entry, viewerId: to.id, login: to.login, name: to.name };
      const other = store.entry(giveaway.id, to.id);
      if (other && other.tickets > 0) {
        // What runs keeps the limits of its rules: the second entry is given back.
        if (isRunning(giveaway) && giveaway.endedAt === null) {
          if (!money.mergeInto(giveaway, entry, other)) continue;
        } else {
          store.putEntry({
            ...other,
            tickets: other.tickets + entry.tickets,
            paid: other.paid + entry.paid,
          });
        }
        store.removeEntry(entry.id);
      } else {
        if (other) store.removeEntry(other.id);
        store.putEntry(own);
      }
    }
    store.moveWinners(from, to.id);
    this.current.lookAtCalled();
  }

  /** Nothing that names this person stays. Within the transaction that forgets them. */
  forget(viewerId: string): void {
    const { store, money } = this.parts;
    for (const entry of store.entriesOf(viewerId)) {
      const giveaway = store.get(entry.giveawayId);
      const isIn = giveaway !== null && isRunning(giveaway) && giveaway.endedAt === null;
      const back = isIn ? money.giveBackIfPossible(entry) : entry;
      store.putEntry({
        ...back,
        tickets: isIn ? 0 : entry.tickets,
        viewerId: `forgotten:${entry.id}`,
        login: '',
        name: 'Somebody',
      });
    }
    store.forgetWinners(viewerId);
    this.current.lookAtCalled();
  }
}

import { AppError } from '../../../shared/rpc/errors.ts';
import type { Ledger, LedgerLine } from '../../engine/ledger.ts';
import type { Entry, GiveawayStore, StoredGiveaway } from './store.ts';

/** So many entries share a hold: few enough that adding to it stays quick, many enough that ending all does. */
const ENTRIES_A_HOLD = 100;

/**
 * The money of tickets. It lies in holds from the purchase on, and is given back or kept in the end; nothing else
 * happens to it. Everything here is called within `store.write`.
 */
export class TicketMoney {
  private readonly store: GiveawayStore;
  private readonly ledger: () => Ledger | null;

  constructor(store: GiveawayStore, ledger: () => Ledger | null) {
    this.store = store;
    this.ledger = ledger;
  }

  /** Takes what further tickets cost; answers the entry with it. */
  take(giveaway: StoredGiveaway, entry: Entry, amount: number): Entry {
    if (amount === 0) return entry;
    const ledger = this.need();
    const stakes: LedgerLine[] = [{ viewerId: entry.viewerId, currency: giveaway.currency, amount }];
    const note = this.note(entry, `Tickets for ${giveaway.rules.title}`, entry.viewerId);
    const changed = { ...entry, paid: entry.paid + amount, bookings: entry.bookings + 1 };
    const holdId = entry.holdId ?? this.roomyHold(giveaway.id);
    if (holdId !== null) {
      ledger.stake(holdId, stakes, note);
      if (entry.holdId === null) this.store.countHold(holdId);
      return { ...changed, holdId };
    }
    const hold = ledger.hold({ ...note, stakes, survives: true });
    this.store.addHold(giveaway.id, hold.id);
    this.store.countHold(hold.id);
    return { ...changed, holdId: hold.id };
  }

  /** Gives one person back what their tickets cost; answers the entry without it. */
  giveBack(entry: Entry, reason: string): Entry {
    if (entry.holdId === null || entry.paid === 0) return entry;
    this.need().withdraw(entry.holdId, entry.viewerId, this.note(entry, reason, 'giveaways'));
    return { ...entry, paid: 0, bookings: entry.bookings + 1 };
  }

  /** The same, as far as it can be: with points off, it is given back with all the others. */
  giveBackIfPossible(entry: Entry): Entry {
    return this.ledger() ? this.giveBack(entry, 'Tickets back') : entry;
  }

  /**
   * Somebody was in twice under two ids: what the second entry cost is given back. The stakes may lie with either id,
   * since the books put them together in their own time. False when points are off and nothing can be moved.
   */
  mergeInto(giveaway: StoredGiveaway, second: Entry, kept: Entry): boolean {
    if (second.holdId === null) return true;
    const ledger = this.ledger();
    if (!ledger) return false;
    const reason = `Tickets back: ${giveaway.rules.title}`;
    const note = (of: string) => ({
      reason,
      reference: `giveaway:${giveaway.id}:merge:${second.id}:${of}`,
      actor: 'giveaways',
    });
    ledger.withdraw(second.holdId, second.viewerId, note('second'));
    ledger.withdraw(second.holdId, kept.viewerId, note('kept'));
    if (second.holdId === kept.holdId) {
      this.store.putEntry(this.take(giveaway, { ...kept, paid: 0 }, kept.paid));
    }
    return true;
  }

  /** Gives everybody back what their tickets cost. */
  giveAllBack(giveaway: StoredGiveaway): void {
    for (const { holdId } of this.store.holds(giveaway.id)) {
      this.need().release(holdId, {
        reason: `Tickets back: ${giveaway.rules.title}`,
        actor: 'giveaways',
      });
    }
    this.store.clearHeld(giveaway.id);
  }

  /** The draw has taken place: what is held stays with the bank. */
  keepAll(giveaway: StoredGiveaway): void {
    for (const { holdId } of this.store.holds(giveaway.id)) {
      this.need().settle(holdId, [], { reason: `Tickets for ${giveaway.rules.title}`, actor: 'giveaways' });
    }
  }

  /** Pays points to a winner; the same winner is paid once. */
  pay(giveaway: StoredGiveaway, winner: { id: number; viewerId: string }, amount: number): void {
    if (amount === 0) return;
    this.need().payMany({
      lines: [{ viewerId: winner.viewerId, currency: giveaway.currency, amount }],
      reason: `Won: ${giveaway.rules.title}`,
      reference: prizeReference(winner.id),
      actor: 'giveaways',
    });
  }

  /** Takes the points of a winner back, whom another one replaces. Throws when they have spent them. */
  takeBack(winner: { id: number; name: string }, actor: string): void {
    try {
      this.need().undo(prizeReference(winner.id), actor);
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'purse.too_little') throw thrown;
      throw new AppError(
        'conflict',
        `${winner.name} has got their points already and spent some of them, so nobody can be drawn in their place.`,
      );
    }
  }

  need(): Ledger {
    const ledger = this.ledger();
    if (ledger) return ledger;
    throw new AppError(
      'feature_off',
      'This giveaway takes or pays points, and points are off. The Modules page has the switch of Economy.',
    );
  }

  /** Null when all are full. */
  private roomyHold(giveawayId: number): number | null {
    const last = this.store.holds(giveawayId).at(-1);
    return last && last.entries < ENTRIES_A_HOLD ? last.holdId : null;
  }

  private note(entry: Entry, reason: string, actor: string) {
    return { reason, reference: `giveaway:${entry.giveawayId}:${entry.id}:${entry.bookings}`, actor };
  }
}

function prizeReference(winnerId: number): string {
  return `giveaway:prize:${winnerId}`;
}

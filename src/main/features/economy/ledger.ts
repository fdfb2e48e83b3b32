import { AppError } from '../../../shared/rpc/errors.ts';
import type { Database } from '../../engine/db/database.ts';
import type {
  Booked,
  EarningKind,
  Hold,
  Ledger,
  LedgerLine,
  LedgerNote,
  Multiplier,
  NewHold,
  Standing,
  Transfer,
} from '../../engine/ledger.ts';
import type { Clock, Disposer } from '../../engine/ports.ts';
import { BANK, type Changes, holdOwner, type LedgerStore, type StoredLine } from './ledgerStore.ts';

/** The most that one line may move; so that sums stay countable. */
const LARGEST = 1_000_000_000_000;

export interface LedgerParts {
  db: Database;
  store: LedgerStore;
  clock: Clock;
  /** Null when there is no such currency. */
  currency(id: string): { one: string; many: string } | null;
  /** The ids of accounts that earn nothing and stand on no leaderboard. */
  excluded(): ReadonlySet<string>;
  /** Told right after a change, which may still be undone with the transaction of whoever called: look again later. */
  changed(changes: ReadonlyMap<string, Changes>): void;
}

type Gathered = Map<string, Changes>;

/** The books. All that changes a balance goes through `book`. */
export class Books implements Ledger {
  private readonly parts: LedgerParts;
  private readonly multipliers = new Set<Multiplier>();

  constructor(parts: LedgerParts) {
    this.parts = parts;
  }

  balance(viewerId: string, currency: string): number {
    return this.parts.store.balance(viewerId, currency);
  }

  balances(viewerId: string): Map<string, number> {
    return this.parts.store.balances(viewerId);
  }

  payMany({ lines, ...note }: LedgerNote & { lines: readonly LedgerLine[] }): Booked {
    return this.parts.db.write(() => this.book(note, this.gather(lines)));
  }

  transfer({ from, to, currency, amount, fee = 0, ...note }: Transfer): Booked {
    if (from === to) throw new AppError('purse.same_person', 'Nobody can give something to themselves.');
    if (!isAmount(amount) || !isAmount(fee, 0) || fee > amount) {
      throw new AppError('bad_input', 'Give a whole amount above 0, and a fee that is not larger.');
    }
    return this.payMany({
      ...note,
      lines: [
        { viewerId: from, currency, amount: -amount },
        { viewerId: to, currency, amount: amount - fee },
      ],
    });
  }

  earnable(viewerId: string, currency: string, amount: number, kind: EarningKind): number {
    if (amount <= 0 || this.parts.excluded().has(viewerId)) return 0;
    let factor = 1;
    for (const multiplier of this.multipliers) factor *= multiplier(viewerId, currency, kind);
    if (factor <= 0) return 0;
    return Math.min(LARGEST, Math.max(1, Math.floor(amount * factor)));
  }

  earn(earning: LedgerLine & LedgerNote & { kind: EarningKind }): { amount: number; already: boolean } {
    const { viewerId, currency, kind, reason, reference, actor } = earning;
    const amount = this.earnable(viewerId, currency, earning.amount, kind);
    if (amount === 0) return { amount, already: false };
    const { already } = this.payMany({ reason, reference, actor, lines: [{ viewerId, currency, amount }] });
    return { amount: already ? 0 : amount, already };
  }

  multiply(multiplier: Multiplier): Disposer {
    const own: Multiplier = (viewerId, currency, kind) => multiplier(viewerId, currency, kind);
    this.multipliers.add(own);
    return () => {
      this.multipliers.delete(own);
    };
  }

  hold({ stakes, survives = false, ...note }: NewHold): Hold {
    const { db, store, clock } = this.parts;
    return db.write(() => {
      const before = store.holdByReference(note.reference);
      if (before) return before;
      const id = store.insertHold({
        reference: note.reference,
        reason: note.reason,
        survives,
        time: clock.now(),
      });
      this.putAside(id, stakes, note);
      return this.needHold(id);
    });
  }

  stake(holdId: number, stakes: readonly LedgerLine[], note: LedgerNote): Hold {
    return this.parts.db.write(() => {
      this.mustBeOpen(this.needHold(holdId));
      if (!this.parts.store.find(note.reference)) this.putAside(holdId, stakes, note);
      return this.needHold(holdId);
    });
  }

  withdraw(holdId: number, viewerId: string, note: LedgerNote): Hold {
    const { db, store } = this.parts;
    return db.write(() => {
      const hold = this.needHold(holdId);
      if (store.find(note.reference)) return hold;
      this.mustBeOpen(hold);
      const own = hold.stakes.filter((stake) => stake.viewerId === viewerId);
      this.book(note, this.fromHold(holdId, own, asChanges(own)), { holdId });
      store.dropStakes(holdId, viewerId);
      return this.needHold(holdId);
    });
  }

  settle(holdId: number, payouts: readonly LedgerLine[], note: Pick<LedgerNote, 'reason' | 'actor'>): Booked {
    const { db, store } = this.parts;
    return db.write(() => {
      const hold = this.needHold(holdId);
      if (hold.state === 'settled') return { already: true, id: null };
      this.mustBeOpen(hold);
      if (payouts.some(({ amount }) => amount < 0)) {
        throw new AppError('bad_input', 'A payout cannot be below 0.');
      }
      store.endHold(holdId, 'settled');
      return this.book(
        { ...note, reference: `hold:${holdId}:settled` },
        this.fromHold(holdId, hold.stakes, this.gather(payouts)),
        { holdId },
      );
    });
  }

  release(holdId: number, note: Pick<LedgerNote, 'reason' | 'actor'>): void {
    const { db, store } = this.parts;
    db.write(() => {
      const hold = this.needHold(holdId);
      if (hold.state !== 'open') return;
      store.endHold(holdId, 'released');
      this.book(
        { ...note, reference: `hold:${holdId}:released` },
        this.fromHold(holdId, hold.stakes, asChanges(hold.stakes)),
        { holdId },
      );
    });
  }

  findHold(reference: string): Hold | null {
    return this.parts.store.holdByReference(reference);
  }

  /** Gives back what lies in games that a stop or a crash has cut off. Answers how many there were. */
  releaseLeftOpen(): number {
    const left = this.parts.store.leftOpen();
    for (const id of left) this.release(id, { reason: 'Stake back: the game was cut off', actor: 'economy' });
    return left.length;
  }

  undo(reference: string, actor: string): Booked | null {
    const { db, store } = this.parts;
    return db.write(() => {
      const booking = store.find(reference);
      if (!booking || store.isUndone(booking.id)) return null;
      if (booking.holdId === null) {
        return this.book(
          { reason: `Taken back: ${booking.reason}`, reference: `undo:${booking.id}`, actor },
          opposite(store.lines(booking.id)),
          { undoes: booking.id },
        );
      }
      // A game is taken back as a whole: a payout without its stakes would leave money with nobody.
      const hold = this.needHold(booking.holdId);
      if (hold.state === 'open') {
        throw new AppError(
          'ledger.hold_open',
          'That game still runs. Cancel it, and everybody gets their stake back.',
        );
      }
      const whole = `undo:hold:${hold.id}`;
      if (store.find(whole)) return null;
      return this.book(
        { reason: `Taken back: ${hold.reason}`, reference: whole, actor },
        opposite(store.holdLines(hold.id)),
        { undoes: booking.id },
      );
    });
  }

  leaders(currency: string, count: number): Standing[] {
    const excluded = this.parts.excluded();
    const standings: Standing[] = [];
    for (const { owner, balance } of this.parts.store.leaders(currency, count + excluded.size)) {
      if (excluded.has(owner) || standings.length === count) continue;
      const before = standings.at(-1);
      const place = before && before.amount === balance ? before.place : standings.length + 1;
      standings.push({ place, viewerId: owner, amount: balance });
    }
    return standings;
  }

  place(viewerId: string, currency: string): number | null {
    const { store } = this.parts;
    const excluded = this.parts.excluded();
    const balance = store.balance(viewerId, currency);
    if (balance === 0 || excluded.has(viewerId)) return null;
    let above = store.above(currency, balance);
    for (const id of excluded) if (store.balance(id, currency) > balance) above -= 1;
    return above + 1;
  }

  /** Gives one account all that another has, when both turned out to be the same person. */
  merge(from: string, to: string, actor: string): void {
    const { db, store, clock } = this.parts;
    db.write(() => {
      for (const currency of store.openStakes(from)) store.openAccount(to, currency);
      store.moveStakes(from, to);
      const lines = [...store.balances(from)].flatMap(([currency, amount]) => [
        { viewerId: from, currency, amount: -amount },
        { viewerId: to, currency, amount },
      ]);
      this.book(
        {
          reason: 'Two entries of one person put together',
          reference: `merge:${from}:${to}:${clock.now()}`,
          actor,
        },
        this.gather(lines, true),
      );
    });
  }

  /** The rows of somebody who is to be forgotten stay, and lead to nobody. */
  forget(viewerId: string): void {
    const { db, store } = this.parts;
    db.write(() => store.anonymise(viewerId));
  }

  private putAside(holdId: number, stakes: readonly LedgerLine[], note: LedgerNote): void {
    const taken = [...this.gather(stakes)].flatMap(([currency, accounts]) =>
      [...accounts].map(([viewerId, amount]) => ({ viewerId, currency, amount })),
    );
    if (taken.some(({ amount }) => amount <= 0)) throw new AppError('bad_input', 'A stake is above 0.');
    const changes: Gathered = new Map();
    for (const { viewerId, currency, amount } of taken) {
      add(changes, currency, viewerId, -amount);
      add(changes, currency, holdOwner(holdId), amount);
    }
    this.book(note, changes, { holdId });
    for (const line of taken) this.parts.store.addStake(holdId, line);
  }

  private fromHold(holdId: number, taken: readonly LedgerLine[], changes: Gathered): Gathered {
    for (const { currency, amount } of taken) add(changes, currency, holdOwner(holdId), -amount);
    return changes;
  }

  /** Checks the lines and puts those of one account together. */
  private gather(lines: readonly LedgerLine[], anyCurrency = false): Gathered {
    const changes: Gathered = new Map();
    for (const { viewerId, currency, amount } of lines) {
      if (!anyCurrency && !changes.has(currency) && this.parts.currency(currency) === null) {
        throw new AppError(
          'purse.no_currency',
          `There is no currency "${currency}". The Economy page lists those that there are.`,
        );
      }
      if (!isAmount(Math.abs(amount), 0)) {
        throw new AppError('bad_input', `${amount} is no whole amount of up to ${LARGEST}.`);
      }
      if (viewerId === '' || viewerId === BANK || viewerId.includes(':')) {
        throw new AppError('bad_input', `"${viewerId}" is nobody's id.`);
      }
      add(changes, currency, viewerId, amount);
    }
    return changes;
  }

  /** Within `db.write`. The bank is the other side of whatever is left over. */
  private book(
    note: LedgerNote,
    changes: Gathered,
    links: { holdId?: number; undoes?: number } = {},
  ): Booked {
    const { store, clock } = this.parts;
    if (store.find(note.reference)) return { already: true, id: null };
    for (const [currency, accounts] of changes) {
      let sum = 0;
      for (const [owner, amount] of accounts) {
        sum += amount;
        if (amount === 0) accounts.delete(owner);
      }
      if (sum !== 0) accounts.set(BANK, (accounts.get(BANK) ?? 0) - sum);
      if (accounts.get(BANK) === 0) accounts.delete(BANK);
      if (accounts.size === 0) changes.delete(currency);
    }
    if (changes.size === 0) return { already: false, id: null };
    this.mustAfford(changes);
    const id = store.book(
      { ...note, time: clock.now(), holdId: links.holdId ?? null, undoes: links.undoes ?? null },
      changes,
    );
    this.parts.changed(changes);
    return { already: false, id };
  }

  /** The table would refuse it as well, but could not say whose balance it was. */
  private mustAfford(changes: Gathered): void {
    for (const [currency, accounts] of changes) {
      for (const [owner, amount] of accounts) {
        if (amount >= 0 || owner === BANK) continue;
        const balance = this.parts.store.balance(owner, currency);
        const missing = -amount - balance;
        if (missing <= 0) continue;
        const { one, many } = this.parts.currency(currency) ?? { one: currency, many: currency };
        throw new AppError(
          'purse.too_little',
          `That takes ${-amount} ${-amount === 1 ? one : many}, and there ${balance === 1 ? 'is' : 'are'} only ${balance}.`,
          { viewerId: owner, currency, balance, missing },
        );
      }
    }
  }

  private needHold(id: number): Hold {
    const hold = this.parts.store.hold(id);
    if (!hold) throw new AppError('not_found', 'There is no such hold.');
    return hold;
  }

  private mustBeOpen(hold: Hold): void {
    if (hold.state === 'open') return;
    throw new AppError('ledger.hold_over', 'That game is over; everybody has got what is theirs.');
  }
}

function isAmount(amount: number, least = 1): boolean {
  return Number.isSafeInteger(amount) && amount >= least && amount <= LARGEST;
}

function add(changes: Gathered, currency: string, owner: string, amount: number): void {
  let accounts = changes.get(currency);
  if (!accounts) {
    accounts = new Map();
    changes.set(currency, accounts);
  }
  accounts.set(owner, (accounts.get(owner) ?? 0) + amount);
}

function asChanges(lines: readonly LedgerLine[]): Gathered {
  const changes: Gathered = new Map();
  for (const { viewerId, currency, amount } of lines) add(changes, currency, viewerId, amount);
  return changes;
}

function opposite(lines: readonly StoredLine[]): Gathered {
  const changes: Gathered = new Map();
  for (const { owner, currency, amount } of lines) add(changes, currency, owner, -amount);
  return changes;
}

import { letterOf } from '../../../shared/choices.ts';
import type { BetDraft } from '../../../shared/contract/bets.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { Alarm } from '../../engine/alarm.ts';
import type { Amount } from '../../engine/commands/arguments.ts';
import { waitText } from '../../engine/commands/spans.ts';
import type { Database } from '../../engine/db/database.ts';
import type { Ledger } from '../../engine/ledger.ts';
import type { Caller } from '../../engine/occasion.ts';
import type { Clock, Disposer } from '../../engine/ports.ts';
import type { Purse } from '../../engine/purse.ts';
import { BetMoney } from './money.ts';
import { type Payouts, payoutsOf } from './payouts.ts';
import type { BetSettings } from './settings.ts';
import { stakeAmount } from './stakeAmount.ts';
import type { BetStore, StoredBet } from './store.ts';
import { endedWords, lockedWords, openedWords, optionWords } from './words.ts';

export interface BetParts {
  db: Database;
  store: BetStore;
  clock: Clock;
  /** Null while Economy is off. */
  ledger(): Ledger | null;
  purse(): Purse | null;
  settings(): BetSettings;
  /** Of commands: `!`. */
  prefix(): string;
  say(text: string): void;
  /** Told once it is committed. */
  changed(bet: StoredBet): void;
  after(ms: number, run: () => void): Disposer;
  /** Something broke that nobody expected. */
  fault(what: string, thrown: unknown): void;
}

/** What has to be said after a start is said so much later, so that people can be back; in milliseconds. */
const GRACE = 15_000;
const HOUR = 3_600_000;

/**
 * The bet that runs, one at a time. All of it lies in the store, and each change commits together with the bookings
 * that belong to it, so that a crash at any moment leaves stakes and books in agreement.
 */
export class Bets {
  private readonly parts: BetParts;
  private readonly money: BetMoney;
  private readonly alarm: Alarm;

  constructor(parts: BetParts) {
    this.parts = parts;
    this.money = new BetMoney(parts);
    this.alarm = new Alarm(parts.clock, parts.after);
  }

  running(): StoredBet | null {
    return this.parts.store.running();
  }

  /** Throws `not_found` when none runs. */
  need(id: number | null = null): StoredBet {
    const bet = this.running();
    if (!bet) throw new AppError('not_found', 'No bet is running just now.');
    if (id !== null && bet.id !== id)
      throw new AppError('not_found', 'That bet is over already. Another one is running now.');
    return bet;
  }

  open({ question, options, odds, minutes }: BetDraft, by: { name: string; id: string | null }): StoredBet {
    const { db, store, clock } = this.parts;
    const settings = this.parts.settings();
    const currency = this.money.currency();
    if (odds !== null && !settings.housePays)
      throw new AppError(
        'bets.house',
        'With fixed odds the house may have to pay. The settings of Bets have to allow that first.',
      );
    const bet = db.write(() => {
      const other = this.running();
      if (other)
        throw new AppError(
          'conflict',
          `A bet is running already: ${other.question} End or cancel it before you open another one.`,
        );
      const now = clock.now();
      const length = minutes ?? settings.minutes;
      const fresh: Omit<StoredBet, 'id'> = {
        question,
        options,
        odds,
        state: 'open',
        currency: currency.id,
        least: Math.min(settings.leastStake, settings.mostStake),
        most: settings.mostStake,
        openedBy: by.name,
        openedById: by.id,
        openedAt: now,
        locksAt: length === 0 ? null : now + length * 60_000,
        lockedAt: null,
        endedAt: null,
        winner: null,
        outcome: null,
        holdId: null,
        holdReference: '',
        bookings: 0,
        pool: 0,
        paid: 0,
      };
      return { ...fresh, id: store.insert(fresh) };
    });
    const until = bet.locksAt === null ? '' : ` within ${waitText(bet.locksAt - bet.openedAt)}`;
    this.told(bet, openedWords(bet, this.money.wordsFor(bet), this.parts.prefix(), until));
    return bet;
  }

  /** Puts something on an option, or raises; answers what that viewer has on it now. */
  stake(caller: Caller, option: number, typed: Amount | null): { bet: StoredBet; total: number } {
    const { db, store } = this.parts;
    this.lockIfDue();
    const made = db.write(() => {
      const bet = this.need();
      this.mustBet(bet, caller);
      const before = store.stakesOf(bet.id, caller.id);
      const moves = before.length > 0 && !before.some((one) => one.option === option);
      const [first] = before;
      if (moves && first && this.parts.settings().changeMind === 'refuse')
        throw new AppError(
          'conflict',
          `You have bet on ${optionWords(bet, first.option)} already, and stay with it. You can raise it with ${this.parts.prefix()}bet ${letterOf(first.option)} and an amount.`,
        );
      if (moves) this.money.giveBack(bet, caller.id);
      const has = moves ? 0 : before.reduce((sum, { amount }) => sum + amount, 0);
      const balance = this.money.ledger().balance(caller.id, bet.currency);
      const amount = stakeAmount(typed, { ...bet, has, balance, words: this.money.wordsFor(bet) });
      this.money.putIn(bet, caller, option, amount);
      this.money.mustCover(bet);
      store.save(bet);
      const own = store.stakesOf(bet.id, caller.id).find((one) => one.option === option);
      return { bet, total: own?.amount ?? 0 };
    });
    this.parts.changed(made.bet);
    return made;
  }

  /** Takes a stake back before the lock; answers how much it was. */
  leave(caller: Caller): { bet: StoredBet; amount: number } {
    const { db, store } = this.parts;
    this.lockIfDue();
    const made = db.write(() => {
      const bet = this.need();
      const own = store.stakesOf(bet.id, caller.id);
      if (own.length === 0) throw new AppError('not_found', 'You have not bet.');
      if (bet.state !== 'open')
        throw new AppError('conflict', 'Nobody can leave any more: the bet is locked.');
      if (!this.parts.settings().mayLeave)
        throw new AppError('forbidden', 'A bet stays a bet here: stakes cannot be taken back.');
      const amount = this.money.giveBack(bet, caller.id);
      store.save(bet);
      return { bet, amount };
    });
    this.parts.changed(made.bet);
    return made;
  }

  /** Lets nobody bet any more. Without a single stake it is over. */
  lock(id: number | null = null): StoredBet {
    const { bet, text } = this.close(id);
    this.told(bet, text);
    return bet;
  }

  /** Who would get what. */
  payouts(bet: StoredBet, winner: number): Payouts {
    return payoutsOf(bet, this.parts.store.stakes(bet.id), winner, this.parts.settings().nobodyRight);
  }

  /** Says who was right, and pays. */
  end(winner: number, actor: string, id: number | null = null): StoredBet {
    const { db, store, clock } = this.parts;
    const bet = db.write(() => {
      const found = this.need(id);
      this.money.mustHold(found);
      const { outcome, shares, paid } = this.payouts(found, winner);
      this.money.payOut(found, outcome, shares, actor);
      for (const { stake, payout } of shares) if (payout > 0) store.pay(stake.id, payout);
      const now = clock.now();
      Object.assign(found, {
        state: 'ended',
        lockedAt: found.lockedAt ?? now,
        endedAt: now,
        winner,
        outcome,
        paid,
      });
      store.save(found);
      return found;
    });
    this.told(bet, endedWords(bet, store.stakes(bet.id), this.money.wordsFor(bet)));
    return bet;
  }

  /** Ends it without a result; everybody gets their stake back. */
  cancel(actor: string, id: number | null = null, why = 'was called off'): StoredBet {
    const { db, store } = this.parts;
    const bet = db.write(() => {
      const found = this.need(id);
      this.money.giveAllBack(found, actor);
      for (const { id: stakeId, amount } of store.stakes(found.id)) store.pay(stakeId, amount);
      this.callOff(found);
      return found;
    });
    const back = bet.pool > 0 ? ' Everybody has their stake back.' : '';
    this.told(bet, `The bet ${why}: ${bet.question}${back}`);
    return bet;
  }

  /** Takes an end or a cancel back: what was paid comes back, and the stakes are put aside again. */
  reopen(before: StoredBet, actor: string): void {
    const { db, store } = this.parts;
    const bet = db.write(() => {
      const found = store.byId(before.id);
      if (!found || found.endedAt === null)
        throw new AppError('not_found', 'That bet is not there to be taken up again.');
      if (this.running())
        throw new AppError('conflict', 'Another bet is running. End it before you take this one up again.');
      const stakes = store.stakes(found.id);
      this.money.putAsideAgain(found, stakes, actor);
      for (const { id } of stakes) store.pay(id, 0);
      const { state, lockedAt } = before;
      Object.assign(found, { state, lockedAt, endedAt: null, winner: null, outcome: null, paid: 0 });
      store.save(found);
      return found;
    });
    this.told(
      bet,
      `The bet goes on: ${bet.question} What was paid is taken back, and all stakes count again.`,
    );
  }

  /** After a start: what was due while Emcee was off happens now. */
  wake(): void {
    const bet = this.running();
    if (!bet) return;
    if (bet.state === 'open' && this.isDue(bet)) {
      const { bet: closed, text } = this.close(bet.id);
      this.parts.after(GRACE, () => this.parts.say(text));
      this.parts.changed(closed);
    }
    this.arm();
  }

  /** Looks again at what is due; settings or the books have changed. */
  arm(): void {
    const bet = this.running();
    // Stakes cannot go back without the books; whoever brings them calls again.
    const waits = bet?.state === 'locked' && bet.holdId !== null && !this.parts.ledger();
    this.alarm.set(bet && !waits ? this.dueAt(bet) : null, () => this.ring());
  }

  stop(): void {
    this.alarm.stop();
  }

  /** Two entries of one person became one. Within the transaction that does it. */
  merge(from: string, to: string): void {
    this.parts.store.merge(from, to);
  }

  /** Somebody is to be forgotten: what they have in the bet that runs goes back. Within the transaction that does it. */
  forget(viewerId: string): void {
    const { store } = this.parts;
    const bet = this.running();
    if (bet && this.parts.ledger() && store.stakesOf(bet.id, viewerId).length > 0) {
      this.money.giveBack(bet, viewerId);
      store.save(bet);
    }
    store.forget(viewerId);
  }

  words(amount: number, currency: string): string {
    return this.money.words(amount, currency);
  }

  /** When it locks, or when its stakes go back; null for never. */
  dueAt({ state, locksAt, lockedAt }: StoredBet): number | null {
    if (state === 'open') return locksAt;
    const { refundHours } = this.parts.settings();
    return refundHours === 0 || lockedAt === null ? null : lockedAt + refundHours * HOUR;
  }

  private isDue(bet: StoredBet): boolean {
    const due = this.dueAt(bet);
    return due !== null && due <= this.parts.clock.now();
  }

  private lockIfDue(): void {
    const bet = this.running();
    if (bet?.state === 'open' && this.isDue(bet)) this.lock(bet.id);
  }

  private ring(): void {
    const bet = this.running();
    if (!bet || !this.isDue(bet)) {
      this.arm();
      return;
    }
    try {
      if (bet.state === 'open') this.lock(bet.id);
      else this.cancel('bets', bet.id, 'waited too long for a result');
    } catch (thrown) {
      this.parts.fault('going on with a bet', thrown);
    }
  }

  private close(id: number | null): { bet: StoredBet; text: string } {
    const { db, store, clock } = this.parts;
    const bet = db.write(() => {
      const found = this.need(id);
      if (found.state !== 'open') throw new AppError('conflict', 'The bet is locked already.');
      found.lockedAt = clock.now();
      if (found.pool === 0) {
        if (found.holdId !== null)
          this.parts.ledger()?.release(found.holdId, { reason: `Bet: ${found.question}`, actor: 'bets' });
        found.outcome = 'nobody';
        this.callOff(found);
      } else {
        found.state = 'locked';
        store.save(found);
      }
      return found;
    });
    const text =
      bet.state === 'cancelled'
        ? `Nobody has bet, so this one is over: ${bet.question}`
        : lockedWords(bet, store.sums(bet.id), store.viewers(bet.id), this.money.wordsFor(bet));
    return { bet, text };
  }

  private callOff(bet: StoredBet): void {
    bet.state = 'cancelled';
    bet.endedAt = this.parts.clock.now();
    bet.paid = bet.pool;
    this.parts.store.save(bet);
  }

  private mustBet(bet: StoredBet, { role }: Caller): void {
    if (bet.state !== 'open') throw new AppError('conflict', 'You are too late: the bet is locked.');
    const { moderatorsBet, streamerBets } = this.parts.settings();
    if (role === 'streamer' && !streamerBets)
      throw new AppError('forbidden', 'The streamer does not bet here.');
    if (role === 'moderator' && !moderatorsBet)
      throw new AppError('forbidden', 'Moderators do not bet here.');
  }

  private told(bet: StoredBet, text: string): void {
    this.arm();
    this.parts.say(text);
    this.parts.changed(bet);
  }
}

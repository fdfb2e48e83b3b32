import { AppError } from '../../../shared/rpc/errors.ts';
import type { Person } from '../chat/chatMessage.ts';
import type { Ledger, LedgerNote } from '../ledger.ts';
import type { Clock, Random } from '../ports.ts';
import type { RoundPlayer, RoundResult, TableRecord } from './records.ts';
import type { GameStore } from './store.ts';
import type { Ending, Player, Table } from './table.ts';
import type { GameWorld } from './world.ts';

export interface LiveTableParts {
  title: string;
  settings: Record<string, unknown>;
  store: GameStore;
  clock: Clock;
  random: Random;
  /** Throws `feature_off` while Economy is off. */
  ledger(): Ledger;
  /** Null while Economy is off. */
  mainCurrency(): string | null;
  words(amount: number, currency: string): string;
  /** What the house could pay out of this currency, without what this table has reserved. */
  available(currency: string, besides: number): number;
  world: GameWorld;
  beside(): readonly Table<unknown, Record<string, unknown>>[];
  /** Called before it is called off. */
  cutOff(table: LiveTable): void;
}

/** What is left to tell once it is committed. */
export interface Told {
  texts: string[];
  afterwards: (() => void)[];
  /** Null while it goes on. */
  over: { players: RoundPlayer[]; cut: boolean } | null;
}

/** A table for as long as one call works on it, within the transaction of that call. */
export class LiveTable implements Table<unknown, Record<string, unknown>> {
  readonly told: Told = { texts: [], afterwards: [], over: null };
  private readonly parts: LiveTableParts;
  /** A copy; the one that is kept is replaced when all has gone well. */
  readonly record: TableRecord;
  readonly settings: Record<string, unknown>;
  readonly clock: Clock;
  readonly random: Random;
  readonly world: GameWorld;

  constructor(record: TableRecord, parts: LiveTableParts) {
    this.record = record;
    this.parts = parts;
    this.settings = parts.settings;
    this.clock = parts.clock;
    this.random = parts.random;
    this.world = parts.world;
  }

  get id(): number {
    return this.record.id;
  }
  get game(): string {
    return this.record.game;
  }
  get host(): Person | null {
    return this.record.host;
  }
  get openedAt(): number {
    return this.record.openedAt;
  }
  get currency(): string {
    return this.record.currency;
  }
  get state(): unknown {
    return this.record.state;
  }
  set state(state: unknown) {
    this.record.state = state;
  }
  get players(): readonly Player[] {
    return this.record.players;
  }
  get deadline(): number | null {
    return this.record.deadline;
  }
  get beside(): readonly Table<unknown, Record<string, unknown>>[] {
    return this.parts.beside();
  }
  get kept(): unknown {
    return this.parts.store.kept(this.record.game);
  }
  set kept(value: unknown) {
    this.parts.store.keep(this.record.game, value);
  }
  get pot(): number {
    return [...this.record.players, ...this.record.forfeited].reduce((sum, { stake }) => sum + stake, 0);
  }

  player(viewerId: string): Player | null {
    return this.record.players.find(({ id }) => id === viewerId) ?? null;
  }

  seat({ id, login, name }: Person, stake = 0): void {
    this.mustRun();
    const { record } = this;
    if (!Number.isSafeInteger(stake) || stake < 0)
      throw new AppError('bad_input', 'A stake is a whole number.');
    if (stake > 0) {
      const stakes = [{ viewerId: id, currency: record.currency, amount: stake }];
      const ledger = this.parts.ledger();
      if (record.holdId === null) {
        record.holdId = ledger.hold({ stakes, survives: true, ...this.note(id, `game:${record.id}`) }).id;
      } else ledger.stake(record.holdId, stakes, this.note(id));
    }
    const there = this.player(id);
    if (there) there.stake += stake;
    else record.players.push({ id, login, name, stake });
  }

  leave(viewerId: string): void {
    this.mustRun();
    const player = this.player(viewerId);
    if (!player) return;
    this.record.players = this.record.players.filter(({ id }) => id !== viewerId);
    if (player.stake > 0 && this.record.holdId !== null) {
      const note = { ...this.note(viewerId), reason: `${this.parts.title}: stake back` };
      this.parts.ledger().withdraw(this.record.holdId, viewerId, note);
      // Who came back after a forfeit has put in twice, and has got all of it back.
      this.record.forfeited = this.record.forfeited.filter(({ id }) => id !== viewerId);
    }
  }

  forfeit(viewerId: string): void {
    this.mustRun();
    const player = this.player(viewerId);
    if (!player) return;
    this.record.players = this.record.players.filter((one) => one !== player);
    this.record.forfeited.push(player);
  }

  ring(inMs: number | null): void {
    this.record.deadline = inMs === null ? null : this.clock.now() + Math.max(0, inMs);
  }

  reserve(amount: number): void {
    if (amount > this.parts.available(this.currency, this.record.reserved)) throw tooMuchForTheHouse();
    this.record.reserved = amount;
  }

  say(text: string): void {
    if (text !== '') this.told.texts.push(text);
  }

  /** Runs once all is committed. */
  afterwards(run: () => void): void {
    this.told.afterwards.push(run);
  }

  words(amount: number): string {
    return this.parts.words(amount, this.currency);
  }

  finish({ text, payouts = [], winners = [], tied = [], rewards = [] }: Ending): void {
    this.mustRun();
    const { record, pot } = this;
    const paid = payouts.reduce((sum, { amount }) => sum + amount, 0);
    if (paid > pot + record.reserved) {
      throw new Error(
        `${record.game} would pay ${paid} out of a pot of ${pot} and ${record.reserved} of the house`,
      );
    }
    if (record.holdId !== null) {
      const lines = payouts.map(({ viewerId, amount }) => ({ viewerId, currency: record.currency, amount }));
      const { reason, actor } = this.note('games');
      this.parts.ledger().settle(record.holdId, lines, { reason, actor });
      this.parts.store.toTill(record.currency, pot - paid);
    } else if (paid > 0) throw new Error(`${record.game} would pay out without any stakes`);
    this.pay(rewards, winners);
    this.end('over', text, this.results(payouts, winners, tied), paid);
  }

  cancel(text: string): void {
    this.mustRun();
    this.parts.cutOff(this);
    const { holdId } = this.record;
    if (holdId !== null) {
      this.parts.ledger().release(holdId, { reason: `${this.parts.title}: stake back`, actor: 'games' });
    }
    const players = [...this.record.players, ...this.record.forfeited].map(({ id, login, name, stake }) => ({
      id,
      login,
      name,
      stake,
      payout: stake,
      result: null,
    }));
    this.end('cut', text, players, this.pot);
  }

  private pay(rewards: NonNullable<Ending['rewards']>, winners: readonly Person[]): void {
    const main = this.parts.mainCurrency();
    // Without Economy a quiz goes on, only that nobody earns anything.
    if (main === null) return;
    for (const { viewerId, currency, amount } of rewards) {
      if (amount <= 0) continue;
      this.parts.ledger().earn({
        viewerId,
        currency: currency ?? main,
        amount,
        kind: 'win',
        ...this.note('games'),
        reason: `${winners.some(({ id }) => id === viewerId) ? 'Won' : 'Played'}: ${this.parts.title}`,
      });
    }
  }

  private results(
    payouts: readonly { viewerId: string; amount: number }[],
    winners: readonly Person[],
    tied: readonly Person[],
  ): RoundPlayer[] {
    const everybody = new Map<string, RoundPlayer>();
    const won = new Set(winners.map(({ id }) => id));
    const even = new Set(tied.map(({ id }) => id));
    const resultOf = (id: string): RoundResult => (won.has(id) ? 'won' : even.has(id) ? 'tied' : 'lost');
    for (const { id, login, name, stake } of [...this.record.players, ...this.record.forfeited]) {
      const there = everybody.get(id);
      if (there) there.stake += stake;
      else everybody.set(id, { id, login, name, stake, payout: 0, result: resultOf(id) });
    }
    for (const { id, login, name } of [...winners, ...tied]) {
      if (!everybody.has(id))
        everybody.set(id, { id, login, name, stake: 0, payout: 0, result: resultOf(id) });
    }
    for (const { viewerId, amount } of payouts) {
      const player = everybody.get(viewerId);
      if (player) player.payout += amount;
    }
    return [...everybody.values()];
  }

  private end(state: 'over' | 'cut', text: string, players: RoundPlayer[], paid: number): void {
    const { id, game, openedAt, currency } = this.record;
    const { store } = this.parts;
    store.end({
      id,
      game,
      state,
      openedAt,
      endedAt: this.clock.now(),
      players,
      text: text.slice(0, 500),
      currency,
      staked: this.pot,
      paid,
    });
    if (state === 'over') for (const player of players) store.count(game, currency, player);
    this.say(text);
    this.told.over = { players, cut: state === 'cut' };
  }

  private note(actor: string, reference?: string): LedgerNote {
    this.record.bookings += 1;
    return {
      reason: this.parts.title,
      reference: reference ?? `game:${this.record.id}:${this.record.bookings}`,
      actor,
    };
  }

  private mustRun(): void {
    if (this.told.over !== null) throw new AppError('not_found', 'That game is over.');
  }
}

export function tooMuchForTheHouse(): AppError {
  return new AppError('games.house', 'The house could not pay that out just now. Try a smaller stake.');
}

import { AppError } from '../../../shared/rpc/errors.ts';
import { Alarm } from '../alarm.ts';
import type { ChatMessage, Person } from '../chat/chatMessage.ts';
import type { Database } from '../db/database.ts';
import type { Ledger } from '../ledger.ts';
import type { Clock, Disposer, Random } from '../ports.ts';
import type { Currency, Purse } from '../purse.ts';
import type { Play, Played } from './desk.ts';
import type { GameKind, GameResult } from './game.ts';
import { LiveTable, type Told, tooMuchForTheHouse } from './liveTable.ts';
import { PlayMoney } from './playMoney.ts';
import type { RoundPlayer, RoundResult, TableRecord } from './records.ts';
import { mustHaveRoom } from './room.ts';
import type { GameStore } from './store.ts';
import type { Opening } from './table.ts';
import { isPartOf, joined } from './tablePeople.ts';
import type { GameWorld } from './world.ts';

export interface HouseParts {
  db: Database;
  store: GameStore;
  clock: Clock;
  random: Random;
  /** Null while Economy is off. */
  ledger(): Ledger | null;
  purse(): Purse | null;
  world: GameWorld;
  /** How much more than it has taken in the house may pay out, of each currency. */
  credit(): number;
  say(text: string): void;
  result(result: GameResult): void;
  /** A table was opened, has changed or is over. */
  table(change: { game: string; tableId: number; state: 'opened' | 'changed' | 'over' }): void;
  after(ms: number, run: () => void): Disposer;
  /** Something broke that nobody expected. */
  fault(what: string, thrown: unknown): void;
}

/** A game that is at work, with its settings. */
export interface Seated {
  kind: GameKind;
  settings(): Record<string, unknown>;
}

/** What was due while Emcee was off happens so long after the start, so that people can be back. */
const GRACE = 15_000;

/**
 * Where games are played: it keeps the tables that run, in memory and in the store alike, lets time run out, and is
 * the only one that moves stakes. Whatever changes a table goes through `change`, which commits as a whole or not at
 * all; a table whose game has gone sleeps in the store until it is back.
 */
export class House {
  private readonly parts: HouseParts;
  readonly money: PlayMoney;
  private readonly games = new Map<string, Seated>();
  private readonly records = new Map<number, TableRecord>();
  private readonly alarms = new Map<number, Alarm>();
  /** Tables that listen to chat; looked at for every line. */
  private listening: readonly TableRecord[] = [];

  constructor(parts: HouseParts) {
    this.parts = parts;
    this.money = new PlayMoney(parts);
  }

  /** Takes a game up, with the tables that were left standing. */
  adopt(seated: Seated): void {
    const { kind } = seated;
    this.games.set(kind.id, seated);
    for (const record of this.parts.store.running(kind.id)) {
      this.records.set(record.id, record);
      this.wake(record);
    }
    this.listen();
  }

  /** Lets a game go; its tables stay in the store. */
  drop(game: string): void {
    this.games.delete(game);
    for (const record of this.of(game)) this.forget(record.id);
    this.listen();
  }

  /** Looks again at the tables that could not go on without the books. */
  booksAreBack(): void {
    for (const record of [...this.records.values()]) if (record.holdId !== null) this.wake(record);
  }

  stop(): void {
    for (const alarm of this.alarms.values()) alarm.stop();
    this.alarms.clear();
  }

  of(game: string): TableRecord[] {
    return [...this.records.values()].filter((record) => record.game === game);
  }

  get world(): GameWorld {
    return this.parts.world;
  }

  /** What a game keeps from round to round. */
  kept(game: string): unknown {
    return this.parts.store.kept(game);
  }

  keep(game: string, value: unknown): void {
    this.parts.store.keep(game, value);
  }

  all(): TableRecord[] {
    return [...this.records.values()];
  }

  seated(game: string): Seated | null {
    return this.games.get(game) ?? null;
  }

  /** For reading: nothing that is done to it is kept. */
  look(record: TableRecord): LiveTable {
    return this.live(structuredClone(record));
  }

  change<T>(id: number, run: (table: LiveTable) => T): T {
    const record = this.records.get(id);
    if (!record) throw new AppError('not_found', 'That game is over.');
    const table = this.live(structuredClone(record));
    const answer = this.parts.db.write(() => {
      const given = run(table);
      if (table.told.over === null) this.parts.store.save(table.record);
      return given;
    });
    this.changed(table);
    if (this.parts.db.raw.inTransaction) this.lookAgain();
    return answer;
  }

  open(game: string, opening: Opening<unknown>): LiveTable {
    const { db, store, clock } = this.parts;
    const { kind } = this.need(game);
    const { table: rules } = kind;
    if (!rules) throw new Error(`${game} has no rules for tables`);
    mustHaveRoom(this.need(game), opening, {
      running: this.all(),
      kindOf: (id) => this.games.get(id)?.kind ?? null,
      lastEnded: (id) => store.lastEnded(id),
      now: clock.now(),
    });
    const currency = opening.currency ?? this.currencyOf(game, false)?.id ?? '';
    const table = db.write(() => {
      const record: TableRecord = {
        id: store.open(game, clock.now(), currency),
        game,
        host: opening.host,
        openedAt: clock.now(),
        currency,
        state: structuredClone(opening.state),
        players: [],
        forfeited: [],
        holdId: null,
        reserved: 0,
        deadline: null,
        bookings: 0,
      };
      const made = this.live(record);
      for (const { person, stake } of opening.players ?? []) made.seat(person, stake);
      if (opening.reserve !== undefined && opening.reserve > 0) made.reserve(opening.reserve);
      made.ring(opening.ring);
      store.save(record);
      return made;
    });
    this.records.set(table.id, table.record);
    table.say(opening.text);
    this.changed(table, 'opened');
    return table;
  }

  /** Plays a game that is decided at once. */
  play(game: string, play: Play): Played | null {
    const { db, store, clock } = this.parts;
    const { kind } = this.need(game);
    const { player, stake, most } = play;
    const reference = `${game}:${play.reference}`;
    const currency = this.currencyOf(game, stake > 0)?.id ?? '';
    let round: RoundPlayer | null = null;
    const played = db.write(() => {
      if (store.wasPlayed(reference)) return null;
      const ledger = stake > 0 ? this.money.ledger() : null;
      if (ledger && ledger.balance(player.id, currency) < stake)
        throw this.money.tooLittle(player.id, currency);
      if (most - stake > this.available(currency)) throw tooMuchForTheHouse();
      const made = play.decide();
      const { payout } = made;
      if (!Number.isSafeInteger(payout) || payout < 0 || payout > most) {
        throw new Error(`${game} would pay ${payout} where it said ${most} at most`);
      }
      if (ledger && payout !== stake) {
        ledger.payMany({
          lines: [{ viewerId: player.id, currency, amount: payout - stake }],
          reason: kind.title,
          reference: `game:${reference}`,
          actor: player.id,
        });
        store.toTill(currency, stake - payout);
      }
      const result: RoundResult = made.result ?? (payout > stake ? 'won' : payout < stake ? 'lost' : 'tied');
      const { id, login, name } = player;
      round = { id, login, name, stake, payout, result };
      const now = clock.now();
      store.addEnded(
        {
          game,
          state: 'over',
          openedAt: now,
          endedAt: now,
          players: [round],
          text: made.text,
          currency,
          staked: stake,
          paid: payout,
        },
        reference,
      );
      store.count(game, currency, round);
      return made;
    });
    if (round !== null) this.announce(kind, [round], currency);
    return played;
  }

  /** Null only when it need not be there and Economy is off. */
  currencyOf(game: string, needed: true): Currency;
  currencyOf(game: string, needed: boolean): Currency | null;
  currencyOf(game: string, needed: boolean): Currency | null {
    return this.money.currency(this.need(game).settings()['currency'], needed);
  }

  /** What the house could pay out, on top of what was staked. */
  available(currency: string, besides = 0): number {
    return this.parts.store.inTill(currency) + this.parts.credit() - this.reserved(currency) + besides;
  }

  reserved(currency: string): number {
    let sum = 0;
    for (const record of this.records.values()) if (record.currency === currency) sum += record.reserved;
    return sum;
  }

  /** Ends a table and gives everybody their stake back. */
  cancel(id: number, text: string): void {
    this.change(id, (table) => table.cancel(text));
  }

  /** A line of chat goes to the tables that listen. */
  hear(message: ChatMessage): 'taken' | 'passed' {
    for (const record of this.listening) {
      // Without the books it waits.
      if (record.holdId !== null && this.parts.ledger() === null) continue;
      const listens = this.games.get(record.game)?.kind.table?.listens;
      if (!listens?.concerns(this.live(record), message)) continue;
      if (this.change(record.id, (table) => listens.hear(table, message)) === 'taken') return 'taken';
    }
    return 'passed';
  }

  /** The stakes of a table were given back without it, so it is over. Within the transaction that does it. */
  released(holdId: number): void {
    for (const record of this.all()) if (record.holdId === holdId) this.cutOff(record);
  }

  /** Somebody at the tables is known under another id now. Within the transaction that merges the two. */
  merge(from: string, to: Person): void {
    this.lookAgain();
    for (const record of this.all()) {
      if (!isPartOf(record, from)) continue;
      const joins = this.games.get(record.game)?.kind.table?.joinsAccounts ?? false;
      if (!joins && isPartOf(record, to.id)) this.cutOff(record);
      else {
        const now = joined(record, from, to);
        this.records.set(record.id, now);
        this.parts.store.save(now);
      }
    }
    this.listen();
  }

  /** Somebody is to be forgotten: what they sit at ends. Within the transaction that does it. */
  forgetPerson(viewerId: string): void {
    for (const record of this.all()) if (isPartOf(record, viewerId)) this.cutOff(record);
  }

  private live(record: TableRecord): LiveTable {
    const seated = this.need(record.game);
    return new LiveTable(record, {
      title: seated.kind.title,
      settings: seated.settings(),
      store: this.parts.store,
      clock: this.parts.clock,
      random: this.parts.random,
      ledger: () => this.money.ledger(),
      mainCurrency: () => this.parts.purse()?.main.id ?? null,
      words: (amount, currency) => this.money.words(amount, currency),
      available: (currency, besides) => this.available(currency, besides),
      world: this.parts.world,
      beside: () =>
        this.of(record.game)
          .filter(({ id }) => id !== record.id)
          .map((other) => this.look(other)),
      cutOff: (table) => {
        const rules = seated.kind.table;
        if (rules?.understands(table.state)) rules.cutOff?.(table);
      },
    });
  }

  /** After the commit: what was said goes out, and time runs again. */
  private changed(table: LiveTable, state: 'opened' | 'changed' = 'changed'): void {
    const { id, game, record, told } = table;
    if (told.over === null) {
      this.records.set(id, record);
      this.arm(record);
    } else this.forget(id);
    this.listen();
    this.tell(table.told);
    if (told.over !== null && !told.over.cut) {
      this.announce(this.need(game).kind, told.over.players, record.currency);
    }
    this.parts.table({ game, tableId: id, state: told.over === null ? state : 'over' });
  }

  private tell({ texts, afterwards }: Told): void {
    if (texts.length > 0) this.parts.say(texts.join(' '));
    for (const run of afterwards) run();
  }

  private announce(kind: GameKind, players: readonly RoundPlayer[], currency: string): void {
    for (const { id, login, name, stake, payout, result } of players) {
      if (result === null) continue;
      const viewer = { id, login, name };
      this.parts.result({ game: kind.id, title: kind.title, viewer, result, stake, payout, currency });
    }
  }

  private forget(id: number): void {
    this.alarms.get(id)?.stop();
    this.alarms.delete(id);
    this.records.delete(id);
  }

  private listen(): void {
    this.listening = this.all().filter((record) => this.games.get(record.game)?.kind.table?.listens);
  }

  /** After a start, or when the books are back. */
  private wake(record: TableRecord): void {
    const { clock } = this.parts;
    const rules = this.games.get(record.game)?.kind.table;
    const ledger = this.parts.ledger();
    if (record.holdId !== null && ledger === null) return;
    const isHeld = record.holdId === null || ledger?.findHold(`game:${record.id}`)?.state === 'open';
    if (!rules || !isHeld || rules.afterRestart === 'refund' || !rules.understands(record.state)) {
      this.rescue(record);
      return;
    }
    const late = record.deadline !== null && record.deadline < clock.now() + GRACE;
    this.arm(late ? { ...record, deadline: clock.now() + GRACE } : record);
  }

  private rescue(record: TableRecord): void {
    try {
      this.cutOff(record);
    } catch (thrown) {
      this.parts.fault(`ending ${this.games.get(record.game)?.kind.title ?? record.game}`, thrown);
    }
  }

  private cutOff(record: TableRecord): void {
    const title = this.games.get(record.game)?.kind.title ?? record.game;
    const back = record.holdId === null ? '' : ' Everybody has their stake back.';
    this.cancel(record.id, `${title} was cut off.${back}`);
  }

  /** What is done within somebody else's transaction may be undone with it; then the store is right, and not memory. */
  private lookAgain(): void {
    this.parts.after(0, () => {
      for (const game of this.games.keys()) {
        const stored = this.parts.store.running(game);
        for (const { id } of this.of(game)) if (!stored.some((record) => record.id === id)) this.forget(id);
        for (const record of stored) {
          this.records.set(record.id, record);
          this.arm(record);
        }
      }
      this.listen();
    });
  }

  private arm({ id, deadline }: TableRecord): void {
    const alarm = this.alarms.get(id) ?? new Alarm(this.parts.clock, this.parts.after);
    this.alarms.set(id, alarm);
    alarm.set(deadline, () => this.timeUp(id));
  }

  private timeUp(id: number): void {
    const record = this.records.get(id);
    const rules = record && this.games.get(record.game)?.kind.table;
    if (!record || !rules) return;
    // Without the books it waits: `booksAreBack` goes on.
    if (record.holdId !== null && this.parts.ledger() === null) return;
    try {
      this.change(id, (table) => {
        table.ring(null);
        rules.timeUp(table);
      });
    } catch (thrown) {
      const isExpected = thrown instanceof AppError && thrown.code === 'ledger.hold_over';
      if (!isExpected) this.parts.fault(`going on with ${record.game}`, thrown);
      this.rescue(record);
    }
  }

  private need(game: string): Seated {
    const seated = this.games.get(game);
    if (!seated)
      throw new AppError('feature_off', 'That game is switched off. The Games page has the switch.');
    return seated;
  }
}

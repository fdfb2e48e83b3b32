import { AppError } from '../../../shared/rpc/errors.ts';
import type { ChatMessage, Person } from '../chat/chatMessage.ts';
import type { Amount } from '../commands/arguments.ts';
import type { Database } from '../db/database.ts';
import type { Ledger } from '../ledger.ts';
import type { Clock, Disposer, Random } from '../ports.ts';
import type { Currency, Purse } from '../purse.ts';
import type { Play, Played, StakeLimits } from './desk.ts';
import type { GameKind, GameResult } from './game.ts';
import { LiveTable, type Told, tooMuchForTheHouse } from './liveTable.ts';
import type { RoundPlayer, RoundResult, TableRecord } from './records.ts';
import type { GameStore } from './store.ts';
import type { Opening } from './table.ts';
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
/** A timer cannot run longer than 24 days; it is wound up again every day. */
const LONGEST_TIMER = 86_400_000;

/**
 * Where games are played: it keeps the tables that run, in memory and in the store alike, lets time run out, and is
 * the only one that moves stakes. Whatever changes a table goes through `change`, which commits as a whole or not at
 * all; a table whose game has gone sleeps in the store until it is back.
 */
export class House {
  private readonly parts: HouseParts;
  private readonly games = new Map<string, Seated>();
  private readonly records = new Map<number, TableRecord>();
  private readonly alarms = new Map<number, Disposer>();
  /** Tables that listen to chat; looked at for every line. */
  private listening: readonly TableRecord[] = [];

  constructor(parts: HouseParts) {
    this.parts = parts;
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
    for (const end of this.alarms.values()) end();
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
    this.mustHaveRoom(kind, opening);
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
      const ledger = stake > 0 ? this.ledger() : null;
      if (ledger && ledger.balance(player.id, currency) < stake) throw this.tooLittle(player.id, currency);
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

  /** A whole stake that this person has and the limits allow. */
  stake(
    person: Person,
    typed: Amount | null,
    { leastStake: least, mostStake: most }: StakeLimits,
    currency: string,
  ): number {
    const balance = this.ledger().balance(person.id, currency);
    const words = (amount: number): string => this.words(amount, currency);
    const stake =
      typed === null
        ? least
        : typed === 'all'
          ? Math.min(balance, most)
          : typed === 'half'
            ? Math.min(Math.floor(balance / 2), most)
            : typed;
    if (!Number.isSafeInteger(stake) || stake < 0) {
      throw new AppError('bad_input', `Put in a whole number, at least ${words(least)}.`);
    }
    if (stake > balance || (stake < least && typeof typed === 'string')) {
      throw new AppError(
        'games.stake',
        stake < least
          ? `You have ${words(balance)}; it takes at least ${words(least)}.`
          : `You have only ${words(balance)}.`,
      );
    }
    if (stake < least) throw new AppError('games.stake', `It takes at least ${words(least)}.`);
    if (stake > most) throw new AppError('games.stake', `You can put in ${words(most)} at most.`);
    return stake;
  }

  /** Null only when it need not be there and Economy is off. */
  currencyOf(game: string, needed: true): Currency;
  currencyOf(game: string, needed: boolean): Currency | null;
  currencyOf(game: string, needed: boolean): Currency | null {
    const purse = this.parts.purse();
    if (!purse) {
      if (!needed) return null;
      throw economyIsOff();
    }
    const wanted = this.need(game).settings()['currency'];
    if (typeof wanted !== 'string' || wanted === '') return purse.main;
    const currency = purse.currencies().find(({ id }) => id === wanted);
    if (currency) return currency;
    throw new AppError(
      'purse.no_currency',
      `This game is played for "${wanted}", which there is no more. The Games page has the setting.`,
    );
  }

  words(amount: number, currency: string): string {
    const known = this.parts
      .purse()
      ?.currencies()
      .find(({ id }) => id === currency);
    const name = known ? (amount === 1 ? known.one : known.many) : currency;
    return `${amount.toLocaleString('en-GB')} ${name}`.trim();
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

  ledger(): Ledger {
    const ledger = this.parts.ledger();
    if (!ledger) throw economyIsOff();
    return ledger;
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
        const now = withPerson(record, from, to) as TableRecord;
        now.players = onceEach(now.players);
        now.forfeited = onceEach(now.forfeited);
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

  private mustHaveRoom(
    { id, title, table: rules }: GameKind,
    { host, players = [] }: Opening<unknown>,
  ): void {
    if (!rules) return;
    const running = this.of(id);
    if (rules.atOnce === 'channel' && running.length > 0) {
      throw new AppError('conflict', `${title} is running already.`);
    }
    if (rules.atOnce === 'viewer') {
      const people = [...players.map(({ person }) => person), ...(host ? [host] : [])];
      for (const person of people) {
        if (!running.some((one) => one.players.some((player) => player.id === person.id))) continue;
        throw new AppError('conflict', `${person.name} is in the middle of ${title} already.`);
      }
    }
    if (rules.exclusive !== null) {
      const other = this.all().find(
        (record) => this.games.get(record.game)?.kind.table?.exclusive === rules.exclusive,
      );
      if (other) {
        const running = this.games.get(other.game)?.kind.title ?? other.game;
        throw new AppError('conflict', `${running} is running. One at a time!`);
      }
    }
    const rest = this.need(id).settings()['restSeconds'];
    const last = typeof rest === 'number' && rest > 0 ? this.parts.store.lastEnded(id) : null;
    if (typeof rest !== 'number' || last === null) return;
    const left = Math.ceil((last + rest * 1000 - this.parts.clock.now()) / 1000);
    if (left > 0)
      throw new AppError(
        'games.resting',
        `${title} rests for ${left} more ${left === 1 ? 'second' : 'seconds'}.`,
      );
  }

  private live(record: TableRecord): LiveTable {
    const seated = this.need(record.game);
    return new LiveTable(record, {
      title: seated.kind.title,
      settings: seated.settings(),
      store: this.parts.store,
      clock: this.parts.clock,
      random: this.parts.random,
      ledger: () => this.ledger(),
      mainCurrency: () => this.parts.purse()?.main.id ?? null,
      words: (amount, currency) => this.words(amount, currency),
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
    this.alarms.get(id)?.();
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

  private arm(record: TableRecord): void {
    this.alarms.get(record.id)?.();
    this.alarms.delete(record.id);
    if (record.deadline === null) return;
    const { clock } = this.parts;
    const { id, deadline } = record;
    const left = Math.max(0, deadline - clock.now());
    this.alarms.set(
      id,
      this.parts.after(Math.min(left, LONGEST_TIMER), () => {
        this.alarms.delete(id);
        if (clock.now() < deadline) this.arm(record);
        else this.timeUp(id);
      }),
    );
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

  private tooLittle(viewerId: string, currency: string): AppError {
    const balance = this.ledger().balance(viewerId, currency);
    return new AppError('games.stake', `You have only ${this.words(balance, currency)}.`);
  }

  private need(game: string): Seated {
    const seated = this.games.get(game);
    if (!seated)
      throw new AppError('feature_off', 'That game is switched off. The Games page has the switch.');
    return seated;
  }
}

/** Also somebody who was only asked to join, and so stands in the state of the game alone. */
function isPartOf(record: TableRecord, viewerId: string): boolean {
  return names([record.host, record.players, record.forfeited, record.state], viewerId);
}

/** With what was put in under both of their names. */
function onceEach<P extends { id: string; stake: number }>(players: readonly P[]): P[] {
  const known = new Map<string, P>();
  for (const player of players) {
    const { stake } = known.get(player.id) ?? { stake: 0 };
    known.set(player.id, { ...player, stake: player.stake + stake });
  }
  return [...known.values()];
}

function names(value: unknown, id: string): boolean {
  if (value === id) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, one]) => key === id || names(one, id));
}

/** The same with another person wherever this one stands: games keep people in their states as well. */
function withPerson(value: unknown, from: string, to: Person): unknown {
  if (value === from) return to.id;
  if (Array.isArray(value)) return value.map((one) => withPerson(one, from, to));
  if (typeof value !== 'object' || value === null) return value;
  const isThem = 'id' in value && value.id === from && 'name' in value;
  const called = isThem ? { login: to.login, name: to.name } : {};
  return Object.fromEntries(
    Object.entries({ ...value, ...called }).map(([key, one]) => [
      key === from ? to.id : key,
      withPerson(one, from, to),
    ]),
  );
}

function economyIsOff(): AppError {
  return new AppError(
    'feature_off',
    'Nothing can be played for while points are off. The Modules page has the switch of Economy.',
  );
}

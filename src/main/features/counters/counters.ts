import {
  type Counter,
  type CounterChange,
  type CounterScope,
  type CounterSetup,
  counterSetupSchema,
  MOST_COUNT,
} from '../../../shared/contract/counters.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock } from '../../engine/ports.ts';
import type { Doer, Made } from '../../engine/recordChange.ts';
import { Watchers } from '../../engine/watchers.ts';
import { type Cell, type CounterStore, foldName, type StoredChange, type StoredCounter } from './store.ts';

/** What is on now: what a change belongs to. */
export interface Moment {
  /** Null while offline. */
  streamId: string | null;
  /** Null while nobody knows. */
  game: { id: string; name: string } | null;
}

export interface Counted {
  counter: StoredCounter;
  /** Of the total, or of the one value that was set. */
  before: number;
  after: number;
  changeId: number;
}

export interface CounterMoved {
  id: number;
  name: string;
  /** The total. */
  before: number;
  after: number;
}

interface Parts {
  store: CounterStore;
  clock: Clock;
  moment(): Moment;
  /** Throws when another command answers to the word. */
  checkWord(word: string): void;
  /** Told after the total was changed, in the order of the changes. */
  moved(fact: CounterMoved): void;
  mostCounters(): number;
}

const within = (value: number, floor: number | null): number =>
  Math.min(MOST_COUNT, Math.max(floor ?? -MOST_COUNT, value));

/** The rules of counters. Every change is one transaction and on the disk when it returns. */
export class Counters {
  private readonly parts: Parts;
  private readonly watchers = new Watchers();
  private readonly byName = new Map<string, StoredCounter>();
  private readonly byId = new Map<number, StoredCounter>();
  /** Told of at the next call of the watchers. */
  readonly touched = new Set<number>();

  constructor(parts: Parts) {
    this.parts = parts;
    this.read();
  }

  list(): StoredCounter[] {
    return [...this.byId.values()];
  }

  find(name: string): StoredCounter | null {
    return this.byName.get(foldName(name)) ?? null;
  }

  need(name: string): StoredCounter {
    const counter = this.find(name);
    if (!counter) throw new AppError('not_found', `There is no counter "${name}".`);
    return counter;
  }

  byNumber(id: number): StoredCounter {
    const counter = this.byId.get(id);
    if (!counter) throw new AppError('not_found', 'That counter is no longer there.');
    return counter;
  }

  value(counter: StoredCounter, scope: CounterScope): number {
    const { store } = this.parts;
    const { streamId, game } = this.parts.moment();
    if (scope === 'total') return store.value(counter.id, 'total', '');
    if (scope === 'game') return game ? store.value(counter.id, 'game', game.id) : 0;
    return streamId === null ? store.lastStream(counter.id) : store.value(counter.id, 'stream', streamId);
  }

  shown(counter: StoredCounter): Counter {
    const { game } = this.parts.moment();
    return {
      ...counter,
      total: this.value(counter, 'total'),
      stream: this.value(counter, 'stream'),
      game: game ? { name: game.name, value: this.value(counter, 'game') } : null,
      changedAt: this.parts.store.changedAt(counter.id),
    };
  }

  create(given: CounterSetup): Made<StoredCounter> {
    const { store, clock } = this.parts;
    const setup = this.checked(given, null);
    if (this.byId.size >= this.parts.mostCounters()) {
      throw new AppError(
        'conflict',
        `There are ${this.byId.size} counters, which is the limit. Remove one, or raise the limit in the settings.`,
      );
    }
    const counter = store.write(() => store.create(setup, clock.now()));
    this.changed(counter.id);
    return {
      value: counter,
      text: `Made the counter "${counter.name}"`,
      undo: () => this.takeAway(counter.id),
    };
  }

  configure(id: number, given: CounterSetup): Made<StoredCounter> {
    const { store } = this.parts;
    const before = this.byNumber(id);
    const counter = { ...this.checked(given, id), id };
    store.write(() => store.configure(counter));
    this.changed(id);
    return {
      value: counter,
      text: `Set the counter "${counter.name}" up differently`,
      undo: () => {
        const setup = this.checked(before, id);
        store.write(() => store.configure({ ...setup, id }));
        this.changed(id);
      },
    };
  }

  remove(id: number): Made<StoredCounter> {
    const { store } = this.parts;
    const counter = this.byNumber(id);
    this.takeAway(id);
    return {
      value: counter,
      text: `Removed the counter "${counter.name}"`,
      undo: () => {
        this.checked(counter, id);
        store.write(() => store.remove(id, null));
        this.changed(id);
      },
    };
  }

  /** Total, the present stream and the present game go up or down together. */
  add(counter: StoredCounter, by: number, doer: Doer): Made<Counted> {
    const value = this.move(counter, 'add', 'all', doer, (before) => within(before + by, counter.floor));
    return this.made(value, `Counted ${by < 0 ? by : `+${by}`} for "${counter.name}": ${value.after}`);
  }

  /** One value alone: putting the game right does not change the total. */
  set(counter: StoredCounter, to: number, doer: Doer, scope: CounterScope = 'total'): Made<Counted> {
    const moment = this.parts.moment();
    if (scope === 'stream' && moment.streamId === null) {
      throw new AppError('bad_input', 'The count of a stream can only be set while it is live.');
    }
    if (scope === 'game' && moment.game === null) {
      throw new AppError('bad_input', 'Nobody knows what is played now. Set a category on Twitch first.');
    }
    const value = this.move(counter, 'set', scope, doer, () => within(to, counter.floor));
    const where = scope === 'total' ? '' : ` (${scope})`;
    return this.made(value, `Set "${counter.name}"${where} to ${value.after}`);
  }

  /** Takes back what one change did to each value, and leaves what came after it. Once. */
  undoChange(changeId: number, doer: Doer): StoredCounter {
    const { store, clock } = this.parts;
    const change = store.change(changeId);
    if (!change || change.kind === 'undo')
      throw new AppError('not_found', 'That change is not there any more.');
    const counter = this.byNumber(change.counterId);
    const total = store.write(() => {
      if (store.change(changeId)?.undone)
        throw new AppError('conflict', 'That change was taken back before.');
      const now = clock.now();
      const results: Partial<StoredChange> = {};
      for (const [cell, before, after] of touchedBy(change)) {
        const stands = store.value(counter.id, cell.scope, cell.key);
        const next = within(stands + before - after, counter.floor);
        store.setValue(counter.id, cell, next, now);
        Object.assign(results, { [`${cell.scope}Before`]: stands, [`${cell.scope}After`]: next });
      }
      store.undone(changeId);
      store.addChange({
        ...NOTHING_CHANGED,
        ...results,
        counterId: counter.id,
        time: now,
        kind: 'undo',
        scope: change.scope,
        doer: doer.name,
        streamId: change.streamId,
        gameId: change.gameId,
        gameName: change.gameName,
        undone: 0,
      });
      return results;
    });
    this.told(counter, total.totalBefore ?? null, total.totalAfter ?? null);
    return counter;
  }

  history(id: number, before: number | null, limit: number): CounterChange[] {
    return this.parts.store.history(id, before, limit).map((row) => ({
      id: row.id,
      counterId: row.counterId,
      time: row.time,
      kind: row.kind,
      scope: row.scope,
      before: row.totalBefore ?? row.streamBefore ?? row.gameBefore ?? 0,
      after: row.totalAfter ?? row.streamAfter ?? row.gameAfter ?? 0,
      doer: row.doer,
      game: row.gameName,
      undone: row.undone === 1,
    }));
  }

  onChange(run: () => void): () => void {
    return this.watchers.add(run);
  }

  /** Another stream or game: what is shown is another value. */
  touchAll(): void {
    for (const id of this.byId.keys()) this.touched.add(id);
    this.watchers.call();
  }

  private move(
    counter: StoredCounter,
    kind: 'add' | 'set',
    scope: CounterChange['scope'],
    doer: Doer,
    next: (before: number) => number,
  ): Counted {
    const { store, clock } = this.parts;
    const moment = this.parts.moment();
    const now = clock.now();
    const cells = cellsOf(moment).filter((cell) => scope === 'all' || cell.scope === scope);
    const { changeId, results } = store.write(() => {
      const results: Partial<StoredChange> = {};
      for (const cell of cells) {
        const before = store.value(counter.id, cell.scope, cell.key);
        const after = next(before);
        store.setValue(counter.id, cell, after, now);
        Object.assign(results, { [`${cell.scope}Before`]: before, [`${cell.scope}After`]: after });
      }
      const changeId = store.addChange({
        ...NOTHING_CHANGED,
        ...results,
        counterId: counter.id,
        time: now,
        kind,
        scope,
        doer: doer.name,
        streamId: moment.streamId,
        gameId: moment.game?.id ?? null,
        gameName: moment.game?.name ?? '',
        undone: 0,
      });
      return { changeId, results };
    });
    this.told(counter, results.totalBefore ?? null, results.totalAfter ?? null);
    return {
      counter,
      before: results.totalBefore ?? results.streamBefore ?? results.gameBefore ?? 0,
      after: results.totalAfter ?? results.streamAfter ?? results.gameAfter ?? 0,
      changeId,
    };
  }

  private made(value: Counted, text: string): Made<Counted> {
    const undoer: Doer = { name: 'undo', id: null, way: 'panel' };
    return { value, text, undo: () => void this.undoChange(value.changeId, undoer) };
  }

  private told(counter: StoredCounter, before: number | null, after: number | null): void {
    this.touched.add(counter.id);
    this.watchers.call();
    if (before === null || after === null || before === after) return;
    this.parts.moved({ id: counter.id, name: counter.name, before, after });
  }

  /** The setup in order, if its name and its words are free. */
  private checked(given: CounterSetup, id: number | null): CounterSetup {
    const setup = counterSetupSchema.parse(given);
    const same = this.find(setup.name);
    if (same && same.id !== id) {
      throw new AppError('conflict', `There is a counter "${same.name}" already.`);
    }
    const words = wordsOf(setup);
    const own = id === null ? [] : wordsOf(this.byId.get(id) ?? null);
    if (new Set(words).size < words.length) {
      throw new AppError('conflict', 'Two shortcuts of the counter are the same word.');
    }
    for (const word of words) {
      for (const other of this.byId.values()) {
        if (other.id === id) continue;
        if (wordsOf(other).includes(word)) {
          throw new AppError('conflict', `The counter "${other.name}" has the shortcut "${word}" already.`);
        }
      }
      if (!own.includes(word)) this.parts.checkWord(word);
    }
    return setup;
  }

  private takeAway(id: number): void {
    const { store, clock } = this.parts;
    store.write(() => store.remove(id, clock.now()));
    this.changed(id);
  }

  private changed(id: number): void {
    this.read();
    this.touched.add(id);
    this.watchers.call();
  }

  private read(): void {
    this.byName.clear();
    this.byId.clear();
    for (const counter of this.parts.store.all()) {
      this.byName.set(foldName(counter.name), counter);
      this.byId.set(counter.id, counter);
    }
  }
}

function wordsOf(setup: CounterSetup | null): string[] {
  if (setup === null) return [];
  return [setup.showWord, setup.addWord, setup.takeWord].flatMap((word) => word ?? []).map(foldName);
}

const NOTHING_CHANGED = {
  totalBefore: null,
  totalAfter: null,
  streamBefore: null,
  streamAfter: null,
  gameBefore: null,
  gameAfter: null,
};

function cellsOf(moment: Moment): Cell[] {
  const cells: Cell[] = [{ scope: 'total', key: '', label: '' }];
  if (moment.streamId !== null) cells.push({ scope: 'stream', key: moment.streamId, label: '' });
  if (moment.game) cells.push({ scope: 'game', key: moment.game.id, label: moment.game.name });
  return cells;
}

/** The values that a change touched, with what they were before and after it. */
function touchedBy(change: StoredChange): [cell: Cell, before: number, after: number][] {
  const { streamId, gameId, gameName } = change;
  const touched: [Cell, number | null, number | null][] = [
    [{ scope: 'total', key: '', label: '' }, change.totalBefore, change.totalAfter],
    [{ scope: 'stream', key: streamId ?? '', label: '' }, change.streamBefore, change.streamAfter],
    [{ scope: 'game', key: gameId ?? '', label: gameName }, change.gameBefore, change.gameAfter],
  ];
  return touched.flatMap(([cell, before, after]) =>
    before === null || after === null ? [] : [[cell, before, after]],
  );
}

/** The highest milestone that going from one total to another reaches; null for none, and never on the way down. */
export function milestoneBetween(
  counter: Pick<StoredCounter, 'milestones' | 'every'>,
  before: number,
  after: number,
): number | null {
  if (after <= before) return null;
  const reached = counter.milestones.filter((milestone) => milestone > before && milestone <= after);
  if (counter.every !== null) {
    const round = Math.floor(after / counter.every) * counter.every;
    if (round > before && round !== 0) reached.push(round);
  }
  return reached.length > 0 ? Math.max(...reached) : null;
}

/** The words of a new counter that is called this: `deaths`, `death+`, `death-`. */
export function usualWords(name: string): { showWord: string; addWord: string; takeWord: string } {
  const word = foldName(name);
  const one = word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  return { showWord: word, addWord: `${one}+`, takeWord: `${one}-` };
}

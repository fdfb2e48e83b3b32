import { type Task, TODO_LENGTH, type TodoItem } from '../../../shared/contract/todo.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock } from '../../engine/ports.ts';
import type { Doer, Made } from '../../engine/recordChange.ts';
import { Watchers } from '../../engine/watchers.ts';
import type { ListStore, StoredItem } from './store.ts';

/** Whose list: the streamer's own, or that of a viewer. */
export interface Owner {
  /** Empty for the streamer. */
  id: string;
  name: string;
}
export const STREAMER: Owner = { id: '', name: '' };

const KEEP_REMOVED_MS = 30 * 86_400_000;
/** What is done is cleared away from a viewer's list when there is more of it than this. */
const MOST_DONE = 50;
const MOST_SHOWN_TASKS = 500;

/** The rules of the lists. Places that chat names are those among what is still to do, from 1. */
export class Lists {
  private readonly store: ListStore;
  private readonly clock: Clock;
  private readonly most: (owner: Owner) => number;
  private readonly watchers = new Watchers<string>();

  constructor(store: ListStore, clock: Clock, most: (owner: Owner) => number) {
    this.store = store;
    this.clock = clock;
    this.most = most;
    store.forget(clock.now() - KEEP_REMOVED_MS);
  }

  items(): TodoItem[] {
    return this.store.of('').map(shown);
  }

  tasks(): Task[] {
    return this.store
      .openTasks(MOST_SHOWN_TASKS)
      .map((item) => ({ ...shown(item), viewer: { id: item.owner, name: item.ownerName } }));
  }

  open(owner: Owner): StoredItem[] {
    return this.store.of(owner.id).filter(({ doneAt }) => doneAt === null);
  }

  /** What is at a place of what is to do. */
  at(owner: Owner, place: number): StoredItem {
    const open = this.open(owner);
    const item = open[place - 1];
    if (item) return item;
    throw new AppError(
      'not_found',
      open.length === 0
        ? 'The list is empty.'
        : `There is no number ${place}. The list goes up to ${open.length}.`,
    );
  }

  add(owner: Owner, texts: readonly string[], doer: Doer): Made<StoredItem[]> {
    const { store } = this;
    const added = store.write(() => {
      const room = this.most(owner) - this.open(owner).length;
      if (texts.length > room) {
        throw new AppError(
          'conflict',
          `There is room for ${Math.max(0, room)} more at the moment. Finish or remove something first.`,
        );
      }
      const done = store.of(owner.id).filter(({ doneAt }) => doneAt !== null);
      const now = this.clock.now();
      if (owner.id !== '') {
        for (const item of done.slice(0, Math.max(0, done.length - MOST_DONE))) {
          store.put({ ...item, removedAt: now });
        }
      }
      return texts.map((text) =>
        store.add({
          owner: owner.id,
          ownerName: owner.name,
          text: checked(text),
          addedBy: doer.name,
          time: now,
          doneAt: null,
          removedAt: null,
        }),
      );
    });
    const [only] = added;
    const made = this.made(
      added,
      added.length === 1 && only ? `Added "${only.text}"` : `Added ${added.length} things to do`,
      () => added.map((item) => ({ ...(store.get(item.id) ?? item), removedAt: this.clock.now() })),
    );
    this.watchers.call(owner.id);
    return made;
  }

  edit(id: number, text: string): Made<StoredItem> {
    return this.change(
      id,
      (item) => ({ ...item, text: checked(text) }),
      (item) => `Changed "${item.text}"`,
    );
  }

  done(id: number, isDone: boolean): Made<StoredItem> {
    return this.change(
      id,
      (item) => ({ ...item, doneAt: isDone ? (item.doneAt ?? this.clock.now()) : null }),
      (item) => `${isDone ? 'Ticked off' : 'Put back'} "${item.text}"`,
    );
  }

  remove(id: number): Made<StoredItem> {
    return this.change(
      id,
      (item) => ({ ...item, removedAt: this.clock.now() }),
      (item) => `Removed "${item.text}"`,
    );
  }

  /** To a place among all of its list, from 0. */
  move(id: number, to: number): Made<StoredItem> {
    const moved = this.need(id);
    const { store } = this;
    const before = store.of(moved.owner);
    const others = before.filter((item) => item.id !== id);
    const order = [...others.slice(0, to), moved, ...others.slice(to)];
    this.write(order.map((item, place) => ({ ...item, position: place + 1 })));
    return this.made(moved, `Moved "${moved.text}"`, () => {
      const places = new Map(before.map((item) => [item.id, item.position]));
      return store
        .of(moved.owner)
        .map((item) => ({ ...item, position: places.get(item.id) ?? item.position }));
    });
  }

  clear(owner: Owner, what: 'done' | 'all'): Made<number> {
    const { store } = this;
    const gone = store.of(owner.id).filter(({ doneAt }) => what === 'all' || doneAt !== null);
    const now = this.clock.now();
    this.write(gone.map((item) => ({ ...item, removedAt: now })));
    return this.made(gone.length, `Cleared ${gone.length} from the list`, () =>
      gone.map((item) => ({ ...(store.get(item.id) ?? item), removedAt: null })),
    );
  }

  /** Told the owner whose list has changed. */
  onChange(run: (owner: string) => void): () => void {
    return this.watchers.add(run);
  }

  private change(
    id: number,
    next: (item: StoredItem) => StoredItem,
    text: (item: StoredItem) => string,
  ): Made<StoredItem> {
    const before = this.need(id);
    const after = next(before);
    this.write([after]);
    return this.made(after, text(after), () => {
      const now = this.store.get(id) ?? after;
      const { text: words, doneAt, removedAt } = before;
      return [{ ...now, text: words, doneAt, removedAt }];
    });
  }

  private made<T>(value: T, text: string, back: () => StoredItem[]): Made<T> {
    return { value, text, undo: () => this.write(back()) };
  }

  private need(id: number): StoredItem {
    const item = this.store.get(id);
    if (!item || item.removedAt !== null) throw new AppError('not_found', 'That is no longer on the list.');
    return item;
  }

  private write(items: readonly StoredItem[]): void {
    this.store.write(() => {
      for (const item of items) this.store.put(item);
    });
    for (const owner of new Set(items.map((item) => item.owner))) this.watchers.call(owner);
  }
}

export function shown(item: StoredItem): TodoItem {
  const { id, text, doneAt, addedBy, time } = item;
  return { id, text, done: doneAt !== null, addedBy, time };
}

function checked(given: string): string {
  const text = given.replace(/\s+/g, ' ').trim();
  if (text === '') throw new AppError('bad_input', 'Say what is to do.');
  if (text.length > TODO_LENGTH)
    throw new AppError('bad_input', `That is too long: ${TODO_LENGTH} characters at most.`);
  return text;
}

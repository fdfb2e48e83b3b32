import type { Entry, WordList } from '../../../shared/contract/social.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Random } from '../../engine/ports.ts';
import type { Made } from '../../engine/recordChange.ts';
import type { ListPatch, ListStore, StoredList } from './listStore.ts';
import type { OurList } from './ourLists.ts';

export const MOST_ENTRIES = 5_000;
const MOST_LISTS = 200;
/** So many of the last picks do not come again at once, where there are enough others. */
const NOT_AGAIN = 10;

export type EntryDraft = Pick<Entry, 'text' | 'category' | 'weight' | 'enabled'>;

/** The lists of texts: picks from them, and changes them so that every change can be taken back. */
export class Lists {
  private readonly store: ListStore;
  private readonly random: Random;
  private readonly ours: readonly OurList[];
  private readonly lists = new Map<string, StoredList>();
  private readonly byId = new Map<number, Entry>();
  /** Of each list, the entries that were picked last. */
  private readonly recent = new Map<string, number[]>();
  private readonly changed: () => void;

  constructor(parts: { store: ListStore; random: Random; ours: readonly OurList[]; changed(): void }) {
    this.store = parts.store;
    this.random = parts.random;
    this.ours = parts.ours;
    this.changed = parts.changed;
    for (const list of this.store.lists()) this.lists.set(list.name, list);
    for (const entry of this.store.entries()) this.byId.set(entry.id, entry);
    for (const list of this.ours) if (!this.lists.has(list.name)) this.fill(list);
  }

  /** Those that came with Emcee first, in their order, then the streamer's own. */
  all(): WordList[] {
    const own = [...this.lists.values()].filter(({ name }) => this.ourOf(name) === undefined);
    const names = [
      ...this.ours.map(({ name }) => name),
      ...own.sort((one, other) => one.title.localeCompare(other.title)).map(({ name }) => name),
    ];
    return names.map((name) => this.describe(name));
  }

  has(name: string): boolean {
    return this.lists.has(name);
  }

  entries(list: string): Entry[] {
    this.need(list);
    return this.of(list);
  }

  entry(id: number): Entry {
    const entry = this.byId.get(id);
    if (!entry) throw new AppError('not_found', 'This entry is not there any more.');
    return entry;
  }

  known(list: string): readonly string[] {
    return this.ourOf(list)?.known ?? [];
  }

  /** Categories that can come up. */
  categories(list: string): string[] {
    const { blocked } = this.need(list);
    return [...new Set(this.of(list).map(({ category }) => category))]
      .filter((category) => category !== '' && !blocked.includes(category))
      .sort();
  }

  /** By weight, and not one of the last ones. Null when there is none that may come up. */
  pick(list: string, category: string | null = null): Entry | null {
    const fitting = this.usable(list).filter((entry) => category === null || entry.category === category);
    const recent = this.recent.get(list) ?? [];
    const resting = Math.min(NOT_AGAIN, Math.floor(fitting.length / 2));
    const pause = resting === 0 ? [] : recent.slice(-resting);
    const fresh = fitting.filter(({ id }) => !pause.includes(id));
    const choice = fresh.length > 0 ? fresh : fitting;
    const total = choice.reduce((sum, { weight }) => sum + weight, 0);
    let left = this.random.next() * total;
    const picked = choice.find(({ weight }) => {
      left -= weight;
      return left < 0;
    });
    if (!picked) return null;
    this.recent.set(list, [...recent, picked.id].slice(-NOT_AGAIN));
    return picked;
  }

  save(list: string, id: number | null, draft: EntryDraft): Made<Entry> {
    this.need(list);
    const before = id === null ? null : this.entry(id);
    if (before && before.list !== list) throw new AppError('not_found', 'This entry is in another list.');
    if (this.of(list).some((other) => other.id !== id && other.text === draft.text)) {
      throw new AppError('conflict', 'The list has this text already.');
    }
    if (before) {
      const entry = { ...before, ...draft };
      this.apply({ put: [entry] });
      return this.made(entry, `Changed "${short(entry.text)}" in ${this.title(list)}`, { put: [before] });
    }
    this.mustFit(list, 1);
    const [entry] = this.add(list, [draft]);
    if (!entry) throw new AppError('internal', 'The entry could not be added.');
    return this.made(entry, `Added "${short(entry.text)}" to ${this.title(list)}`, { drop: [entry.id] });
  }

  remove(ids: readonly number[]): Made<null> {
    const gone = ids.map((id) => this.entry(id));
    this.apply({ drop: ids });
    const [first] = gone;
    const what = gone.length === 1 && first ? `"${short(first.text)}"` : `${gone.length} entries`;
    const from = first ? this.title(first.list) : '';
    return this.made(null, `Removed ${what} from ${from}`, { put: gone });
  }

  block(name: string, category: string, blocked: boolean): Made<null> {
    const list = this.need(name);
    const rest = list.blocked.filter((one) => one !== category);
    this.apply({ putList: { ...list, blocked: blocked ? [...rest, category] : rest } });
    const text = `${blocked ? 'Blocked' : 'Allowed'} "${category}" in ${list.title}`;
    return this.made(null, text, () => {
      const now = this.lists.get(name);
      if (now) this.apply({ putList: { ...now, blocked: list.blocked } });
    });
  }

  create(name: string, title: string): Made<null> {
    if (this.lists.has(name)) throw new AppError('conflict', `There is a list called "${name}" already.`);
    if (this.lists.size >= MOST_LISTS)
      throw new AppError('conflict', `There are ${MOST_LISTS} lists, and that is the most.`);
    this.apply({ putList: { name, title, blocked: [] } });
    return this.made(null, `Made the list ${title}`, () =>
      this.apply({ dropList: name, drop: this.of(name).map(({ id }) => id) }),
    );
  }

  drop(name: string): Made<null> {
    const list = this.need(name);
    if (this.ourOf(name)) {
      throw new AppError('conflict', 'This list came with Emcee. Switch its entries off instead.');
    }
    const gone = this.of(name);
    this.apply({ dropList: name, drop: gone.map(({ id }) => id) });
    return this.made(null, `Deleted the list ${list.title}`, { putList: list, put: gone });
  }

  reset(name: string): Made<null> {
    const list = this.need(name);
    const our = this.ourOf(name);
    if (!our) throw new AppError('conflict', 'This list is your own: there is nothing to set it back to.');
    const gone = this.of(name);
    this.apply({ drop: gone.map(({ id }) => id), putList: { ...list, title: our.title, blocked: [] } });
    const added = this.fill(our);
    return this.made(null, `Set the list ${our.title} back`, {
      drop: added.map(({ id }) => id),
      put: gone,
      putList: list,
    });
  }

  /** Leaves out what is there already. */
  import(name: string, drafts: readonly EntryDraft[]): Made<number> {
    const list = this.need(name);
    const there = new Set(this.of(name).map(({ text }) => text));
    const news = drafts.filter(({ text }) => !there.has(text) && there.add(text));
    this.mustFit(name, news.length);
    const added = this.add(name, news);
    const text = `Added ${added.length} ${added.length === 1 ? 'entry' : 'entries'} to ${list.title}`;
    return this.made(added.length, text, { drop: added.map(({ id }) => id) });
  }

  private fill(our: OurList): Entry[] {
    const before = this.lists.get(our.name);
    const list = before ?? { name: our.name, title: our.title, blocked: [] };
    this.lists.set(list.name, list);
    const drafts = our.entries.map((entry) => ({ ...entry, weight: 1, enabled: true }));
    return this.add(our.name, drafts, { putList: list });
  }

  private add(list: string, drafts: readonly EntryDraft[], also: ListPatch = {}): Entry[] {
    const added = this.store.add(
      drafts.map(({ text, category, weight, enabled }) => ({ list, text, category, weight, enabled })),
      also,
    );
    for (const entry of added) this.byId.set(entry.id, entry);
    this.changed();
    return added;
  }

  private apply(patch: ListPatch): void {
    this.store.apply(patch);
    const { put = [], drop = [], putList, dropList } = patch;
    if (putList) this.lists.set(putList.name, putList);
    for (const id of drop) this.byId.delete(id);
    for (const entry of put) this.byId.set(entry.id, entry);
    if (dropList !== undefined) this.lists.delete(dropList);
    this.changed();
  }

  private made<T>(value: T, text: string, back: ListPatch | (() => void)): Made<T> {
    return { value, text, undo: typeof back === 'function' ? back : () => this.takeBack(back) };
  }

  /** Entries never come back into a list that is gone. */
  private takeBack(patch: ListPatch): void {
    const homeless = (patch.put ?? []).find(
      ({ list }) => !this.lists.has(list) && patch.putList?.name !== list,
    );
    if (homeless) {
      throw new AppError('conflict', `The list "${homeless.list}" is deleted. Bring it back first.`);
    }
    this.apply(patch);
  }

  private mustFit(list: string, more: number): void {
    if (this.of(list).length + more <= MOST_ENTRIES) return;
    throw new AppError('conflict', `A list has at most ${MOST_ENTRIES} entries. Remove some first.`);
  }

  private of(list: string): Entry[] {
    return [...this.byId.values()].filter((entry) => entry.list === list).sort((a, b) => a.id - b.id);
  }

  private usable(list: string): Entry[] {
    const { blocked } = this.need(list);
    return this.of(list).filter(({ enabled, category }) => enabled && !blocked.includes(category));
  }

  private need(name: string): StoredList {
    const list = this.lists.get(name);
    if (!list) throw new AppError('not_found', `There is no list called "${name}".`);
    return list;
  }

  private title(name: string): string {
    return this.lists.get(name)?.title ?? name;
  }

  private ourOf(name: string): OurList | undefined {
    return this.ours.find((our) => our.name === name);
  }

  private describe(name: string): WordList {
    const { title, blocked } = this.need(name);
    const our = this.ourOf(name);
    const entries = this.of(name);
    const counts = new Map(blocked.map((category) => [category, 0]));
    for (const { category } of entries) {
      if (category !== '') counts.set(category, (counts.get(category) ?? 0) + 1);
    }
    return {
      name,
      title,
      help: our?.help ?? `Said by $(list ${name}).`,
      ours: our !== undefined,
      entries: entries.length,
      usable: this.usable(name).length,
      categories: [...counts]
        .map(([category, count]) => ({ name: category, entries: count, blocked: blocked.includes(category) }))
        .sort((one, other) => one.name.localeCompare(other.name)),
      known: [...this.known(name)],
    };
  }
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

import { MEMORY_LENGTH, type Memory } from '../../../shared/contract/memories.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock } from '../../engine/ports.ts';
import type { Doer, Made } from '../../engine/recordChange.ts';
import { Watchers } from '../../engine/watchers.ts';
import { checkUrl } from './links.ts';
import type { MemoryStore } from './store.ts';

const MOST = 20_000;

/** The rules of notes and links. */
export class Memories {
  private readonly store: MemoryStore;
  private readonly clock: Clock;
  private readonly watchers = new Watchers();
  private revision = 0;

  constructor(store: MemoryStore, clock: Clock) {
    this.store = store;
    this.clock = clock;
  }

  addNote(title: string, text: string, doer: Doer): Made<Memory> {
    return this.add({ kind: 'note', title, text, url: null }, doer);
  }

  /** Until its page has told its title, a link is called by its address. */
  addLink(given: string, title: string, doer: Doer): Made<Memory> {
    const url = checkUrl(given);
    return this.add({ kind: 'link', title: title === '' ? withoutScheme(url) : title, text: '', url }, doer);
  }

  edit(id: number, title: string, text: string): Made<Memory> {
    const before = this.need(id);
    if (before.kind === 'note' && text === '') throw new AppError('bad_input', 'A note needs a text.');
    const value = {
      ...before,
      text,
      title: before.url !== null && title === '' ? withoutScheme(before.url) : title,
    };
    this.put(value);
    return { value, text: `Changed ${nameOf(before)}`, undo: () => this.put(before) };
  }

  /** What the page is called; a link that was removed in the meantime stays as it is. */
  titled(id: number, title: string): Memory | null {
    const memory = this.store.get(id);
    if (!memory) return null;
    const value = { ...memory, title };
    this.put(value);
    return value;
  }

  remove(id: number): Made<Memory> {
    const memory = this.need(id);
    this.store.remove(id, this.clock.now());
    this.changed();
    return {
      value: memory,
      text: `Removed ${nameOf(memory)}`,
      undo: () => {
        this.store.remove(id, null);
        this.changed();
      },
    };
  }

  need(id: number, kind: Memory['kind'] | null = null): Memory {
    const memory = this.store.get(id);
    if (!memory || (kind !== null && memory.kind !== kind)) {
      throw new AppError('not_found', `There is no ${kind ?? 'note or link'} ${id}.`);
    }
    return memory;
  }

  counts(): { notes: number; links: number; revision: number } {
    return { notes: this.store.count('note'), links: this.store.count('link'), revision: this.revision };
  }

  onChange(run: () => void): () => void {
    return this.watchers.add(run);
  }

  private add(memory: Pick<Memory, 'kind' | 'title' | 'text' | 'url'>, doer: Doer): Made<Memory> {
    if (memory.text.length > MEMORY_LENGTH) {
      throw new AppError('bad_input', `A note can have ${MEMORY_LENGTH} characters at most.`);
    }
    if (this.store.count(memory.kind) >= MOST) {
      throw new AppError('conflict', 'There are too many by now. Remove some that nobody needs.');
    }
    const value = this.store.add({ ...memory, addedBy: doer.name, time: this.clock.now() }, doer.id);
    this.changed();
    return {
      value,
      text: `Kept ${nameOf(value)}`,
      undo: () => {
        this.store.remove(value.id, this.clock.now());
        this.changed();
      },
    };
  }

  private put(memory: Memory): void {
    this.store.put(memory);
    this.changed();
  }

  private changed(): void {
    this.revision += 1;
    this.watchers.call();
  }
}

const nameOf = (memory: Memory): string => `${memory.kind} ${memory.id}`;

function withoutScheme(url: string): string {
  return url
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '')
    .slice(0, 150);
}

/** As it is said in chat. */
export function memoryWords(memory: Memory): string {
  if (memory.url !== null) return `Link ${memory.id}: ${memory.title} ${memory.url}`;
  const title = memory.title === '' ? '' : `${memory.title}: `;
  return `Note ${memory.id}: ${title}${memory.text}`;
}

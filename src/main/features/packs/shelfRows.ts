import type { PackEntryKind } from '../../../shared/contract/packs.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Made } from '../../engine/recordChange.ts';
import type { EntryKey, EntryRow, PackRow, PackStore, ShelfPatch } from './store.ts';

type Kept = Pick<EntryRow, 'value' | 'position'>;

/** What the database has of packs: the streamer's own, and what was changed of others. In memory and on the disk alike. */
export class ShelfRows {
  private readonly store: PackStore;
  private readonly changed: (packs: ReadonlySet<string>) => void;
  private readonly rows = new Map<string, PackRow>();
  private readonly entries = new Map<string, Map<string, EntryRow>>();

  /** `changed` hears of which packs something has changed. */
  constructor(store: PackStore, changed: (packs: ReadonlySet<string>) => void) {
    this.store = store;
    this.changed = changed;
    for (const { id, row } of store.packs()) this.rows.set(id, row);
    for (const row of store.entries()) this.keep(row);
  }

  packs(): IterableIterator<string> {
    return this.rows.keys();
  }

  pack(id: string): PackRow | null {
    return this.rows.get(id) ?? null;
  }

  /** Of a pack, in their order. */
  of(pack: string): EntryRow[] {
    return [...(this.entries.get(pack)?.values() ?? [])].sort((one, other) => one.position - other.position);
  }

  /** Its own place, or the end. */
  positionOf(pack: string, kind: PackEntryKind, id: string): number {
    const own = this.kept({ pack, kind, id })?.position;
    return own ?? this.of(pack).reduce((last, { position }) => Math.max(last, position), 0) + 1;
  }

  /** Writes it, with the way back. */
  change<T>(value: T, text: string, patch: ShelfPatch): Made<T> {
    const before: ShelfPatch = {
      packs: patch.packs.map(({ id }) => ({ id, row: this.rows.get(id) ?? null })),
      entries: patch.entries.map((entry) => ({ ...keyOf(entry), row: this.kept(entry) })),
    };
    this.apply(patch);
    return {
      value,
      text,
      undo: () => {
        this.mustBeSo(patch);
        this.apply(before);
      },
    };
  }

  private mustBeSo({ packs, entries }: ShelfPatch): void {
    const same =
      packs.every(({ id, row }) => JSON.stringify(this.rows.get(id) ?? null) === JSON.stringify(row)) &&
      entries.every((entry) => JSON.stringify(this.kept(entry)) === JSON.stringify(entry.row));
    if (same) return;
    throw new AppError(
      'conflict',
      'It was changed again since then. Take the newer change back first, or change it by hand.',
    );
  }

  private apply(patch: ShelfPatch): void {
    this.store.apply(patch);
    for (const { id, row } of patch.packs) {
      if (row === null) this.rows.delete(id);
      else this.rows.set(id, row);
    }
    for (const { pack, kind, id, row } of patch.entries) {
      if (row === null) this.entries.get(pack)?.delete(`${kind} ${id}`);
      else this.keep({ pack, kind, id, ...row });
    }
    this.changed(new Set([...patch.packs.map(({ id }) => id), ...patch.entries.map(({ pack }) => pack)]));
  }

  private kept({ pack, kind, id }: EntryKey): Kept | null {
    const row = this.entries.get(pack)?.get(`${kind} ${id}`);
    return row ? { value: row.value, position: row.position } : null;
  }

  private keep(row: EntryRow): void {
    const of = this.entries.get(row.pack) ?? new Map<string, EntryRow>();
    of.set(`${row.kind} ${row.id}`, row);
    this.entries.set(row.pack, of);
  }
}

export function keyOf({ pack, kind, id }: EntryKey): EntryKey {
  return { pack, kind, id };
}

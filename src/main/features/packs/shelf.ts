import {
  MOST_OF,
  type Pack,
  type PackContent,
  type PackEntry,
  type PackEntryKind,
  type PackHead,
  type PackInfo,
  packEntrySchema,
} from '../../../shared/contract/packs.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Logger } from '../../engine/ports.ts';
import type { Made } from '../../engine/recordChange.ts';
import { hasSeason, nameOf, sameName, short } from './entryNames.ts';
import { freeId, slugOf } from './ids.ts';
import type { OurPack } from './ours/ourPack.ts';
import { keyOf, ShelfRows } from './shelfRows.ts';
import type { EntryRow, PackRow, PackStore } from './store.ts';

const MOST_PACKS = 50;

type Value = PackEntry['value'];

const FIELD_OF = { question: 'questions', word: 'words', season: 'seasons', lines: 'lines' } as const;
const NAME_OF = { question: 'question', word: 'word', season: 'season', lines: 'list' } as const;

/** All packs: those that came with Emcee with what was changed of them, and the streamer's own. */
export class Shelf {
  private readonly ours: readonly OurPack[];
  private readonly log: Logger;
  private readonly rows: ShelfRows;
  /** Made anew after a change. */
  private readonly made = new Map<string, Pack>();

  constructor(parts: { store: PackStore; ours: readonly OurPack[]; log: Logger; changed(): void }) {
    this.ours = parts.ours;
    this.log = parts.log;
    this.rows = new ShelfRows(parts.store, (packs) => {
      for (const id of packs) this.made.delete(id);
      parts.changed();
    });
  }

  /** Those that came with Emcee first, then the streamer's own by their names. */
  all(): Pack[] {
    const own = [...this.rows.packs()].filter((id) => this.ourOf(id) === null).map((id) => this.need(id));
    own.sort((one, other) => one.title.localeCompare(other.title) || one.id.localeCompare(other.id));
    return [...this.ours.map(({ id }) => this.need(id)), ...own];
  }

  infos(): PackInfo[] {
    return this.all().map(({ questions, words, seasons, lines, ...pack }) => ({
      ...pack,
      questions: questions.length,
      words: words.length,
      seasons: seasons.length,
      lines: lines.length,
    }));
  }

  /** Throws `not_found`. */
  need(id: string): Pack {
    const known = this.made.get(id);
    if (known) return known;
    const our = this.ourOf(id);
    const row = this.rows.pack(id);
    if (!our && !row?.head) throw new AppError('not_found', 'This pack is not there any more.');
    const pack = this.build(id, our, row);
    this.made.set(id, pack);
    return pack;
  }

  enable(id: string, enabled: boolean): Made<null> {
    const pack = this.need(id);
    const row = { head: this.rows.pack(id)?.head ?? null, enabled };
    const text = `Switched the pack ${pack.title} ${enabled ? 'on' : 'off'}`;
    return this.rows.change(null, text, { packs: [{ id, row }], entries: [] });
  }

  describe(id: string, head: PackHead): Made<null> {
    const pack = this.need(id);
    const row = { head, enabled: pack.enabled };
    const text = `Changed the cover of the pack ${pack.title}`;
    return this.rows.change(null, text, { packs: [{ id, row }], entries: [] });
  }

  /** Answers the id of the new pack, which is the wished one where that is free. */
  add(content: Omit<PackContent, 'id'>, wished: string, text: string): Made<string> {
    const all = this.all();
    if (all.length >= MOST_PACKS)
      throw new AppError(
        'conflict',
        `There are ${MOST_PACKS} packs, and that is the most. Delete one first.`,
      );
    const id = freeId(
      wished,
      all.map((pack) => pack.id),
      40,
    );
    const { questions, words, seasons, lines, ...head } = content;
    const values: PackEntry[] = [
      ...questions.map((value) => ({ kind: 'question' as const, value })),
      ...words.map((value) => ({ kind: 'word' as const, value })),
      ...seasons.map((value) => ({ kind: 'season' as const, value })),
      ...lines.map((value) => ({ kind: 'lines' as const, value })),
    ];
    return this.rows.change(id, text, {
      packs: [{ id, row: { head, enabled: true } }],
      entries: values.map(({ kind, value }, position) => ({
        pack: id,
        kind,
        id: value.id,
        row: { value, position },
      })),
    });
  }

  /** `was` is the id of the entry that is changed; null for a new one. Answers its id. */
  save(packId: string, was: string | null, entry: PackEntry): Made<string> {
    const pack = this.need(packId);
    const { kind } = entry;
    const there: readonly Value[] = pack[FIELD_OF[kind]];
    const before = was === null ? null : there.find(({ id }) => id === was);
    if (before === undefined) throw new AppError('not_found', `This ${NAME_OF[kind]} is not there any more.`);
    const id = this.idFor(entry, was, there);
    if (was === null && there.length >= MOST_OF[FIELD_OF[kind]]) {
      throw new AppError(
        'conflict',
        `${pack.title} is full: ${MOST_OF[FIELD_OF[kind]]} are the most. Make another pack.`,
      );
    }
    const name = nameOf(entry);
    if (there.some((other) => other.id !== was && sameName(kind, other, entry.value))) {
      throw new AppError('conflict', `The pack has "${name}" already.`);
    }
    if (entry.kind === 'word' && !hasSeason(pack, entry.value.season)) {
      throw new AppError(
        'not_found',
        `The pack has no season "${entry.value.season}". Add it under Seasons first.`,
      );
    }
    const text = `${was === null ? 'Added' : 'Changed'} "${short(name)}" in the pack ${pack.title}`;
    const value = { ...entry.value, id };
    return this.rows.change(id, text, {
      packs: [],
      entries: [{ pack: packId, kind, id, row: { value, position: this.rows.positionOf(packId, kind, id) } }],
    });
  }

  remove(packId: string, kind: PackEntryKind, ids: readonly string[]): Made<null> {
    const pack = this.need(packId);
    const there: readonly Value[] = pack[FIELD_OF[kind]];
    const gone = ids.map((id) => {
      const value = there.find((one) => one.id === id);
      if (!value) throw new AppError('not_found', `This ${NAME_OF[kind]} is not there any more.`);
      return value;
    });
    if (kind === 'season') {
      const used = pack.words.filter(({ season }) => ids.includes(season)).length;
      if (used > 0)
        throw new AppError(
          'conflict',
          `${used === 1 ? 'A word is' : `${used} words are`} of this season. Change or remove them first.`,
        );
    }
    const [first] = gone;
    const what =
      gone.length === 1 && first
        ? `"${short(nameOf({ kind, value: first } as PackEntry))}"`
        : `${gone.length} ${NAME_OF[kind]}s`;
    const our = this.ourOf(packId);
    return this.rows.change(null, `Took ${what} out of the pack ${pack.title}`, {
      packs: [],
      entries: ids.map((id) => {
        const came = our !== null && (our[FIELD_OF[kind]] as readonly Value[]).some((one) => one.id === id);
        const row = came ? { value: null, position: this.rows.positionOf(packId, kind, id) } : null;
        return { pack: packId, kind, id, row };
      }),
    });
  }

  /** Everything as it came, switched on or off as it is. */
  reset(id: string): Made<null> {
    const pack = this.need(id);
    if (!pack.ours)
      throw new AppError('conflict', 'This pack is your own: there is nothing to set it back to.');
    const row = pack.enabled ? null : { head: null, enabled: false };
    return this.rows.change(null, `Set the pack ${pack.title} back`, {
      packs: [{ id, row }],
      entries: this.rows.of(id).map((entry) => ({ ...keyOf(entry), row: null })),
    });
  }

  drop(id: string): Made<null> {
    const pack = this.need(id);
    if (pack.ours)
      throw new AppError('conflict', 'This pack came with Emcee. Switch it off instead of deleting it.');
    return this.rows.change(null, `Deleted the pack ${pack.title}`, {
      packs: [{ id, row: null }],
      entries: this.rows.of(id).map((entry) => ({ ...keyOf(entry), row: null })),
    });
  }

  private ourOf(id: string): OurPack | null {
    return this.ours.find((our) => our.id === id) ?? null;
  }

  private build(id: string, our: OurPack | null, row: PackRow | null): Pack {
    const head = row?.head ?? our;
    if (!head) throw new AppError('internal', `The pack ${id} has no cover.`);
    const rows = this.rows.of(id);
    const of = <T extends Value>(kind: PackEntryKind, base: readonly T[]): T[] => {
      const kept = new Map(rows.filter((entry) => entry.kind === kind).map((entry) => [entry.id, entry]));
      const first = base.flatMap((value) => {
        const over = kept.get(value.id);
        kept.delete(value.id);
        return over ? this.read<T>(over) : [value];
      });
      return [...first, ...[...kept.values()].flatMap((entry) => this.read<T>(entry))];
    };
    const { title, text, author, licence, version, wordsAre } = head;
    return {
      id,
      title,
      text,
      author,
      licence,
      version,
      wordsAre,
      enabled: row?.enabled ?? true,
      ours: our !== null,
      changed: our !== null && (rows.length > 0 || row?.head != null),
      questions: of('question', our?.questions ?? []),
      words: of('word', our?.words ?? []),
      seasons: of('season', our?.seasons ?? []),
      lines: of('lines', our?.lines ?? []),
    };
  }

  /** None for what was taken out, or cannot be read. */
  private read<T extends Value>({ pack, kind, id, value }: EntryRow): T[] {
    if (value === null) return [];
    const read = packEntrySchema.safeParse({ kind, value });
    if (read.success) return [read.data.value as T];
    this.log.error({
      event: 'pack.unreadable',
      message: `"${id}" of the pack ${pack} cannot be read and is left out. Change it anew, or restore a backup.`,
      details: { pack, kind, id, problem: read.error.issues[0]?.message ?? '' },
    });
    return [];
  }

  private idFor(entry: PackEntry, was: string | null, there: readonly Value[]): string {
    const { kind, value } = entry;
    const taken = there.map(({ id }) => id);
    if (kind === 'question' || kind === 'word') {
      return was ?? freeId(slugOf(kind === 'question' ? value.text : value.word), taken, 60);
    }
    if (was !== null && value.id !== was) {
      throw new AppError(
        'conflict',
        `The name "${was}" stays, since others call it by that. Make a new one.`,
      );
    }
    if (was === null && taken.includes(value.id)) {
      throw new AppError('conflict', `The pack has a ${NAME_OF[kind]} called "${value.id}" already.`);
    }
    return value.id;
  }
}

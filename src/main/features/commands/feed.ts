import type { CommandAlias, CommandRow } from '../../../shared/contract/commandRows.ts';
import type { CommandBook } from './book.ts';
import type { Rows } from './rows.ts';
import type { UseCounter } from './uses.ts';

/** Changes that come in a row are told once. Milliseconds. */
const GATHER = 100;
const GATHER_USES = 1000;

type TableEvent =
  | { type: 'rows'; rows: CommandRow[]; removed: string[] }
  | { type: 'uses'; uses: { id: string; uses: number; lastUsed: number | null }[] }
  | { type: 'aliases'; aliases: CommandAlias[] };

export interface FeedParts {
  book: CommandBook;
  rows: Rows;
  uses: UseCounter;
  after(ms: number, run: () => void): void;
  /** Whether a panel looks at the table. */
  isWatched(): boolean;
  push(event: TableEvent): void;
}

/** Tells the panels what has changed in the table of commands. Nothing is worked out while nobody looks. */
export class TableFeed {
  private readonly parts: FeedParts;
  private shown = new Map<string, string>();
  private shownAliases = '';
  private gathering = false;
  private readonly used = new Set<string>();

  constructor(parts: FeedParts) {
    this.parts = parts;
  }

  snapshot(): { rows: CommandRow[]; aliases: CommandAlias[] } {
    const rows = this.parts.rows.all();
    const aliases = this.aliases();
    // What is still to be told to panels that were here before stays to be told: the newcomer may hear it twice.
    if (!this.gathering) {
      this.shown = new Map(rows.map((row) => [row.id, withoutUses(row)]));
      this.shownAliases = JSON.stringify(aliases);
    }
    return { rows, aliases };
  }

  aliases(): CommandAlias[] {
    const { book, rows } = this.parts;
    return [...book.aliases.values()]
      .map((alias) => rows.alias(alias))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  changed(): void {
    if (this.gathering || !this.parts.isWatched()) return;
    this.gathering = true;
    this.parts.after(GATHER, () => {
      this.gathering = false;
      this.tell();
    });
  }

  counted(id: string): void {
    if (!this.parts.isWatched()) return;
    this.used.add(id);
    if (this.used.size > 1) return;
    this.parts.after(GATHER_USES, () => {
      const uses = [...this.used].map((each) => ({ id: each, ...this.parts.uses.of(each) }));
      this.used.clear();
      this.parts.push({ type: 'uses', uses });
    });
  }

  private tell(): void {
    const before = this.shown;
    const aliasesBefore = this.shownAliases;
    const { rows, aliases } = this.snapshot();
    const changed = rows.filter((row) => before.get(row.id) !== this.shown.get(row.id));
    const removed = [...before.keys()].filter((id) => !this.shown.has(id));
    if (changed.length + removed.length > 0) this.parts.push({ type: 'rows', rows: changed, removed });
    if (this.shownAliases !== aliasesBefore) this.parts.push({ type: 'aliases', aliases });
  }
}

/** Uses are told on their own: they change with every line of chat. */
function withoutUses(row: CommandRow): string {
  return JSON.stringify({ ...row, uses: 0, lastUsed: null });
}

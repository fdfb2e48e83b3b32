import type { CommandOverride } from '../../../shared/contract/commandDraft.ts';
import { commandDraftSchema, commandOverrideSchema } from '../../../shared/contract/commandDraft.ts';
import type { Database } from '../../engine/db/database.ts';
import type { CustomCommand, KnownCommand, Patch, StoredAlias } from './model.ts';

interface CustomRow {
  id: number;
  definition: string;
  createdAt: number;
  createdBy: string;
  changedAt: number;
  changedBy: string;
}

/** What the streamer said of commands. All of it is small and is held in memory; this writes it down. */
export class CommandStore {
  private readonly db: Database;
  private readonly statements;

  constructor(db: Database) {
    this.db = db;
    const { raw } = db;
    this.statements = {
      putCustom: raw.prepare<CustomRow>(
        `INSERT OR REPLACE INTO custom_commands (id, definition, created_at, created_by, changed_at, changed_by)
         VALUES (:id, :definition, :createdAt, :createdBy, :changedAt, :changedBy)`,
      ),
      dropCustom: raw.prepare<[number]>('DELETE FROM custom_commands WHERE id = ?'),
      putOverride: raw.prepare<[string, string]>(
        'INSERT OR REPLACE INTO command_overrides (id, change) VALUES (?, ?)',
      ),
      dropOverride: raw.prepare<[string]>('DELETE FROM command_overrides WHERE id = ?'),
      putAlias: raw.prepare<StoredAlias>(
        `INSERT OR REPLACE INTO command_aliases (name, line, created_at, created_by)
         VALUES (:name, :line, :createdAt, :createdBy)`,
      ),
      dropAlias: raw.prepare<[string]>('DELETE FROM command_aliases WHERE name = ?'),
      putKnown: raw.prepare<[string, string, string, string, string]>(
        'INSERT OR REPLACE INTO known_commands (id, feature, names, usage, help) VALUES (?, ?, ?, ?, ?)',
      ),
      dropKnown: raw.prepare<[string]>('DELETE FROM known_commands WHERE id = ?'),
    };
  }

  /** The definitions that no longer fit the present form are left out and named. */
  customs(): { commands: CustomCommand[]; broken: number[] } {
    const rows = this.db.raw
      .prepare<[], CustomRow>(
        `SELECT id, definition, created_at AS createdAt, created_by AS createdBy,
                changed_at AS changedAt, changed_by AS changedBy FROM custom_commands ORDER BY id`,
      )
      .all();
    const commands: CustomCommand[] = [];
    const broken: number[] = [];
    for (const { definition, ...marks } of rows) {
      const draft = commandDraftSchema.safeParse(readJson(definition));
      if (draft.success) commands.push({ ...marks, draft: draft.data });
      else broken.push(marks.id);
    }
    return { commands, broken };
  }

  overrides(): Map<string, CommandOverride> {
    const rows = this.db.raw
      .prepare<[], { id: string; change: string }>('SELECT id, change FROM command_overrides')
      .all();
    const overrides = new Map<string, CommandOverride>();
    for (const { id, change } of rows) {
      const parsed = commandOverrideSchema.safeParse(readJson(change));
      if (parsed.success) overrides.set(id, parsed.data);
    }
    return overrides;
  }

  aliases(): StoredAlias[] {
    return this.db.raw
      .prepare<[], StoredAlias>(
        'SELECT name, line, created_at AS createdAt, created_by AS createdBy FROM command_aliases',
      )
      .all();
  }

  known(): KnownCommand[] {
    return this.db.raw
      .prepare<[], Omit<KnownCommand, 'names'> & { names: string }>(
        'SELECT id, feature, names, usage, help FROM known_commands',
      )
      .all()
      .map((row) => ({ ...row, names: readJson(row.names) as string[] }));
  }

  /** On the disk when it returns. */
  apply({ customs, overrides, aliases }: Patch): void {
    const { statements } = this;
    this.db.write(() => {
      for (const [id, custom] of customs ?? []) {
        if (custom === null) statements.dropCustom.run(id);
        else {
          const { draft, ...marks } = custom;
          statements.putCustom.run({ ...marks, definition: JSON.stringify(draft) });
        }
      }
      for (const [id, change] of overrides ?? []) {
        if (change === null) statements.dropOverride.run(id);
        else statements.putOverride.run(id, JSON.stringify(change));
      }
      for (const [name, alias] of aliases ?? []) {
        if (alias === null) statements.dropAlias.run(name);
        else statements.putAlias.run(alias);
      }
    });
  }

  /** A moment later. */
  keepKnown(put: readonly KnownCommand[], dropped: readonly string[]): void {
    if (put.length === 0 && dropped.length === 0) return;
    this.db.behind.add(() => {
      for (const { id, feature, names, usage, help } of put)
        this.statements.putKnown.run(id, feature, JSON.stringify(names), usage, help);
      for (const id of dropped) this.statements.dropKnown.run(id);
    });
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import { AppError } from '../../../shared/rpc/errors.ts';
import type { Database } from '../../engine/db/database.ts';

/** Groups that the streamer has made, and who is in them; all in memory, since commands ask for them. */
export class Groups {
  private readonly db: Database;
  private readonly sql;
  private readonly ids = new Map<string, number>();
  private readonly members = new Map<string, Set<string>>();

  constructor(db: Database) {
    this.db = db;
    const { raw } = db;
    this.sql = {
      insert: raw.prepare<[string]>('INSERT INTO viewer_groups (name) VALUES (?)'),
      rename: raw.prepare<[string, number]>('UPDATE viewer_groups SET name = ? WHERE id = ?'),
      remove: raw.prepare<[number]>('DELETE FROM viewer_groups WHERE id = ?'),
      removeMembers: raw.prepare<[number]>('DELETE FROM viewer_group_members WHERE group_id = ?'),
      addMember: raw.prepare<[number, string]>(
        'INSERT INTO viewer_group_members (group_id, viewer_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
      ),
      removeMember: raw.prepare<[number, string]>(
        'DELETE FROM viewer_group_members WHERE group_id = ? AND viewer_id = ?',
      ),
    };
    this.load();
  }

  /** Reads everything again, after others have changed the tables. */
  load(): void {
    this.ids.clear();
    this.members.clear();
    const rows = this.db.raw
      .prepare<[], { id: number; name: string; viewerId: string | null }>(
        `SELECT id, name, viewer_id AS viewerId FROM viewer_groups
         LEFT JOIN viewer_group_members ON group_id = id ORDER BY name COLLATE NOCASE`,
      )
      .all();
    for (const { id, name, viewerId } of rows) {
      this.ids.set(name, id);
      if (viewerId !== null) this.remember(viewerId, name);
    }
  }

  names(): string[] {
    return [...this.ids.keys()];
  }

  of(viewerId: string): string[] {
    const own = this.members.get(viewerId);
    return own ? [...own].sort((one, other) => one.localeCompare(other)) : [];
  }

  list(): { name: string; members: number }[] {
    const counts = new Map<string, number>();
    for (const own of this.members.values()) {
      for (const name of own) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return this.names().map((name) => ({ name, members: counts.get(name) ?? 0 }));
  }

  membersOf(name: string): string[] {
    return [...this.members].filter(([, own]) => own.has(name)).map(([viewerId]) => viewerId);
  }

  add(name: string, members: readonly string[] = []): void {
    if (this.ids.has(name)) throw new AppError('conflict', `There is a group "${name}" already.`);
    this.db.write(() => {
      const id = Number(this.sql.insert.run(name).lastInsertRowid);
      for (const viewerId of members) this.sql.addMember.run(id, viewerId);
    });
    this.load();
  }

  rename(name: string, to: string): void {
    const id = this.need(name);
    if (name === to) return;
    if (this.ids.has(to)) throw new AppError('conflict', `There is a group "${to}" already.`);
    this.db.write(() => this.sql.rename.run(to, id));
    this.load();
  }

  /** Answers who was in it. */
  remove(name: string): string[] {
    const id = this.need(name);
    const members = this.membersOf(name);
    this.db.write(() => {
      this.sql.removeMembers.run(id);
      this.sql.remove.run(id);
    });
    this.load();
    return members;
  }

  /** Within `db.write`. Groups that are not there yet are made. Answers whether anything changed. */
  put(viewerId: string, add: readonly string[], remove: readonly string[]): boolean {
    let changed = false;
    for (const name of add) {
      let id = this.ids.get(name);
      if (id === undefined) {
        id = Number(this.sql.insert.run(name).lastInsertRowid);
        this.ids.set(name, id);
      }
      changed = this.sql.addMember.run(id, viewerId).changes > 0 || changed;
      this.remember(viewerId, name);
    }
    for (const name of remove) {
      const id = this.ids.get(name);
      if (id === undefined) continue;
      changed = this.sql.removeMember.run(id, viewerId).changes > 0 || changed;
      this.members.get(viewerId)?.delete(name);
    }
    return changed;
  }

  private need(name: string): number {
    const id = this.ids.get(name);
    if (id === undefined) throw new AppError('not_found', `There is no group "${name}".`);
    return id;
  }

  private remember(viewerId: string, name: string): void {
    const own = this.members.get(viewerId);
    if (own) own.add(name);
    else this.members.set(viewerId, new Set([name]));
  }
}

import type { ViewerChanges } from '../../../shared/contract/viewers.ts';
import type { Database } from '../../engine/db/database.ts';
import type { Groups } from './groups.ts';
import type { StoredViewer, ViewersStore } from './store.ts';
import type { Known, Viewers } from './viewers.ts';

/** So many are changed in one transaction, which takes a few milliseconds; between two others get their turn. */
const AT_ONCE = 400;

/** What can be set by hand or by a table. */
export interface ViewerPatch extends ViewerChanges {
  firstSeen?: number;
  lastSeen?: number;
  watchedSeconds?: number;
  messages?: number;
  streams?: number;
}

type Fields = Pick<
  StoredViewer,
  | 'notes'
  | 'pronouns'
  | 'birthday'
  | 'ignored'
  | 'firstSeen'
  | 'lastSeen'
  | 'watchedSeconds'
  | 'messages'
  | 'streams'
>;

interface Before {
  id: string;
  fields: Fields;
  groups: readonly string[];
}

export class Editing {
  private readonly parts: { db: Database; store: ViewersStore; viewers: Viewers; groups: Groups };

  constructor(parts: { db: Database; store: ViewersStore; viewers: Viewers; groups: Groups }) {
    this.parts = parts;
  }

  /** Changes those that there are. Answers how many have changed and what puts them back. */
  async apply(
    patches: readonly { id: string; changes: ViewerPatch }[],
  ): Promise<{ changed: number; back(): Promise<void> }> {
    const before: Before[] = [];
    await this.inTurns(patches, ({ id, changes }) => {
      const viewer = this.parts.viewers.find(id);
      if (!viewer) return;
      const there: Before = { id, fields: fieldsOf(viewer), groups: this.parts.groups.of(id) };
      const { addGroups = [], removeGroups = [], ...fields } = changes;
      const changed = this.set(viewer, fields);
      if (this.parts.groups.put(id, addGroups, removeGroups) || changed) before.push(there);
    });
    return { changed: before.length, back: () => this.putBack(before) };
  }

  private async putBack(before: readonly Before[]): Promise<void> {
    await this.inTurns(before, ({ id, fields, groups }) => {
      const viewer = this.parts.viewers.find(id);
      if (!viewer) return;
      this.set(viewer, fields);
      const now = this.parts.groups.of(id);
      this.parts.groups.put(
        id,
        groups.filter((name) => !now.includes(name)),
        now.filter((name) => !groups.includes(name)),
      );
    });
  }

  private set(viewer: Known, fields: ViewerPatch | Fields): boolean {
    const old = fieldsOf(viewer);
    // A field that is there and undefined was not meant.
    Object.assign(
      viewer,
      Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    );
    const now = fieldsOf(viewer);
    if ((Object.keys(old) as (keyof Fields)[]).every((key) => old[key] === now[key])) return false;
    this.parts.store.put(viewer);
    return true;
  }

  private async inTurns<T>(items: readonly T[], each: (item: T) => void): Promise<void> {
    // What waits to be written is older than what is set now, and must not come after it.
    this.parts.viewers.settle();
    for (let from = 0; from < items.length; from += AT_ONCE) {
      if (from > 0) await new Promise<void>((resolve) => setImmediate(resolve));
      this.parts.db.write(() => {
        for (const item of items.slice(from, from + AT_ONCE)) each(item);
      });
    }
  }
}

function fieldsOf(viewer: StoredViewer): Fields {
  const { notes, pronouns, birthday, ignored, firstSeen, lastSeen, watchedSeconds, messages, streams } =
    viewer;
  return { notes, pronouns, birthday, ignored, firstSeen, lastSeen, watchedSeconds, messages, streams };
}

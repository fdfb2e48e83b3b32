import type { ViewerRow, viewersContract } from '../../../shared/contract/viewers.ts';
import type { HandlersFor } from '../../../shared/rpc/contract.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Database } from '../../engine/db/database.ts';
import type { Events } from '../../engine/events.ts';
import type { Ledger } from '../../engine/ledger.ts';
import type { Clock, Logger } from '../../engine/ports.ts';
import type { Currency } from '../../engine/purse.ts';
import type { UndoList } from '../../engine/undo.ts';
import type { Editing } from './editing.ts';
import type { Groups } from './groups.ts';
import { importTable } from './importing.ts';
import { mergeViewers } from './merging.ts';
import { Orders } from './orders.ts';
import type { PeopleDesk } from './people.ts';
import { pronounsOf } from './pronouns.ts';
import type { StoredViewer, ViewersStore } from './store.ts';
import { viewersAsCsv } from './table.ts';
import type { Known, Viewers } from './viewers.ts';

export interface ViewerHandlerParts {
  db: Database;
  store: ViewersStore;
  viewers: Viewers;
  groups: Groups;
  people: PeopleDesk;
  editing: Editing;
  clock: Clock;
  log: Logger;
  undo: UndoList;
  knownBots(): ReadonlySet<string>;
  /** Null while the Economy module is off. */
  ledger(): Ledger | null;
  currencies(): readonly Currency[];
  merged(fact: Events['viewer.merged']): void;
  forgotten(fact: Events['viewer.forgotten']): void;
  /** To be called after every change by hand. */
  edited(): void;
}

/** So many rows of a table are made at once; in between, chat gets its turn. */
const WRITTEN_AT_ONCE = 1000;

export function viewerHandlers(parts: ViewerHandlerParts): HandlersFor<typeof viewersContract> {
  const { store, viewers, groups, people, editing, clock, log, undo } = parts;
  const orders = new Orders({
    clock,
    numbers: (filter, sort) => {
      viewers.settle();
      return store.numbers(filter, sort, {
        present: filter.only === 'present' ? viewers.presentNow().map(({ id }) => id) : [],
        knownBots: filter.only === 'bots' ? [...parts.knownBots()] : [],
      });
    },
  });
  const edited = (): void => {
    orders.clear();
    parts.edited();
  };
  const need = (id: string): Known => {
    const viewer = viewers.find(id);
    if (!viewer) throw new AppError('not_found', 'That person is not known here. Read the list again.');
    return viewer;
  };
  const rowOf = (viewer: StoredViewer | Known): ViewerRow => ({
    id: viewer.id,
    login: viewer.login,
    name: viewer.name,
    role: viewers.roleOf(viewer),
    firstSeen: viewer.firstSeen,
    lastSeen: viewer.lastSeen,
    watchedMinutes: Math.floor(viewer.watchedSeconds / 60),
    messages: viewer.messages,
    streams: viewer.streams,
    streak: viewers.streakOf(viewer),
    notes: viewer.notes,
    groups: groups.of(viewer.id),
    pronouns: pronounsOf(viewer.pronouns),
    birthday: viewer.birthday,
    follows: viewer.followAsked === null ? null : viewer.followedAt !== null,
    ignored: people.isIgnored(viewer),
    present: 'lastHere' in viewer && viewers.isPresent(viewer),
    balances: Object.fromEntries(parts.ledger()?.balances(viewer.id) ?? []),
  });
  const rowsOf = (numbers: readonly number[]): ViewerRow[] =>
    store.byNumbers(numbers).map((stored) => rowOf(viewers.inMemory(stored.id) ?? stored));

  return {
    list: async ({ filter, sort, offset, limit, anew }) => {
      const numbers = await orders.of(filter, sort, anew);
      return { rows: rowsOf(numbers.slice(offset, offset + limit)), total: numbers.length };
    },
    get: ({ id }) => {
      const viewer = need(id);
      viewers.settle();
      return {
        viewer: rowOf(viewer),
        ignoredByList: parts.knownBots().has(viewer.login),
        ignoredSetting: viewer.ignored,
        followedAt: viewer.followedAt,
        names: store.names(id),
        roles: store.roles(id),
      };
    },
    select: async ({ filter }) => {
      const numbers = await orders.of(filter, { by: 'lastSeen', currency: '', descending: true }, true);
      return { ids: store.idsOf(numbers) };
    },
    edit: async ({ ids, changes }, caller) => {
      const { changed, back } = await editing.apply(ids.map((id) => ({ id, changes })));
      edited();
      if (changed === 0) return { changed, undo: null };
      const who = ids.length === 1 ? (viewers.find(ids[0] ?? '')?.name ?? 'one person') : `${changed} people`;
      return {
        changed,
        undo: undo.add({ feature: 'viewers', text: `Changed ${who}`, actor: caller.name }, async () => {
          await back();
          edited();
        }),
      };
    },
    forget: ({ ids }) => {
      viewers.mustSettle();
      const there = ids.filter((id) => viewers.find(id) !== null);
      viewers.together(() => {
        viewers.drop(there);
        // Also whom a crash has cost their entry: the books may still name them.
        for (const id of ids) parts.forgotten({ id });
      });
      groups.load();
      edited();
      return { forgotten: there.length };
    },
    merge: ({ from, to }, caller) => {
      mergeViewers(parts, need(from), need(to), caller.name);
      groups.load();
      edited();
      return { viewer: rowOf(need(to)) };
    },
    groups: () => ({ groups: groups.list() }),
    addGroup: ({ name }, caller) => {
      groups.add(name);
      edited();
      const back = (): void => {
        groups.remove(name);
        edited();
      };
      return {
        undo: undo.add({ feature: 'viewers', text: `Made the group ${name}`, actor: caller.name }, back),
      };
    },
    renameGroup: ({ name, to }, caller) => {
      groups.rename(name, to);
      edited();
      const back = (): void => {
        groups.rename(to, name);
        edited();
      };
      const text = `Renamed the group ${name} to ${to}`;
      return { undo: undo.add({ feature: 'viewers', text, actor: caller.name }, back) };
    },
    removeGroup: ({ name }, caller) => {
      const members = groups.remove(name);
      edited();
      const back = (): void => {
        groups.add(name, members);
        edited();
      };
      const text = `Took the group ${name} away`;
      return { undo: undo.add({ feature: 'viewers', text, actor: caller.name }, back) };
    },
    export: async ({ filter, sort }, caller) => {
      const numbers = await orders.of(filter, sort, true);
      const rows: ViewerRow[] = [];
      for (let from = 0; from < numbers.length; from += WRITTEN_AT_ONCE) {
        rows.push(...rowsOf(numbers.slice(from, from + WRITTEN_AT_ONCE)));
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
      log.info({
        category: 'audit',
        event: 'viewers.exported',
        actor: caller.name,
        result: 'ok',
        message: `${caller.name} exported ${rows.length} people`,
      });
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      return {
        fileName: `emcee-users-${day}.csv`,
        text: viewersAsCsv(
          rows,
          parts.currencies().map(({ id }) => id),
        ),
        rows: rows.length,
      };
    },
    import: async ({ text, apply }, caller) => {
      const result = await importTable(parts, text, apply, caller.name);
      if (apply) edited();
      return result;
    },
  };
}

import { type economyContract, type LedgerRow, XP } from '../../../shared/contract/economy.ts';
import type { HandlersFor } from '../../../shared/rpc/contract.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Crowd } from '../../engine/crowd.ts';
import type { Database } from '../../engine/db/database.ts';
import type { Clock } from '../../engine/ports.ts';
import type { UndoList } from '../../engine/undo.ts';
import type { BooksReader, FoundRow } from './booksReader.ts';
import { amountWords } from './commands.ts';
import { DEFAULT_PLAN } from './defaultPlan.ts';
import type { HappyNow } from './happyNow.ts';
import type { Books } from './ledger.ts';
import type { LedgerStore } from './ledgerStore.ts';
import type { PlanKeeper } from './planKeeper.ts';
import type { Seasons } from './seasons.ts';

export interface EconomyHandlerParts {
  db: Database;
  books: Books;
  store: LedgerStore;
  reader: BooksReader;
  plan: PlanKeeper;
  seasons: Seasons;
  happyNow: HappyNow;
  clock: Clock;
  undo: UndoList;
  /** Null for who is not known by name. */
  nameOf(viewerId: string): string | null;
  crowd(): Crowd | null;
  backUp(): Promise<unknown>;
  /** Plan or seasons were changed. */
  planned(): void;
  /** A hold was released by hand; within the transaction that does it. */
  released(holdId: number): void;
}

const AT_ONCE = 500;
const KINDS = { bank: 'The bank', hold: 'A game', forgotten: 'Somebody forgotten' } as const;

export function economyHandlers(parts: EconomyHandlerParts): HandlersFor<typeof economyContract> {
  const { books, store, reader, plan, seasons, happyNow, clock, undo } = parts;
  const viewer = (id: string): { id: string; name: string } => ({ id, name: parts.nameOf(id) ?? id });
  const currencyOf = (id: string): { id: string; one: string; many: string } => {
    const currency = plan.currency(id);
    if (!currency) throw new AppError('purse.no_currency', `There is no currency "${id}".`);
    return currency;
  };
  /** Takes a booking back when asked, and again and again: each taking back is a booking of its own. */
  const undoable = (text: string, actor: string, references: readonly string[]): string =>
    undo.add({ feature: 'economy', text, actor }, () => {
      for (const reference of references) books.undo(reference, actor);
    });

  return {
    plan: () => ({ plan: plan.now, defaults: DEFAULT_PLAN }),
    savePlan: ({ plan: wanted }, caller) => {
      const before = plan.now;
      for (const { id, many } of before.currencies) {
        if (wanted.currencies.some((currency) => currency.id === id)) continue;
        if (store.leaders(id, 1).length === 0) continue;
        throw new AppError(
          'conflict',
          `Some people have ${many}. End a season of it first, or keep the currency.`,
        );
      }
      plan.save(wanted);
      parts.planned();
      const id = undo.add({ feature: 'economy', text: 'Changed the economy', actor: caller.name }, () => {
        plan.save(before);
        parts.planned();
      });
      return { plan: plan.now, undo: id };
    },
    books: async ({ from }) => {
      const [totals, reasons, holds] = await Promise.all([
        reader.totals(from),
        reader.reasons(from),
        reader.holds(),
      ]);
      const found = new Map(totals.map((row) => [row.currency, row]));
      const currencies = plan.currencies.map((currency) => {
        const row = found.get(currency.id);
        return {
          ...currency,
          owned: row?.owned ?? 0,
          owners: row?.owners ?? 0,
          held: row?.held ?? 0,
          handedOut: row?.handedOut ?? 0,
          takenBack: row?.takenBack ?? 0,
          balanced: (row?.total ?? 0) === 0 && (row?.wrong ?? 0) === 0,
        };
      });
      return { currencies, reasons, holds };
    },
    ledger: async ({ filter, before, limit }) => {
      const found = await reader.search(filter, before, limit + 1);
      const shown = found.slice(0, limit);
      return {
        rows: shown.map((row) => rowOf(row)),
        next: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
      };
    },
    undoRow: ({ id }, caller) => {
      const reference = store.referenceOfRow(id);
      if (reference === null) throw new AppError('not_found', 'There is no such row.');
      const done = books.undo(reference, caller.name);
      if (!done || done.id === null) throw new AppError('conflict', 'That was taken back before.');
      const back = store.byId(done.id)?.reference ?? '';
      return { undo: undoable('Took a row of the ledger back', caller.name, [back]) };
    },
    adjust: async ({ viewerIds, currency: currencyId, amount, reason }, caller) => {
      const currency = currencyOf(currencyId);
      const stamp = clock.now();
      const references: string[] = [];
      let changed = 0;
      for (let from = 0; from < viewerIds.length; from += AT_ONCE) {
        if (from > 0) await new Promise<void>((resolve) => setImmediate(resolve));
        const lines = [...new Set(viewerIds.slice(from, from + AT_ONCE))].flatMap((viewerId) => {
          const least = -books.balance(viewerId, currency.id);
          const possible = Math.max(least, amount);
          return possible === 0 ? [] : [{ viewerId, currency: currency.id, amount: possible }];
        });
        if (lines.length === 0) continue;
        const reference = `panel:${stamp}:${viewerIds[from]}:${amount}`;
        const { already } = books.payMany({
          reason: reason || (amount > 0 ? 'Given by hand' : 'Taken by hand'),
          reference,
          actor: caller.name,
          lines,
        });
        if (already) continue;
        references.push(reference);
        changed += lines.length;
      }
      if (changed === 0) return { changed, undo: null };
      const who = changed === 1 ? (parts.nameOf(viewerIds[0] ?? '') ?? 'one person') : `${changed} people`;
      const words = amountWords(Math.abs(amount), currency);
      const text = amount > 0 ? `Gave ${who} ${words}` : `Took up to ${words} from ${who}`;
      return { changed, undo: undoable(text, caller.name, references) };
    },
    releaseHold: ({ id }, caller) => {
      parts.db.write(() => {
        books.release(id, { reason: 'Stake back, by hand', actor: caller.name });
        parts.released(id);
      });
      return {};
    },
    leaders: ({ by, count }) => {
      if (by === 'watchtime') {
        const longest = parts.crowd()?.longestWatching(count) ?? [];
        return {
          standings: longest.map(({ id, minutes }, index) => ({
            place: index + 1,
            viewer: viewer(id),
            amount: minutes,
          })),
        };
      }
      return {
        standings: books
          .leaders(currencyOf(by || XP).id, count)
          .map(({ place, viewerId, amount }) => ({ place, viewer: viewer(viewerId), amount })),
      };
    },
    happyNow: ({ minutes, factor }) => {
      if (minutes === 0) happyNow.end();
      else happyNow.start(minutes, factor);
      return { until: happyNow.now()?.until ?? null, factor: happyNow.now()?.factor ?? 1 };
    },
    seasons: () => ({ seasons: seasons.list() }),
    endSeason: async ({ name, currency }) => {
      currencyOf(currency);
      if (seasons.isClosing(currency)) {
        throw new AppError('conflict', 'That season is being ended already. It takes some seconds.');
      }
      await parts.backUp();
      const id = seasons.begin(name, currency);
      await seasons.run();
      parts.planned();
      const season = seasons.list().find((one) => one.id === id);
      if (!season) throw new AppError('internal', 'The season is gone.');
      return { season };
    },
    standings: ({ id, count }) => ({
      standings: seasons.standings(id, count).map(({ place, owner, amount }) => ({
        place,
        viewer: owner.includes(':') ? null : viewer(owner),
        amount,
      })),
    }),
  };

  function rowOf(row: FoundRow): LedgerRow {
    const name = row.kind === 'viewer' ? (parts.nameOf(row.owner) ?? row.owner) : KINDS[row.kind];
    return {
      id: row.id,
      bookingId: row.bookingId,
      time: row.time,
      viewer: row.kind === 'viewer' ? { id: row.owner, name } : null,
      account: name,
      currency: row.currency,
      amount: row.amount,
      balance: row.balance,
      reason: row.reason,
      reference: row.reference,
      actor: parts.nameOf(row.actor) ?? row.actor,
      undone: row.undoneBy !== null || row.undoes !== null,
      undoable: row.undoneBy === null,
    };
  }
}

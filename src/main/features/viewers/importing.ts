import { AppError } from '../../../shared/rpc/errors.ts';
import type { Ledger, LedgerLine } from '../../engine/ledger.ts';
import type { Clock } from '../../engine/ports.ts';
import type { Currency } from '../../engine/purse.ts';
import type { UndoList } from '../../engine/undo.ts';
import type { Editing } from './editing.ts';
import { readTable, type TableLine } from './table.ts';
import type { Viewers } from './viewers.ts';

export interface ImportParts {
  viewers: Viewers;
  editing: Editing;
  clock: Clock;
  undo: UndoList;
  ledger(): Ledger | null;
  currencies(): readonly Currency[];
  edited(): void;
}

export interface ImportResult {
  added: number;
  changed: number;
  problems: string[];
  undo: string | null;
}

const MOST_PROBLEMS = 50;
const AT_ONCE = 500;

/** Reads people from a table. With `apply` false it only tells what would happen. */
export async function importTable(
  parts: ImportParts,
  text: string,
  apply: boolean,
  actor: string,
): Promise<ImportResult> {
  const { viewers, editing, undo } = parts;
  const { lines, problems } = readTable(text);
  const strangers = new Set<string>();
  const usable = lines.filter((line) => {
    if (viewers.find(line.id)) return true;
    if (line.login === null || !/^\w{1,25}$/.test(line.login)) {
      problems.push(`Line ${line.line}: nobody with the id ${line.id} is known, so the line needs a login.`);
      return false;
    }
    strangers.add(line.id);
    return true;
  });
  checkCurrencies(parts, usable, problems);
  const shown = problems.slice(0, MOST_PROBLEMS);
  if (!apply) {
    return { added: strangers.size, changed: usable.length - strangers.size, problems: shown, undo: null };
  }

  for (const { id, login, name } of usable) {
    if (strangers.has(id) && login !== null) viewers.meet({ id, login, name: name ?? login });
  }
  const { changed, back } = await editing.apply(usable.map(({ id, patch }) => ({ id, changes: patch })));
  const references = await importBalances(parts, usable, actor);
  const id = undo.add(
    { feature: 'viewers', text: `Read ${usable.length} people from a table`, actor },
    async () => {
      const ledger = parts.ledger();
      if (references.length > 0 && !ledger) {
        throw new AppError('feature_off', 'Switch the Economy module on, so that balances can be put back.');
      }
      for (const reference of references) ledger?.undo(reference, actor);
      await back();
      parts.edited();
    },
  );
  return { added: strangers.size, changed, problems: shown, undo: id };
}

function checkCurrencies(parts: ImportParts, lines: readonly TableLine[], problems: string[]): void {
  const known = new Set(parts.ledger() ? parts.currencies().map(({ id }) => id) : []);
  const named = new Set(lines.flatMap(({ balances }) => [...balances.keys()]));
  for (const currency of named) {
    if (known.has(currency)) continue;
    problems.unshift(`There is no currency "${currency}", so those balances are left out.`);
  }
}

/** Sets balances as the table says; each change is a row of the ledger. */
async function importBalances(
  parts: ImportParts,
  lines: readonly TableLine[],
  actor: string,
): Promise<string[]> {
  const ledger = parts.ledger();
  if (!ledger) return [];
  const known = new Set(parts.currencies().map(({ id }) => id));
  const references: string[] = [];
  const stamp = parts.clock.now();
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const changes: LedgerLine[] = [];
    for (const { id, balances } of lines.slice(from, from + AT_ONCE)) {
      for (const [currency, wanted] of balances) {
        if (!known.has(currency)) continue;
        const amount = wanted - ledger.balance(id, currency);
        if (amount !== 0) changes.push({ viewerId: id, currency, amount });
      }
    }
    if (changes.length === 0) continue;
    const reference = `import:${stamp}:${from}`;
    ledger.payMany({ reason: 'Read from a table', reference, actor, lines: changes });
    references.push(reference);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return references;
}

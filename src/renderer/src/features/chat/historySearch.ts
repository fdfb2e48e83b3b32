import { create } from 'zustand';
import type { ChatHistoryLine } from '../../../../shared/contract/chat.ts';
import type { WireError } from '../../../../shared/rpc/errors.ts';
import { client } from '../../api/client.ts';
import { dayEnd, dayStart } from '../../ui/days.ts';

export const HISTORY_PATH = '/chat/history';

const PAGE = 200;

export interface HistoryFilter {
  /** Words that a line holds. */
  text: string;
  /** How the name of who said it begins. */
  who: string;
  /** As a date field has it, `2026-05-24`; empty for any day. */
  day: string;
}

export const NO_FILTER: HistoryFilter = { text: '', who: '', day: '' };

interface Search {
  filter: HistoryFilter;
  /** The newest first; null before the first answer. */
  lines: readonly ChatHistoryLine[] | null;
  /** Whether there are older ones that fit. */
  more: boolean;
  asking: boolean;
  error: WireError | null;
  /** The line that the keyboard stands on. */
  active: number;
}

/** What is looked for in the history, and what was found. It stays while other pages are open. */
export const useSearch = create<Search>()(() => ({
  filter: NO_FILTER,
  lines: null,
  more: false,
  asking: false,
  error: null,
  active: 0,
}));

const { getState, setState } = useSearch;
/** What was typed while an answer was under way is asked once, when it has come. */
let askAgain = false;

export function isFiltering({ text, who, day }: HistoryFilter): boolean {
  return text.trim() !== '' || who.trim() !== '' || day !== '';
}

/** Asks the present question anew. */
export function search(): void {
  askAgain = true;
  void run();
}

/** Fetches the lines before those that are here. */
export function older(): void {
  if (getState().more) void run();
}

export function setFilter(changes: Partial<HistoryFilter>): void {
  setState(({ filter }) => ({ filter: { ...filter, ...changes } }));
  search();
}

export function activate(active: number): void {
  setState({ active });
}

async function run(): Promise<void> {
  if (getState().asking) return;
  const anew = askAgain;
  askAgain = false;
  setState({ asking: true });
  const { filter, lines } = getState();
  const known = anew ? [] : (lines ?? []);
  const end = dayEnd(filter.day);
  const answer = await client.chat.history({
    text: filter.text,
    who: filter.who,
    from: dayStart(filter.day),
    to: end === null ? null : end + 1,
    before: known.at(-1)?.id ?? null,
    limit: PAGE,
  });
  if (askAgain) {
    setState({ asking: false });
    void run();
  } else if (answer.ok) {
    setState({
      asking: false,
      lines: [...known, ...answer.data.lines.toReversed()],
      more: answer.data.more,
      error: null,
      ...(anew ? { active: 0 } : {}),
    });
  } else {
    setState({ asking: false, error: answer.error, more: false });
  }
}

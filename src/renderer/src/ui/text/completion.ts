import type { TextVariable } from '../../../../shared/contract/texts.ts';

const MOST = 8;

/** What can be put in at the caret. */
export interface Completions {
  /** The part of the text that is replaced: from (included) to (excluded). */
  from: number;
  to: number;
  options: readonly Completion[];
}

export interface Completion {
  /** As it is put in: `random`. */
  name: string;
  title: string;
  /** How it is written, with what it takes: `$(random from to)`. */
  usage: string;
  /** True when something has to follow the name. */
  takesMore: boolean;
}

/** Null when no name is being written at the caret. */
export function completionsAt(
  text: string,
  caret: number,
  variables: readonly TextVariable[],
  known: readonly string[],
  told: string,
): Completions | null {
  const before = text.slice(0, caret);
  const escaped = /(^|[^\\])(\\\\)*\\\$\([^()]*$|\$\$\([^()]*$/.test(before);
  const ending = /\$\(\s*[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_]+)*\.([\p{L}\p{N}_]*)$/u.exec(before);
  const name = /\$\(\s*([\p{L}_][\p{L}\p{N}_]*)?$/u.exec(before);
  if (escaped || (!ending && !name)) return null;
  const written = (ending ?? name)?.[1] ?? '';
  const candidates = ending
    ? variables.filter(({ filter }) => filter).map((each) => ofVariable(each, true))
    : [
        ...known.map((each) => ({ name: each, title: told, usage: `$(${each})`, takesMore: false })),
        ...variables.filter((each) => !known.includes(each.name)).map((each) => ofVariable(each, false)),
      ];
  const options = ranked(candidates, written.toLowerCase(), variables).slice(0, MOST);
  if (options.length === 0) return null;
  const rest = /^[\p{L}\p{N}_]*/u.exec(text.slice(caret))?.[0] ?? '';
  return { from: caret - written.length, to: caret + rest.length, options };
}

function ofVariable(variable: TextVariable, asEnding: boolean): Completion {
  const { name, title, takesOptions } = variable;
  if (asEnding) return { name, title, usage: `.${name}`, takesMore: false };
  const parts = variable.arguments.map((each) => (each.required ? each.name : `[${each.name}]`));
  const usage = parts.length === 0 ? '' : ` ${parts.join(takesOptions ? '|' : ' ')}`;
  return {
    name,
    title,
    usage: `$(${name}${usage})`,
    takesMore: variable.arguments.some(({ required }) => required),
  };
}

/** Names that begin with it first, the shorter before the longer, then other names of the same thing, then those that hold it anywhere. */
function ranked(
  candidates: readonly Completion[],
  wanted: string,
  variables: readonly TextVariable[],
): Completion[] {
  const aliases = new Map(variables.map((each) => [each.name, each.aliases]));
  const rank = ({ name, title }: Completion): number => {
    const lower = name.toLowerCase();
    if (lower === wanted) return 0;
    if (lower.startsWith(wanted)) return 1;
    if (aliases.get(name)?.some((alias) => alias.startsWith(wanted))) return 2;
    if (lower.includes(wanted)) return 3;
    return wanted.length > 2 && title.toLowerCase().includes(wanted) ? 4 : 5;
  };
  // Nothing typed yet: everything in the order of the list.
  const shorter = (left: Completion, right: Completion): number =>
    wanted === '' ? 0 : left.name.length - right.name.length;
  return candidates
    .map((completion) => ({ completion, order: rank(completion) }))
    .filter(({ order }) => order < 5)
    .sort((left, right) => left.order - right.order || shorter(left.completion, right.completion))
    .map(({ completion }) => completion);
}

/** The text with the chosen name, and where the caret stands then. */
export function complete(
  text: string,
  { from, to }: Pick<Completions, 'from' | 'to'>,
  { name, takesMore }: Completion,
): { text: string; caret: number } {
  const after = text.slice(to);
  const closed = /^\s*[|).]|^ /.test(after);
  const tail = closed ? '' : takesMore ? ' )' : ')';
  const caret = from + name.length + (closed ? 0 : takesMore ? 1 : tail.length);
  return { text: text.slice(0, from) + name + tail + after, caret };
}

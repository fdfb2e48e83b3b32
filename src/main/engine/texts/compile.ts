import { AppError } from '../../../shared/rpc/errors.ts';
import { planPart } from './compilePart.ts';
import { Asked, AskedAfter, Filled } from './filled.ts';
import {
  cleaned,
  cutTo,
  LONGEST_RESULT,
  mayBeginCommand,
  mayDoHarm,
  withoutCommand,
  withoutMassMention,
} from './finish.ts';
import { positionalOf, wordsAt } from './positional.ts';
import type { Run } from './run.ts';
import { all, andThen, type Soon } from './soon.ts';
import type { CallNode, PartNode, TextNodes } from './tree.ts';
import type { ChoiceCall, VariableKind } from './variable.ts';

/** Writes what it was made from. */
export type Writer = (run: Run) => Soon<string>;

/** The variables by their names and aliases, in lower case. */
export type Vocabulary = ReadonlyMap<string, VariableKind>;

/** A whole text as a function, ready to run as often as one likes. */
export function compile(nodes: TextNodes, vocabulary: Vocabulary): Writer {
  const [first] = nodes;
  const writers: Writer[] = [];
  /** What stands before each call; the last stands behind all of them. */
  const literals = [''];
  for (const node of nodes) {
    if (node.kind === 'plain') literals[writers.length] += cleaned(node.text);
    else {
      writers.push(compileCall(node, vocabulary));
      literals.push('');
    }
  }
  const [head = ''] = literals;
  if (writers.length === 0) return () => head;
  const tails = literals.slice(1);
  // The author may begin with a command of Twitch; what a call gives may neither begin one nor complete its name.
  const starts = first?.kind === 'plain' && first.text.trim() !== '';
  const guarded = !starts || /^\s*[/.][\p{L}\p{N}]*$/u.test(first.text);
  const allowedMentions = massMentions(literals.join('\n'));

  // A sign of the author's that a mention begins with makes one of what a call gives.
  const opensMention = literals.some((literal) => literal.includes('@'));

  const harmless = (values: readonly string[]): string => {
    let text = head;
    for (const [index, tail] of tails.entries())
      text += withoutMassMention(cleaned(values[index] ?? '')) + tail;
    return text.includes('@') && massMentions(text) > allowedMentions ? withoutMassMention(text) : text;
  };
  const finish = (values: readonly string[], run: Run): string => {
    let text = head;
    let harm = opensMention;
    for (let index = 0; index < tails.length; index += 1) {
      const value = values[index] ?? '';
      harm ||= mayDoHarm(value);
      text = text + value + (tails[index] ?? '');
    }
    // As good as always there is nothing in them that would have to be taken out.
    if (harm) text = harmless(values);
    if (guarded && mayBeginCommand(head === '' ? values[0] : head)) text = withoutCommand(text);
    if (text.length > LONGEST_RESULT) {
      run.problems.push(`The text came to more than ${LONGEST_RESULT} characters, so it was cut.`);
      text = cutTo(text, LONGEST_RESULT);
    }
    return text;
  };
  return (run) => {
    const values = valuesOf(writers, run);
    return values instanceof Promise ? values.then((known) => finish(known, run)) : finish(values, run);
  };
}

function massMentions(text: string): number {
  return text.match(/@(?:everyone|here)/gi)?.length ?? 0;
}

function valuesOf(writers: readonly Writer[], run: Run): Soon<readonly string[]> {
  const values: Soon<string>[] = new Array(writers.length);
  let waits = false;
  for (let index = 0; index < writers.length; index += 1) {
    const value = writers[index]?.(run) ?? '';
    values[index] = value;
    if (typeof value !== 'string') waits = true;
  }
  return waits ? Promise.all(values) : (values as string[]);
}

/** A part of a call. */
interface PartWriter {
  (run: Run): Soon<Filled>;
  /** Done once and for all when no call stands in it; null when one does. */
  fixed: Filled | null;
}

function compilePart(part: PartNode, vocabulary: Vocabulary): PartWriter {
  const plan = planPart(part);
  if (plan.calls.length === 0) {
    const fixed = new Filled(plan, []);
    return Object.assign(() => fixed, { fixed });
  }
  const writers = plan.calls.map((call) => compileCall(call, vocabulary));
  return Object.assign((run: Run) => andThen(valuesOf(writers, run), (values) => new Filled(plan, values)), {
    fixed: null,
  });
}

function compileCall(node: CallNode, vocabulary: Vocabulary): Writer {
  const { name } = node;
  const kind = vocabulary.get(name.toLowerCase()) ?? null;
  const parts = node.parts.map((part) => compilePart(part, vocabulary));
  const value = withFilters(node, compileValue(node, kind, parts), vocabulary);
  const fallbacks = kind?.takesOptions ? [] : parts.slice(1);
  // Words of the line are there or not; nothing of that can fail.
  const safe: Writer =
    positionalOf(name) && node.filters.length === 0 ? value : (run) => attempt(name, run, value);
  if (fallbacks.length === 0) return safe;

  const orElse = (text: string, next: number, run: Run): Soon<string> => {
    const fallback = fallbacks[next];
    if (!fallback || !isBlank(text)) return text;
    return andThen(fallback(run), ({ whole }) => orElse(whole, next + 1, run));
  };
  return (run) => {
    const text = safe(run);
    if (typeof text !== 'string') return text.then((known) => orElse(known, 0, run));
    return isBlank(text) ? orElse(text, 0, run) : text;
  };
}

function isBlank(text: string): boolean {
  // Most begin with a letter or digit, and need no further look.
  return !(text.charCodeAt(0) > 0x20) || text.trim() === '';
}

/** What the call gives, without filters and fallbacks. It may throw. */
function compileValue(node: CallNode, kind: VariableKind | null, parts: readonly PartWriter[]): Writer {
  const { name } = node;
  const positional = positionalOf(name);
  if (positional) {
    const { first, last } = positional;
    if (first === last) return ({ occasion }) => occasion.args[first - 1] ?? '';
    return ({ occasion }) => wordsAt(positional, occasion.args);
  }
  const lower = name.toLowerCase();
  const ask = kind === null ? unknown : asking(kind, parts);
  // A fact takes no words: `$(count)` may be one, and `$(count dice)` is asked for all the same.
  if (kind !== null && hasWords(node)) return ask;
  if (lower === name) {
    return (run) => {
      const told = run.told(name);
      return told === undefined ? ask(run) : String(told);
    };
  }
  return (run) => {
    const told = run.told(name) ?? run.told(lower);
    return told === undefined ? ask(run) : String(told);
  };
}

function hasWords({ parts: [words = []] }: CallNode): boolean {
  return words.some((node) => node.kind !== 'plain' || node.text.trim() !== '');
}

const unknown: Writer = () => {
  throw new AppError('texts.unknown', 'There is no such variable here now.');
};

const NO_OPTIONS: readonly string[] = [];

function asking(kind: VariableKind, parts: readonly PartWriter[]): Writer {
  if (kind.choose) {
    const choose = kind.choose.bind(kind);
    return (run) => asText(choose(choiceOf(parts, run)));
  }
  const [body] = parts;
  const ask = (run: Run, filled: Filled, options: readonly string[]): Soon<string> => {
    if (kind.outside) run.countOutside();
    return answer(run, kind.value(new Asked(run, filled, options)));
  };
  if (!kind.takesOptions && body?.fixed) {
    const { fixed } = body;
    return (run) => ask(run, fixed, NO_OPTIONS);
  }
  if (!kind.takesOptions && body) {
    return (run) => {
      const filled = body(run);
      return filled instanceof Promise
        ? filled.then((known) => ask(run, known, NO_OPTIONS))
        : ask(run, filled, NO_OPTIONS);
    };
  }
  return (run) =>
    andThen(all(parts.map((part) => part(run))), (filled) => {
      const [first = new Filled(planPart([]), [])] = filled;
      return ask(
        run,
        first,
        filled.map(({ whole }) => whole),
      );
    });
}

function choiceOf(parts: readonly PartWriter[], run: Run): ChoiceCall {
  return {
    parts: parts.map((part) => ({
      write: () => andThen(part(run), ({ whole }) => whole),
      pieces: () => andThen(part(run), ({ pieces }) => pieces),
    })),
    occasion: run.occasion,
    get signal() {
      return run.signal;
    },
  };
}

function withFilters(node: CallNode, value: Writer, vocabulary: Vocabulary): Writer {
  if (node.filters.length === 0) return value;
  const whole = [node.name, ...node.filters].join('.');
  const filters = node.filters.map((name) => compileFilter(name, vocabulary));
  return (run) => {
    const told = run.told(whole);
    if (told !== undefined) return String(told);
    let result = value(run);
    for (const filter of filters) {
      result = typeof result === 'string' ? filter(result, run) : result.then((text) => filter(text, run));
    }
    return result;
  };
}

function compileFilter(name: string, vocabulary: Vocabulary): (text: string, run: Run) => Soon<string> {
  const kind = vocabulary.get(name.toLowerCase());
  if (!kind?.filter) {
    return () => {
      throw new AppError('texts.unknown', `.${name} cannot end a name.`);
    };
  }
  return (text, run) => {
    // Nothing stays nothing, so that a fallback can take its place.
    return text === '' ? text : answer(run, kind.value(new AskedAfter(run, text)));
  };
}

function answer(run: Run, given: Soon<string | number>): Soon<string> {
  if (typeof given === 'string') return cutTo(given, LONGEST_RESULT);
  return asText(given instanceof Promise ? run.inTime(given) : given);
}

function asText(value: Soon<string | number>): Soon<string> {
  if (typeof value === 'string') return cutTo(value, LONGEST_RESULT);
  return value instanceof Promise ? value.then(plainText) : plainText(value);
}

function plainText(value: string | number): string {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new AppError('texts.no_number', 'The result is no number.');
  }
  return cutTo(String(value), LONGEST_RESULT);
}

/** What fails gives nothing, and says why to those who ask. */
function attempt(name: string, run: Run, write: Writer): Soon<string> {
  try {
    const result = write(run);
    return typeof result === 'string' ? result : result.catch((thrown: unknown) => failed(name, run, thrown));
  } catch (thrown) {
    return failed(name, run, thrown);
  }
}

function failed(name: string, run: Run, thrown: unknown): string {
  run.problems.push(`$(${name}): ${thrown instanceof AppError ? thrown.message : 'It could not answer.'}`);
  return '';
}

import { AppError } from '../../../shared/rpc/errors.ts';
import { planPart } from './compilePart.ts';
import { Asked, AskedAfter, Filled } from './filled.ts';
import { cleaned, cutTo, LONGEST_RESULT, withoutCommand, withoutMassMention } from './finish.ts';
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
  const literals = nodes.map((node) => (node.kind === 'plain' ? cleaned(node.text) : null));
  const writers = nodes.filter((node) => node.kind === 'call').map((node) => compileCall(node, vocabulary));
  if (writers.length === 0) {
    const fixed = literals.join('');
    return () => fixed;
  }
  // The author may begin with a command of Twitch; what a call gives may neither begin one nor complete its name.
  const starts = first?.kind === 'plain' && first.text.trim() !== '';
  const guarded = !starts || /^\s*[/.][\p{L}\p{N}]*$/u.test(first.text);
  const allowedMentions = massMentions(literals.join('\n'));

  const finish = (values: readonly string[], run: Run): string => {
    let text = '';
    let next = 0;
    for (const literal of literals) {
      if (literal === null) {
        text += withoutMassMention(cleaned(values[next] ?? ''));
        next += 1;
      } else {
        text += literal;
      }
    }
    if (text.includes('@') && massMentions(text) > allowedMentions) text = withoutMassMention(text);
    if (guarded) text = withoutCommand(text);
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
  const values: Soon<string>[] = [];
  for (const write of writers) values.push(write(run));
  return all(values);
}

/** A part of a call: done once and for all when no call stands in it. */
type PartWriter = (run: Run) => Soon<Filled>;

function compilePart(part: PartNode, vocabulary: Vocabulary): PartWriter {
  const plan = planPart(part);
  if (plan.calls.length === 0) {
    const fixed = new Filled(plan, []);
    return () => fixed;
  }
  const writers = plan.calls.map((call) => compileCall(call, vocabulary));
  return (run) => andThen(valuesOf(writers, run), (values) => new Filled(plan, values));
}

function compileCall(node: CallNode, vocabulary: Vocabulary): Writer {
  const kind = vocabulary.get(node.name.toLowerCase()) ?? null;
  const parts = node.parts.map((part) => compilePart(part, vocabulary));
  const value = withFilters(node, compileValue(node, kind, parts), vocabulary);
  const safe: Writer = (run) => attempt(node.name, run, value);
  const fallbacks = kind?.takesOptions ? [] : parts.slice(1);
  if (fallbacks.length === 0) return safe;

  const orElse = (text: string, next: number, run: Run): Soon<string> => {
    const fallback = fallbacks[next];
    if (!fallback || text.trim() !== '') return text;
    return andThen(fallback(run), ({ whole }) => orElse(whole, next + 1, run));
  };
  return (run) => {
    const text = safe(run);
    return text instanceof Promise ? text.then((known) => orElse(known, 0, run)) : orElse(text, 0, run);
  };
}

/** What the call gives, without filters and fallbacks. It may throw. */
function compileValue(node: CallNode, kind: VariableKind | null, parts: readonly PartWriter[]): Writer {
  const { name } = node;
  const positional = positionalOf(name);
  if (positional) return ({ occasion }) => wordsAt(positional, occasion.args);
  const lower = name.toLowerCase();
  const ask = kind === null ? unknown : asking(kind, parts);
  // A fact takes no words: `$(count)` may be one, and `$(count dice)` is asked for all the same.
  if (kind !== null && hasWords(node)) return ask;
  return (run) => {
    const told = run.told(name) ?? (lower === name ? undefined : run.told(lower));
    return told === undefined ? ask(run) : String(told);
  };
}

function hasWords({ parts: [words = []] }: CallNode): boolean {
  return words.some((node) => node.kind !== 'plain' || node.text.trim() !== '');
}

const unknown: Writer = () => {
  throw new AppError('texts.unknown', 'There is no such variable here now.');
};

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
  if (!kind.takesOptions && body) {
    return (run) => {
      const filled = body(run);
      return filled instanceof Promise ? filled.then((known) => ask(run, known, [])) : ask(run, filled, []);
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
      result = result instanceof Promise ? result.then((text) => filter(text, run)) : filter(result, run);
    }
    return result;
  };
}

function compileFilter(name: string, vocabulary: Vocabulary): (text: string, run: Run) => Soon<string> {
  const kind = vocabulary.get(name.toLowerCase());
  return (text, run) => {
    if (!kind?.filter) throw new AppError('texts.unknown', `.${name} cannot end a name.`);
    // Nothing stays nothing, so that a fallback can take its place.
    return text === '' ? text : answer(run, kind.value(new AskedAfter(run, text)));
  };
}

function answer(run: Run, given: Soon<string | number>): Soon<string> {
  return asText(given instanceof Promise ? run.inTime(given) : given);
}

function asText(value: Soon<string | number>): Soon<string> {
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
  const failed = (thrown: unknown): string => {
    run.problems.push(`$(${name}): ${thrown instanceof AppError ? thrown.message : 'It could not answer.'}`);
    return '';
  };
  try {
    const result = write(run);
    return result instanceof Promise ? result.catch(failed) : result;
  } catch (thrown) {
    return failed(thrown);
  }
}

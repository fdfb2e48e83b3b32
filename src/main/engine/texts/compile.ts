import { AppError } from '../../../shared/rpc/errors.ts';
import type { Occasion } from '../occasion.ts';
import { type PartPlan, planPart } from './compilePart.ts';
import { cleaned, cutTo, LONGEST_RESULT, withoutCommand, withoutMassMention } from './finish.ts';
import { positionalOf, wordsAt } from './positional.ts';
import type { Run } from './run.ts';
import { all, andThen, type Soon } from './soon.ts';
import type { CallNode, TextNodes } from './tree.ts';
import type { TextPart, TextPiece, VariableCall, VariableKind } from './variable.ts';

/** Writes what it was made from. */
export type Writer = (run: Run) => Soon<string>;

/** The variables by their names and aliases, in lower case. */
export type Vocabulary = ReadonlyMap<string, VariableKind>;

/** A whole text as a function, ready to run as often as one likes. */
export function compile(nodes: TextNodes, vocabulary: Vocabulary): Writer {
  const [first] = nodes;
  if (nodes.every((node) => node.kind === 'plain')) {
    const fixed = cleaned(nodes.map((node) => node.text).join(''));
    return () => fixed;
  }
  // The author may begin with a command of Twitch; what a call gives may neither begin one nor complete its name.
  const starts = first?.kind === 'plain' && first.text.trim() !== '';
  const guarded = !starts || /^\s*[/.][\p{L}\p{N}]*$/u.test(first.text);
  const literals = nodes.map((node) => (node.kind === 'plain' ? cleaned(node.text) : null));
  const allowedMentions = massMentions(literals.join('\n'));
  const writers = nodes.filter((node) => node.kind === 'call').map((node) => compileCall(node, vocabulary));

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
  return (run) => andThen(all(writers.map((write) => write(run))), (values) => finish(values, run));
}

function massMentions(text: string): number {
  return text.match(/@(?:everyone|here)/gi)?.length ?? 0;
}

function compileCall(node: CallNode, vocabulary: Vocabulary): Writer {
  const kind = vocabulary.get(node.name.toLowerCase()) ?? null;
  const plans = node.parts.map((part) => compilePlan(planPart(part), vocabulary));
  const value = compileValue(node, kind, plans);
  const filters = node.filters.map((name) => compileFilter(name, vocabulary));
  const whole = [node.name, ...node.filters].join('.');
  const fallbacks = kind?.takesOptions ? [] : plans.slice(1);

  const filtered: Writer = (run) => {
    const told = filters.length === 0 ? undefined : run.told(whole);
    if (told !== undefined) return String(told);
    let result = value(run);
    for (const filter of filters) result = andThen(result, (text) => filter(text, run));
    return result;
  };
  const safe: Writer = (run) => attempt(node, run, filtered);
  if (fallbacks.length === 0) return safe;
  return (run) => {
    const orElse = (text: string, next: number): Soon<string> => {
      const fallback = fallbacks[next];
      if (text.trim() !== '' || !fallback) return text;
      return andThen(fallback(run), ({ plan, values }) =>
        orElse(cutTo(plan.whole(values), LONGEST_RESULT), next + 1),
      );
    };
    return andThen(safe(run), (text) => orElse(text, 0));
  };
}

type PartWriter = (run: Run) => Soon<{ plan: PartPlan; values: readonly string[] }>;

function compilePlan(plan: PartPlan, vocabulary: Vocabulary): PartWriter {
  const writers = plan.calls.map((call) => compileCall(call, vocabulary));
  if (writers.length === 0) {
    const fixed = { plan, values: [] };
    return () => fixed;
  }
  return (run) => andThen(all(writers.map((write) => write(run))), (values) => ({ plan, values }));
}

/** What the call gives, without filters and fallbacks. It may throw. */
function compileValue(node: CallNode, kind: VariableKind | null, parts: readonly PartWriter[]): Writer {
  const positional = positionalOf(node.name);
  if (positional) return ({ occasion }) => wordsAt(positional, occasion.args);
  const { name } = node;
  const lower = name.toLowerCase();
  return (run) => {
    const told = run.told(name) ?? (lower === name ? undefined : run.told(lower));
    if (told !== undefined) return String(told);
    if (kind === null) throw new AppError('texts.unknown', 'There is no such variable here now.');
    if (kind.outside) run.countOutside();
    if (kind.choose) {
      return asText(kind.choose({
          parts: parts.map((part) => laterPart(part, run)),
          occasion: run.occasion,
          get signal() {
            return run.signal;
          },
        }));
    }
    return andThen(
      all(parts.slice(0, kind.takesOptions ? undefined : 1).map((part) => part(run))),
      (written) => {
        const [body] = written;
        const options = kind.takesOptions ? written.map(({ plan, values }) => whole(plan, values)) : [];
        return answerOf(run, () =>
          kind.value(
            new Asked(
              run,
              body?.plan.words(body.values) ?? [],
              body ? whole(body.plan, body.values) : '',
              options,
              () => body?.plan.pieces(body.values) ?? [],
            ),
          ),
        );
      },
    );
  };
}

function compileFilter(name: string, vocabulary: Vocabulary): (text: string, run: Run) => Soon<string> {
  const kind = vocabulary.get(name.toLowerCase());
  return (text, run) => {
    if (!kind?.filter) throw new AppError('texts.unknown', `.${name} cannot end a name.`);
    // Nothing stays nothing, so that a fallback can take its place.
    if (text === '') return text;
    return answerOf(run, () => kind.value(new Asked(run, [text], text, [text], FILTERED)));
  };
}

const FILTERED = (): readonly TextPiece[] => [];

/** Signal and pieces cost something to make, and hardly any variable asks for them. */
class Asked implements VariableCall {
  readonly args: readonly string[];
  readonly rest: string;
  readonly options: readonly string[];
  readonly occasion: Occasion;
  private readonly run: Run;
  private readonly makePieces: () => readonly TextPiece[];

  constructor(
    run: Run,
    args: readonly string[],
    rest: string,
    options: readonly string[],
    makePieces: () => readonly TextPiece[],
  ) {
    this.run = run;
    this.occasion = run.occasion;
    this.args = args;
    this.rest = rest;
    this.options = options;
    this.makePieces = makePieces;
  }

  get signal(): AbortSignal {
    return this.run.signal;
  }

  get pieces(): readonly TextPiece[] {
    return this.makePieces();
  }
}

function whole(plan: PartPlan, values: readonly string[]): string {
  return cutTo(plan.whole(values), LONGEST_RESULT);
}

function laterPart(part: PartWriter, run: Run): TextPart {
  return {
    write: () => andThen(part(run), ({ plan, values }) => whole(plan, values)),
    pieces: () => andThen(part(run), ({ plan, values }) => plan.pieces(values)),
  };
}

function answerOf(run: Run, ask: () => Soon<string | number>): Soon<string> {
  const answer = ask();
  return asText(answer instanceof Promise ? run.inTime(answer) : answer);
}

function asText(value: Soon<string | number>): Soon<string> {
  return andThen(value, (known) => {
    if (typeof known === 'number' && !Number.isFinite(known)) {
      throw new AppError('texts.no_number', 'The result is no number.');
    }
    return cutTo(String(known), LONGEST_RESULT);
  });
}

/** What fails gives nothing, and says why to those who ask. */
function attempt(node: CallNode, run: Run, write: Writer): Soon<string> {
  const failed = (thrown: unknown): string => {
    const why = thrown instanceof AppError ? thrown.message : 'It could not answer.';
    run.problems.push(`$(${node.name}): ${why}`);
    return '';
  };
  try {
    const result = write(run);
    return result instanceof Promise ? result.catch(failed) : result;
  } catch (thrown) {
    return failed(thrown);
  }
}

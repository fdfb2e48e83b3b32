import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock } from '../ports.ts';
import type { Registry } from '../registries/registry.ts';
import { checkParsed } from './check.ts';
import { compile, type Vocabulary, type Writer } from './compile.ts';
import { type Parsed, parse } from './parse.ts';
import { Recent } from './recent.ts';
import { Run } from './run.ts';
import type { Soon } from './soon.ts';
import type { Texts } from './texts.ts';
import type { VariableKind } from './variable.ts';

/** Of each of two generations. */
const MOST_KEPT = 1_000;
const MOST_LETTERS = 500_000;

export interface TextsParts {
  clock: Clock;
  variables: Registry<VariableKind>;
}

export function createTexts({ clock, variables }: TextsParts): Texts {
  const kept = new Recent<Writer>(MOST_KEPT, MOST_LETTERS);
  let vocabulary: Vocabulary = new Map();
  let current = false;
  variables.onChange(() => {
    current = false;
  });

  const words = (): Vocabulary => {
    if (current) return vocabulary;
    vocabulary = vocabularyOf(variables.list());
    kept.clear();
    current = true;
    return vocabulary;
  };

  const writerOf = (source: string): Writer => {
    const now = words();
    const known = kept.get(source);
    if (known) return known;
    const writer = writerFor(parse(source), now);
    kept.set(source, writer);
    return writer;
  };

  const run = (source: string, running: Run): Soon<string> => {
    const text = writerOf(source)(running);
    if (typeof text === 'string') {
      running.end();
      return text;
    }
    return text.then((known) => {
      running.end();
      return known;
    });
  };

  const check: Texts['check'] = (source, known = []) => checkParsed(parse(source), words(), known);
  return {
    check,
    mustBeValid: (source, known) => {
      const problem = check(source, known).find(({ warning }) => !warning);
      if (problem) throw new AppError('texts.invalid', problem.message, problem);
    },
    write: (source, occasion, problems) => run(source, new Run(occasion, clock, problems)),
    try: async (source, occasion) => {
      const running = new Run(occasion, clock);
      const text = await run(source, running);
      return { text, problems: running.problems };
    },
  };
}

/** What could not be read is not written, and says so. */
function writerFor({ nodes, problems }: Parsed, vocabulary: Vocabulary): Writer {
  const writer = compile(nodes, vocabulary);
  if (problems.length === 0) return writer;
  const messages = problems.map(({ message }) => message);
  return (run) => {
    run.problems.push(...messages);
    return writer(run);
  };
}

/** A name that two variables want belongs to the first; an alias never takes another's name. */
function vocabularyOf(kinds: readonly VariableKind[]): Vocabulary {
  const vocabulary = new Map<string, VariableKind>();
  const put = (name: string, kind: VariableKind): void => {
    const lower = name.toLowerCase();
    if (!vocabulary.has(lower)) vocabulary.set(lower, kind);
  };
  for (const kind of kinds) put(kind.name, kind);
  for (const kind of kinds) for (const alias of kind.aliases) put(alias, kind);
  return vocabulary;
}

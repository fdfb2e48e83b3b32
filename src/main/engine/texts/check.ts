import type { Vocabulary } from './compile.ts';
import { planPart } from './compilePart.ts';
import type { Parsed } from './parse.ts';
import { positionalOf } from './positional.ts';
import { MOST_OUTSIDE } from './run.ts';
import { nearestName } from './suggest.ts';
import type { TextProblem } from './texts.ts';
import type { CallNode, PartNode, TextNodes } from './tree.ts';
import type { VariableKind } from './variable.ts';

/** What is wrong with a text that has been read, in the order of the text. */
export function checkParsed(
  { nodes, problems }: Parsed,
  vocabulary: Vocabulary,
  known: readonly string[],
): TextProblem[] {
  const found = [...problems];
  const names = new Set(known);
  let outside = 0;
  for (const call of callsIn(nodes)) {
    found.push(...checkName(call, vocabulary, names), ...checkFilters(call, vocabulary, names));
    const kind = isTold(call.name, names) ? undefined : vocabulary.get(call.name.toLowerCase());
    if (!kind) continue;
    const missing = missingArguments(call, kind);
    if (missing !== '') found.push({ from: call.from, to: call.to, message: missing });
    if (!kind.outside) continue;
    outside += 1;
    if (outside !== MOST_OUTSIDE + 1) continue;
    found.push({
      ...call.namePlace,
      warning: true,
      message: `One text asks the network ${MOST_OUTSIDE} times at most. Split it into several if all are needed.`,
    });
  }
  return found.sort((left, right) => left.from - right.from);
}

function isTold(name: string, names: ReadonlySet<string>): boolean {
  return names.has(name) || names.has(name.toLowerCase());
}

function checkName(call: CallNode, vocabulary: Vocabulary, names: ReadonlySet<string>): TextProblem[] {
  const { name, filters, namePlace } = call;
  const place = { from: namePlace.from, to: namePlace.from + name.length };
  if (positionalOf(name) || (filters.length > 0 && names.has([name, ...filters].join('.')))) return [];
  const isVariable = vocabulary.has(name.toLowerCase());
  if (isTold(name, names)) {
    if (!isVariable) return [];
    const message = `$(${name}) is here what the occasion tells, and not the variable of that name.`;
    return [{ ...place, warning: true, message }];
  }
  if (isVariable) return [];
  const near = nearestName(name, [...names, ...vocabulary.keys()]);
  const cure = near === null ? 'The list of variables has all names.' : `Did you mean $(${near})?`;
  return [{ ...place, message: `There is no $(${name}). ${cure}` }];
}

function checkFilters(
  { name, filters, namePlace }: CallNode,
  vocabulary: Vocabulary,
  names: ReadonlySet<string>,
): TextProblem[] {
  if (names.has([name, ...filters].join('.'))) return [];
  const problems: TextProblem[] = [];
  let from = namePlace.from + name.length;
  for (const filter of filters) {
    const place = { from: from + 1, to: from + 1 + filter.length };
    from = place.to;
    if (vocabulary.get(filter.toLowerCase())?.filter) continue;
    const endings = [...vocabulary].filter(([, kind]) => kind.filter).map(([each]) => each);
    const near = nearestName(filter, endings);
    const cure = near === null ? 'Leave it out.' : `Did you mean .${near}?`;
    problems.push({ ...place, message: `.${filter} cannot end a name. ${cure}` });
  }
  return problems;
}

/** Empty when all that it needs is there. */
function missingArguments(call: CallNode, kind: VariableKind): string {
  const needed = kind.arguments.filter((argument) => argument.required);
  const [body = []] = call.parts;
  const given = kind.takesOptions && call.parts.length > 1 ? call.parts.length : wordsIn(body);
  const missing = needed.slice(given);
  if (missing.length === 0) return '';
  const example = kind.examples[0]?.text;
  const what = missing.map((argument) => argument.name).join(' and ');
  return `$(${call.name}) needs ${what}${example === undefined ? '.' : `, as in ${example}`}`;
}

function wordsIn(part: PartNode): number {
  const plan = planPart(part);
  return plan.words(plan.calls.map(() => '')).length;
}

function* callsIn(nodes: TextNodes | PartNode): Generator<CallNode> {
  for (const node of nodes) {
    if (node.kind === 'plain') continue;
    if (node.kind === 'quoted') {
      yield* callsIn(node.nodes);
      continue;
    }
    yield node;
    for (const part of node.parts) yield* callsIn(part);
  }
}

import type { CommandDraft } from '../../../shared/contract/commandDraft.ts';
import type { Caller, Occasion } from '../../engine/occasion.ts';
import type { Registry } from '../../engine/registries/registry.ts';
import type { ActionKind } from '../../engine/routines/kinds.ts';
import type { Texts } from '../../engine/texts/texts.ts';
import type { Ended } from './dispatcher.ts';
import type { Finder } from './finder.ts';
import type { Entry } from './model.ts';
import { currencyOf, priceText } from './price.ts';
import { type Attempt, QUESTIONS, type World } from './questions.ts';
import type { UseCounter } from './uses.ts';

export interface TrialParts {
  finder: Finder;
  world: World;
  uses: UseCounter;
  texts: Texts;
  actions: Pick<Registry<ActionKind>, 'get'>;
}

interface TrialDecision {
  by: string;
  outcome: Ended['outcome'];
  what: string;
  why: string;
}

export interface Trial {
  said: string[];
  decisions: TrialDecision[];
  problems: string[];
}

/** Asks every question of a command line and writes its text, but pays, says and changes nothing. */
export async function tryLine(
  line: string,
  caller: Caller,
  draft: Entry | null,
  parts: TrialParts,
): Promise<Trial> {
  const decisions: TrialDecision[] = [];
  const trial: Trial = { said: [], decisions, problems: [] };
  const note = (outcome: Ended['outcome'], what: string, why: string): void => {
    decisions.push({ by: 'commands', outcome, what, why });
  };
  const { world } = parts;
  const bare = line.startsWith(world.prefix) ? line.slice(world.prefix.length) : line;
  const found = parts.finder.find({
    line: bare,
    caller,
    message: null,
    occasion: {
      viewer: caller,
      line: { id: '', text: `${world.prefix}${bare}` },
      facts: {},
      notes: {},
      depth: 0,
    },
    quoted: true,
    instead: draft,
    followed: (_, what, why) => note('passed', what, why),
  });
  if (found.kind === 'nothing') {
    note('refused', found.what, found.why);
    return trial;
  }
  const { attempt } = found;
  if (!attempt.entry.options.enabled) {
    note('refused', attempt.name, `${attempt.name} is switched off.`);
    return trial;
  }
  // A test looks at the cooldowns too, so it is not asked as a quoted one.
  const asked: Attempt = { ...attempt, quoted: false };
  for (const question of QUESTIONS) {
    const refused = await question.ask(asked, world);
    if (refused !== null) {
      note('refused', asked.name, refused.why);
      if (refused.said !== null && !asked.root.options.silent) trial.said.push(refused.said);
      return trial;
    }
    note('passed', asked.name, question.passed(asked, world));
  }
  if (!priceIsMet(asked, world, note)) return trial;
  await show(asked, parts, trial, note);
  return trial;
}

function priceIsMet(
  { entry, name, caller }: Attempt,
  world: World,
  note: (outcome: Ended['outcome'], what: string, why: string) => void,
): boolean {
  const { cost } = entry.options;
  if (cost === null) return true;
  const purse = world.purse();
  const currency = purse && currencyOf(purse, cost);
  if (purse === null) note('passed', name, 'It would be free, since "Economy" is switched off.');
  else if (currency === null) {
    note('refused', name, `${name} costs a currency that is no longer there. Choose another one for it.`);
    return false;
  } else if (caller.id === '' || purse.balance(caller.id, currency.id) >= cost.amount)
    note('passed', name, `It would cost ${priceText(cost.amount, currency)}.`);
  else {
    note('refused', name, `It costs ${priceText(cost.amount, currency)}, more than ${caller.name} has.`);
    return false;
  }
  return true;
}

async function show(
  { root, entry, name, occasion }: Attempt,
  parts: TrialParts,
  trial: Trial,
  note: (outcome: Ended['outcome'], what: string, why: string) => void,
): Promise<void> {
  const draft = root.custom?.draft ?? null;
  if (draft === null) {
    note('ran', name, `"${entry.kind.title}" would run.`);
    return;
  }
  if (draft.does === 'steps') {
    for (const why of stepTexts(draft, parts)) note('ran', name, why);
    return;
  }
  const count = parts.uses.of(root.kind.id).uses + 1;
  const own: Occasion = { ...occasion, facts: { ...occasion.facts, count }, depth: occasion.depth + 1 };
  const { text, problems } = await parts.texts.try(draft.response, own);
  trial.said.push(text);
  trial.problems.push(...problems);
  note(
    'ran',
    name,
    text.trim() === '' ? 'It would say nothing: its text came out empty.' : 'It would say its text.',
  );
}

function stepTexts({ steps }: CommandDraft, { actions }: TrialParts): string[] {
  return steps.map((step, index) => {
    const title = actions.get(step.action)?.title ?? step.action;
    return `Step ${index + 1}${step.off ? ' is switched off' : ` would run`}: ${title}.`;
  });
}

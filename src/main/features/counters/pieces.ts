import { z } from 'zod';
import {
  COUNTER_SCOPES,
  type CounterScope,
  counterSetupSchema,
  MOST_COUNT,
} from '../../../shared/contract/counters.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { occasionOf } from '../../engine/occasion.ts';
import { type Doer, type Made, occasionDoer } from '../../engine/recordChange.ts';
import { field } from '../../engine/routines/fields.ts';
import {
  type ActionKind,
  action,
  type ConditionKind,
  condition,
  type TriggerKind,
  trigger,
} from '../../engine/routines/kinds.ts';
import { type VariableKind, variable } from '../../engine/texts/variable.ts';
import type { Counters } from './counters.ts';
import type { StoredCounter } from './store.ts';

export interface CounterReached {
  name: string;
  milestone: number;
  total: number;
}

export interface CounterPieceParts {
  counters: Counters;
  record(doer: Doer, made: Made<unknown>): void;
  onReached(run: (fact: CounterReached) => void): () => void;
}

const COUNTER = { title: 'Counter', description: 'Its name.' };
const SCOPE = { title: 'Which count' };

function scopeOf(word: string | undefined): CounterScope {
  const scope = COUNTER_SCOPES.find((one) => one === (word ?? 'total').toLowerCase());
  if (!scope) throw new AppError('bad_input', 'The count is one of total, stream and game.');
  return scope;
}

/** A counter that a text or a routine names is made when there is none. */
function findOrMake(counters: Counters, name: string): StoredCounter {
  const found = counters.find(name);
  if (found) return found;
  const parsed = counterSetupSchema.safeParse({ name });
  if (!parsed.success) {
    throw new AppError('bad_input', 'A counter is called by one word of letters, digits, - and _.');
  }
  return counters.create(parsed.data).value;
}

export function counterVariables({ counters }: CounterPieceParts): VariableKind[] {
  return [
    variable({
      id: 'counters.counter',
      name: 'counter',
      title: 'A counter',
      help: 'What a counter stands at: in total, in this stream or in this game. 0 when there is none of that name.',
      group: 'Keepsakes',
      arguments: [
        { name: 'name', help: 'The name of the counter.', required: true },
        { name: 'count', help: 'total, stream or game; total when left out.', required: false },
      ],
      examples: [
        { text: '$(counter deaths)', gives: '0' },
        { text: '$(counter deaths game)', gives: '0' },
        { text: '$(counter deaths stream)', gives: '0' },
      ],
      value: ({ args: [name, scope] }) => {
        if (name === undefined) throw new AppError('bad_input', 'Name the counter: $(counter deaths).');
        const which = scopeOf(scope);
        const counter = counters.find(name);
        return counter ? counters.value(counter, which) : 0;
      },
    }),
    variable({
      id: 'counters.countup',
      name: 'countup',
      aliases: ['count+'],
      title: 'Count up',
      help: 'Adds to a counter each time the text is written, and gives its new total. Makes the counter when there is none.',
      group: 'Keepsakes',
      arguments: [
        { name: 'name', help: 'The name of the counter.', required: true },
        { name: 'by', help: 'How many; may be below 0. 1 when left out.', required: false },
      ],
      examples: [
        { text: '$(countup hugs)', gives: '1' },
        { text: '$(countup jumps 3) $(countup jumps)', gives: '3 4' },
      ],
      value: ({ args: [name, by], occasion }) => {
        if (name === undefined) throw new AppError('bad_input', 'Name the counter: $(countup deaths).');
        const amount = by === undefined ? 1 : Number(by);
        if (!Number.isInteger(amount) || Math.abs(amount) > MOST_COUNT) {
          throw new AppError('bad_input', 'Only whole numbers can be added to a counter.');
        }
        return counters.add(findOrMake(counters, name), amount, occasionDoer(occasion)).value.after;
      },
    }),
  ];
}

export function counterActions({ counters, record }: CounterPieceParts): ActionKind[] {
  const notes = [{ name: 'counted', help: 'What the counter stands at then.' }];
  return [
    action({
      id: 'counters.add',
      title: 'Count',
      help: 'Adds to a counter: to its total, to this stream and to this game. Makes the counter when there is none.',
      group: 'Keepsakes',
      parameters: z.object({
        counter: field.name(COUNTER, 'counter'),
        by: field
          .whole({ title: 'How many', description: 'Below 0 counts down.' }, -MOST_COUNT, MOST_COUNT)
          .default(1),
      }),
      notes,
      preview: ({ counter, by }) => `Would add ${by} to "${counter}"`,
      run: ({ parameters, occasion }) => {
        const doer = occasionDoer(occasion);
        const made = counters.add(findOrMake(counters, parameters.counter), parameters.by, doer);
        record(doer, made);
        return { done: made.text, notes: { counted: made.value.after }, undo: made.undo };
      },
    }),
    action({
      id: 'counters.set',
      title: 'Set a counter',
      help: 'Gives one of the counts of a counter a value.',
      group: 'Keepsakes',
      parameters: z.object({
        counter: field.name(COUNTER, 'counter'),
        to: field.whole({ title: 'Value' }, -MOST_COUNT, MOST_COUNT),
        scope: field.choice(SCOPE, COUNTER_SCOPES).default('total'),
      }),
      notes,
      preview: ({ counter, to }) => `Would set "${counter}" to ${to}`,
      run: ({ parameters, occasion }) => {
        const doer = occasionDoer(occasion);
        const counter = findOrMake(counters, parameters.counter);
        const made = counters.set(counter, parameters.to, doer, parameters.scope);
        record(doer, made);
        return { done: made.text, notes: { counted: made.value.after }, undo: made.undo };
      },
    }),
    action({
      id: 'counters.reset',
      title: 'Reset a counter',
      help: 'Sets one of the counts of a counter to 0.',
      group: 'Keepsakes',
      parameters: z.object({
        counter: field.name(COUNTER, 'counter'),
        scope: field.choice(SCOPE, COUNTER_SCOPES).default('total'),
      }),
      notes,
      preview: ({ counter }) => `Would reset "${counter}"`,
      run: ({ parameters, occasion }) => {
        const doer = occasionDoer(occasion);
        const made = counters.set(counters.need(parameters.counter), 0, doer, parameters.scope);
        record(doer, made);
        return { done: made.text, notes: { counted: made.value.after }, undo: made.undo };
      },
    }),
  ];
}

const COMPARISONS = ['at least', 'at most', 'exactly', 'a multiple of'] as const;

function holds(value: number, comparison: (typeof COMPARISONS)[number], wanted: number): boolean {
  switch (comparison) {
    case 'at least':
      return value >= wanted;
    case 'at most':
      return value <= wanted;
    case 'exactly':
      return value === wanted;
    case 'a multiple of':
      return wanted !== 0 && value !== 0 && value % wanted === 0;
  }
}

export function counterConditions({ counters }: CounterPieceParts): ConditionKind[] {
  return [
    condition({
      id: 'counters.compare',
      title: 'Counter stands at',
      help: 'Asks what a counter stands at. One that is not there stands at 0.',
      group: 'Keepsakes',
      parameters: z.object({
        counter: field.name(COUNTER, 'counter'),
        scope: field.choice(SCOPE, COUNTER_SCOPES).default('total'),
        comparison: field.choice({ title: 'Is' }, COMPARISONS).default('at least'),
        value: field.whole({ title: 'Value' }, -MOST_COUNT, MOST_COUNT),
      }),
      test: ({ parameters: { counter: name, scope, comparison, value } }) => {
        const counter = counters.find(name);
        const stands = counter ? counters.value(counter, scope) : 0;
        return {
          yes: holds(stands, comparison, value),
          why: `The counter "${name}" stands at ${stands}; asked for is ${comparison} ${value}.`,
        };
      },
    }),
  ];
}

export function counterTriggers(parts: CounterPieceParts): TriggerKind[] {
  return [
    trigger({
      id: 'counters.reached',
      title: 'A counter reaches a milestone',
      help: 'Runs when the total of a counter reaches one of its milestones on the way up.',
      group: 'Keepsakes',
      parameters: z.object({
        counter: field
          .text({ title: 'Counter', description: 'Its name; empty for any counter.' }, 60)
          .default(''),
      }),
      facts: [
        { name: 'countername', help: 'The name of the counter.', example: 'deaths' },
        { name: 'milestone', help: 'What was reached.', example: 100 },
        { name: 'counted', help: 'What the counter stands at.', example: 101 },
      ],
      watch: (parameters, fire) =>
        parts.onReached(({ name, milestone, total }) => {
          const wanted = parameters.counter.trim().toLowerCase();
          if (wanted !== '' && wanted !== name.toLowerCase()) return;
          fire(occasionOf(`Counter ${name}`, { facts: { countername: name, milestone, counted: total } }));
        }),
    }),
  ];
}

import { z } from 'zod';
import type { Step } from '../../../shared/contract/steps.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Fact, Occasion } from '../occasion.ts';
import type { Clock, Random } from '../ports.ts';
import type { Asking } from './asking.ts';
import { field } from './fields.ts';
import { type ActionKind, action } from './kinds.ts';
import { workOut } from './maths.ts';

/** The longest wait, in seconds. */
const LONGEST_WAIT = 86_400;
export const MOST_ROUNDS = 1000;

/** What a flow step does to the run. The machine carries it out. */
export type FlowMove =
  /** Goes into a list of steps that lies within the step. */
  | { kind: 'into'; keys: readonly (string | number)[]; words: string; done: string }
  | { kind: 'loop'; count: number | null; items: readonly string[] | null; as: string; done: string }
  | { kind: 'try'; done: string }
  /** Milliseconds. */
  | { kind: 'wait'; ms: number; done: string }
  | { kind: 'parallel'; count: number; need: 'all' | 'any'; done: string }
  | { kind: 'stop'; what: 'run' | 'routine'; done: string }
  | { kind: 'call'; name: string; steps: readonly Step[]; done: string }
  | { kind: 'start'; id: string; done: string }
  | { kind: 'on'; notes?: Record<string, Fact>; done: string };

export interface FlowParts {
  clock: Pick<Clock, 'now'>;
  random: Random;
  asking: Pick<Asking, 'refusal'>;
  /** A routine that another one runs; null when there is none of that id. */
  routine(id: string): { name: string; steps: readonly Step[] } | null;
}

interface FlowCall<P> {
  parameters: P;
  occasion: Occasion;
  parts: FlowParts;
  /** False in a run that pretends: conditions are asked, but cooldowns are not used up. */
  use: boolean;
}

interface FlowKind<P extends z.ZodObject> {
  id: string;
  title: string;
  help: string;
  parameters: P;
  notes?: ActionKind['notes'];
  preview(parameters: z.output<P>): string;
  enter(call: FlowCall<z.output<P>>): FlowMove | Promise<FlowMove>;
}

type AnyFlow = FlowKind<z.ZodObject>;
const flow = <P extends z.ZodObject>(kind: FlowKind<P>): AnyFlow => kind as unknown as AnyFlow;

const branch = flow({
  id: 'flow.branch',
  title: 'If ... then ... else',
  help: 'Asks conditions and goes one way or the other.',
  parameters: z.object({
    conditions: field.conditions({ title: 'If all of these say yes' }).default([]),
    yes: field.steps({ title: 'Then' }).default([]),
    no: field.steps({ title: 'Else' }).default([]),
  }),
  preview: () => 'Goes one of two ways',
  enter: async ({ parameters, occasion, parts, use }) => {
    const refusal = await parts.asking.refusal(parameters.conditions, occasion, use);
    return refusal === null
      ? { kind: 'into', keys: ['yes'], words: 'then', done: 'All conditions said yes.' }
      : { kind: 'into', keys: ['no'], words: 'else', done: refusal };
  },
});

const chance = flow({
  id: 'flow.chance',
  title: 'Choose by chance',
  help: 'Goes one of several ways, by luck.',
  parameters: z.object({
    branches: field.branches({ title: 'Ways' }).default([]),
    weights: field
      .text({
        title: 'Weights',
        description: 'One number for each way: 3 1 makes the first three times as likely. Empty: all alike.',
      })
      .default(''),
  }),
  preview: () => 'Chooses one way by chance',
  enter: ({ parameters, parts }) => {
    const { branches } = parameters;
    const given = parameters.weights.split(/[\s,;]+/).filter((word) => word !== '');
    const weights = branches.map((_, index) => Number(given[index] ?? 1));
    if (weights.some((weight) => !Number.isFinite(weight) || weight < 0)) {
      throw new AppError(
        'routines.weights',
        `The weights "${parameters.weights}" are not numbers from 0 up.`,
      );
    }
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total === 0) return { kind: 'on', done: 'There was nothing to choose from.' };
    let left = parts.random.next() * total;
    let chosen = weights.findLastIndex((weight) => weight > 0);
    for (const [index, weight] of weights.entries()) {
      if (left < weight) {
        chosen = index;
        break;
      }
      left -= weight;
    }
    const words = `way ${chosen + 1}`;
    return { kind: 'into', keys: ['branches', chosen], words, done: `Chose ${words} of ${branches.length}.` };
  },
});

const EACH = ['each word', 'each line', 'each between commas'] as const;

const loop = flow({
  id: 'flow.loop',
  title: 'Loop',
  help: 'Does the same several times.',
  parameters: z.object({
    how: field.choice({ title: 'How long' }, ['times', 'while', ...EACH]).default('times'),
    times: field.whole({ title: 'Times', when: { field: 'how', is: ['times'] } }, 0, MOST_ROUNDS).default(3),
    conditions: field
      .conditions({ title: 'While all of these say yes', when: { field: 'how', is: ['while'] } })
      .default([]),
    items: field
      .lines({
        title: 'Items',
        description: 'For each word, line, or part between commas.',
        when: { field: 'how', is: EACH },
      })
      .default(''),
    as: field
      .name({
        title: 'Name of the item',
        description: 'Steps within read it by this name.',
        when: { field: 'how', is: EACH },
      })
      .default('item'),
    body: field.steps({ title: 'Do' }).default([]),
  }),
  notes: [{ name: 'round', help: 'Which round it is, from 1.' }],
  preview: ({ how, times }) => (how === 'times' ? `Goes round ${times} times` : `Goes round (${how})`),
  enter: ({ parameters: { how, times, items, as } }) => {
    if (how === 'times') return { kind: 'loop', count: times, items: null, as, done: `${times} rounds.` };
    if (how === 'while')
      return { kind: 'loop', count: null, items: null, as, done: 'Goes on while the conditions say yes.' };
    const separator = how === 'each word' ? /\s+/ : how === 'each line' ? /\r?\n/ : /,/;
    const parts = items.split(separator).flatMap((part) => part.trim() || []);
    if (parts.length > MOST_ROUNDS) {
      throw new AppError(
        'routines.rounds',
        `There are ${parts.length} items, and a loop goes round at most ${MOST_ROUNDS} times. Make the list shorter.`,
      );
    }
    return { kind: 'loop', count: parts.length, items: parts, as, done: `${parts.length} items.` };
  },
});

const wait = flow({
  id: 'flow.wait',
  title: 'Wait',
  help: 'Waits some seconds, or until a time of day. A long wait goes on after a restart.',
  parameters: z.object({
    how: field.choice({ title: 'How' }, ['seconds', 'until a time']).default('seconds'),
    seconds: field
      .seconds({ title: 'How long', when: { field: 'how', is: ['seconds'] } }, 0, LONGEST_WAIT)
      .default(5),
    time: field
      .time({
        title: 'Time',
        description: 'By the clock of this computer, such as 18:30.',
        when: { field: 'how', is: ['until a time'] },
      })
      .default('18:00'),
  }),
  preview: ({ how, seconds, time }) =>
    how === 'seconds' ? `Would wait ${seconds} seconds` : `Would wait until ${time}`,
  enter: ({ parameters: { how, seconds, time }, parts }) => {
    if (how === 'seconds')
      return { kind: 'wait', ms: Math.round(seconds * 1000), done: `Waited ${seconds} seconds.` };
    return { kind: 'wait', ms: millisecondsUntil(time, parts.clock.now()), done: `Waited until ${time}.` };
  },
});

const parallel = flow({
  id: 'flow.parallel',
  title: 'Side by side',
  help: 'Does several things at the same time.',
  parameters: z.object({
    branches: field.branches({ title: 'Side by side' }).default([]),
    need: field
      .choice({ title: 'Go on when', description: 'With "any", those that are not ready are ended.' }, [
        'all',
        'any',
      ])
      .default('all'),
  }),
  preview: ({ branches }) => `Does ${branches.length} things side by side`,
  enter: ({ parameters: { branches, need } }) => ({
    kind: 'parallel',
    count: branches.length,
    need,
    done: `${branches.length} side by side.`,
  }),
});

const stop = flow({
  id: 'flow.stop',
  title: 'Stop',
  help: 'Ends here.',
  parameters: z.object({
    what: field
      .choice(
        {
          title: 'What',
          description: '"this routine" goes back to the routine that ran this one; "the whole run" ends all.',
        },
        ['the whole run', 'this routine'],
      )
      .default('the whole run'),
  }),
  preview: ({ what }) => `Ends ${what}`,
  enter: ({ parameters: { what } }) => ({
    kind: 'stop',
    what: what === 'this routine' ? 'routine' : 'run',
    done: `Ended ${what}.`,
  }),
});

const NOTE_NAME = /^[a-z][a-z0-9_]*$/i;

const set = flow({
  id: 'flow.set',
  title: 'Note',
  help: 'Notes a text or a number for the steps that follow: $(name).',
  parameters: z.object({
    name: field
      .name({ title: 'Name', description: 'Letters, digits and _.' })
      .regex(NOTE_NAME, 'Use letters, digits and _ only.')
      .meta({ control: 'text', template: false, title: 'Name' }),
    value: field.lines({ title: 'Value' }),
  }),
  preview: ({ name, value }) => `Notes ${name} = "${value}"`,
  enter: ({ parameters: { name, value } }) => ({
    kind: 'on',
    notes: { [name]: asFact(value) },
    done: `Noted ${name} = "${value}".`,
  }),
});

const maths = flow({
  id: 'flow.maths',
  title: 'Do maths',
  help: 'Works out a formula and notes the result.',
  parameters: z.object({
    formula: field.text(
      {
        title: 'Formula',
        description: 'Such as $(viewers) * 10 + round(3.7). Knows min, max, round, floor, ceil, abs, sqrt.',
      },
      500,
    ),
    name: field
      .name({ title: 'Note it as' })
      .regex(NOTE_NAME, 'Use letters, digits and _ only.')
      .meta({ control: 'text', template: false, title: 'Note it as' })
      .default('result'),
  }),
  preview: ({ formula, name }) => `Works out ${formula} as ${name}`,
  enter: ({ parameters: { formula, name } }) => {
    // 0.1 + 0.2 is 0.3 for people.
    const result = Number(workOut(formula).toPrecision(12));
    return { kind: 'on', notes: { [name]: result }, done: `${formula} = ${result}, noted as ${name}.` };
  },
});

const routine = flow({
  id: 'flow.routine',
  title: 'Run another routine',
  help: 'Runs the steps of another routine. Its conditions are not asked.',
  parameters: z.object({
    routine: field.name({ title: 'Routine' }, 'routine'),
    wait: field
      .yes({
        title: 'Wait for its end',
        description: 'Off: it runs by itself, and this one goes on at once.',
      })
      .default(true),
  }),
  preview: ({ routine: id }) => `Runs the routine ${id}`,
  enter: ({ parameters, parts }) => {
    const other = parts.routine(parameters.routine);
    if (!other) {
      throw new AppError(
        'not_found',
        'The routine that this step runs is no longer there. Choose another one.',
      );
    }
    return parameters.wait
      ? { kind: 'call', name: other.name, steps: other.steps, done: `Ran "${other.name}".` }
      : { kind: 'start', id: parameters.routine, done: `Started "${other.name}".` };
  },
});

const attempt = flow({
  id: 'flow.try',
  title: 'Try ... otherwise',
  help: 'When a step within fails, the others within are skipped and something else is done.',
  parameters: z.object({
    body: field.steps({ title: 'Try' }).default([]),
    otherwise: field
      .steps({ title: 'Otherwise', description: 'Reads what went wrong as $(error).' })
      .default([]),
  }),
  notes: [{ name: 'error', help: 'What went wrong, after "otherwise" began.' }],
  preview: () => 'Tries, and does something else when it fails',
  enter: () => ({ kind: 'try', done: 'Tried.' }),
});

const FLOWS = [branch, chance, loop, wait, parallel, stop, set, maths, routine, attempt] as const;
const BY_ID = new Map<string, AnyFlow>(FLOWS.map((kind) => [kind.id, kind]));

export function flowOf(id: string): AnyFlow | null {
  return BY_ID.get(id) ?? null;
}

/** The flow steps as actions, for the registry: described there, carried out by the machine. */
export const flowActions: readonly ActionKind[] = FLOWS.map((kind) =>
  action({
    id: kind.id,
    title: kind.title,
    help: kind.help,
    group: 'Flow',
    parameters: kind.parameters,
    notes: kind.notes ?? [],
    preview: (parameters) => kind.preview(parameters),
    run: () => {
      throw new AppError('internal', `"${kind.title}" can only be a step of a run.`);
    },
  }),
);

/** A text that is a plain number is noted as one, so that it counts and compares as one. */
export function asFact(text: string): Fact {
  const trimmed = text.trim();
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(trimmed) ? Number(trimmed) : text;
}

function millisecondsUntil(time: string, now: number): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const due = new Date(now);
  due.setHours(hour, minute, 0, 0);
  if (due.getTime() <= now) due.setDate(due.getDate() + 1);
  return due.getTime() - now;
}

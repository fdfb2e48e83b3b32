import { z } from 'zod';
import type { Run, RunStep } from '../../../../shared/contract/routines.ts';
import type { Step } from '../../../../shared/contract/steps.ts';
import { AppError } from '../../../../shared/rpc/errors.ts';
import { type Occasion, occasionOf } from '../../occasion.ts';
import { seededRandom } from '../../random.ts';
import { FakeClock } from '../../testing/fakeClock.ts';
import type { Texts } from '../../texts/texts.ts';
import { Asking } from '../asking.ts';
import { field } from '../fields.ts';
import { flowActions } from '../flow.ts';
import { type ActionKind, action, type ConditionKind, condition } from '../kinds.ts';
import type { MachineParts } from '../machineParts.ts';
import { type KeptRun, Runner, type RunnerParts, type RunShelf } from '../runner.ts';

/** Writes `$(name)` from notes and facts: as much of the language as these tests need. */
export const plainTexts: Pick<Texts, 'write' | 'check'> = {
  write: (source, { notes, facts }) =>
    source.replace(/\$\((\w+)\)/g, (_, name: string) => String(notes[name] ?? facts[name] ?? '')),
  check: (source, known = []) =>
    [...source.matchAll(/\$\((\w+)\)/g)].flatMap((found) =>
      known.includes(found[1] ?? '')
        ? []
        : [{ from: found.index, to: found.index + found[0].length, message: `There is no ${found[0]}.` }],
    ),
};

let ids = 0;
export function step(name: string, parameters: Step['parameters'] = {}, more: Partial<Step> = {}): Step {
  ids += 1;
  return { id: `s${ids}`, action: name, parameters, off: false, onError: 'stop', note: '', ...more };
}
export const say = (text: string): Step => step('test.say', { text });
export const noteIs = (name: string, value: string, not = false) => ({
  condition: 'test.is',
  parameters: { left: `$(${name})`, right: value },
  not,
});

/** A shelf in memory that keeps JSON only, as a disk does. */
export class MemoryShelf implements RunShelf {
  readonly history = new Map<string, string>();
  readonly waits = new Map<string, string>();
  ended(run: Run, steps: readonly RunStep[]): void {
    this.history.set(run.id, JSON.stringify({ run, steps }));
  }
  keep(kept: KeptRun): void {
    this.waits.set(kept.state.id, JSON.stringify(kept));
  }
  forget(runId: string): void {
    this.waits.delete(runId);
  }
  kept(): KeptRun[] {
    return [...this.waits.values()].map((text) => JSON.parse(text) as KeptRun);
  }
  look(runId: string): { run: Run; steps: RunStep[] } | null {
    const text = this.history.get(runId);
    return text === undefined ? null : (JSON.parse(text) as { run: Run; steps: RunStep[] });
  }
}

/** What routines need to run, with actions that leave traces. */
export class Workbench {
  readonly clock = new FakeClock();
  readonly said: string[] = [];
  /** Bookings by reference. */
  readonly booked: string[] = [];
  readonly undone: string[] = [];
  readonly routines = new Map<string, { name: string; steps: readonly Step[] }>();
  readonly shelf = new MemoryShelf();
  readonly started: { id: string; occasion: Occasion }[] = [];
  readonly told: Run[] = [];
  readonly actions: Map<string, ActionKind>;
  readonly conditions: Map<string, ConditionKind>;
  used = 0;
  private runs = 0;

  constructor() {
    const text = z.object({ text: field.text({ title: 'Text' }) });
    const kinds = [
      ...flowActions,
      action({
        id: 'test.say',
        title: 'Say',
        help: '',
        group: 'Test',
        parameters: text,
        preview: ({ text: what }) => `Would say ${what}`,
        run: ({ parameters }) => {
          this.said.push(parameters.text);
          return { done: `Said ${parameters.text}`, undo: () => void this.undone.push(parameters.text) };
        },
      }),
      action({
        id: 'test.book',
        title: 'Book',
        help: '',
        group: 'Test',
        parameters: z.object({}),
        preview: () => 'Would book',
        run: ({ reference }) => {
          this.booked.push(reference);
          return { done: 'Booked' };
        },
      }),
      action({
        id: 'test.fail',
        title: 'Fail',
        help: '',
        group: 'Test',
        parameters: z.object({}),
        preview: () => 'Would fail',
        run: () => {
          throw new AppError('bad_input', 'It broke.');
        },
      }),
      action({
        id: 'test.count',
        title: 'Count',
        help: '',
        group: 'Test',
        parameters: z.object({ amount: field.whole({ title: 'Amount' }, 0, 100) }),
        notes: [{ name: 'total', help: '' }],
        preview: () => 'Would count',
        run: ({ parameters, occasion }) => ({
          done: 'Counted',
          notes: { total: Number(occasion.notes['total'] ?? 0) + parameters.amount },
        }),
      }),
      action({
        id: 'test.hang',
        title: 'Hang',
        help: '',
        group: 'Test',
        parameters: z.object({}),
        preview: () => 'Would hang',
        run: () => new Promise<never>(() => {}),
      }),
    ];
    this.actions = new Map(kinds.map((kind) => [kind.id, kind]));
    const is = condition({
      id: 'test.is',
      title: 'Is',
      help: '',
      group: 'Test',
      parameters: z.object({ left: field.text({ title: 'Left' }), right: field.text({ title: 'Right' }) }),
      test: ({ parameters: { left, right } }) => ({
        yes: left === right,
        why: `"${left}" is not "${right}".`,
      }),
    });
    const once = condition({
      id: 'test.once',
      title: 'Once',
      help: '',
      group: 'Test',
      parameters: z.object({}),
      test: () => ({ yes: this.used === 0, why: 'It was used.' }),
      used: () => {
        this.used += 1;
      },
    });
    this.conditions = new Map([is, once].map((kind) => [kind.id, kind]));
  }

  machineParts(): MachineParts {
    return {
      clock: this.clock,
      random: seededRandom(3),
      texts: plainTexts,
      asking: this.asking(),
      action: (id) => this.actions.get(id) ?? null,
      routine: (id) => this.routines.get(id) ?? null,
      start: (id, occasion) => void this.started.push({ id, occasion }),
      breathe: () => Promise.resolve(),
    };
  }

  asking(): Asking {
    const conditions = { get: (id: string) => this.conditions.get(id) ?? null };
    return new Asking({ conditions, texts: plainTexts });
  }

  runner(): Runner {
    const { start, ...parts } = this.machineParts();
    const whole: RunnerParts = {
      ...parts,
      shelf: this.shelf,
      newId: () => {
        this.runs += 1;
        return `run${this.runs}`;
      },
      onRun: (run) => void this.told.push(run),
      onStep: () => {},
      startRoutine: start,
    };
    return new Runner(whole);
  }

  request(steps: readonly Step[], more: { queue?: string; occasion?: Occasion } = {}) {
    return { name: 'Test', owner: 'test', occasion: occasionOf('Test'), steps, ...more };
  }
}

/** Lets all promises that can settle do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

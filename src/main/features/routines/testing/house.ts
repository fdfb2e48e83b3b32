import type { Routine, RoutineDraft, Run, RunStep } from '../../../../shared/contract/routines.ts';
import type { Step } from '../../../../shared/contract/steps.ts';
import type { OutsideRequest } from '../../../engine/net/outside.ts';
import { startTestApp, type TestApp } from '../../../testing/testApp.ts';

let ids = 0;
export const step = (action: string, parameters: Step['parameters'] = {}, more: Partial<Step> = {}): Step => {
  ids += 1;
  return { id: `s${ids}`, action, parameters, off: false, onError: 'stop', note: '', ...more };
};
export const log = (text: string): Step => step('log.write', { text });

export const draft = (steps: Step[], more: Partial<RoutineDraft> = {}): RoutineDraft => ({
  name: 'Test',
  enabled: true,
  triggers: [],
  conditions: [],
  steps,
  queue: null,
  tags: [],
  note: '',
  ...more,
});
export const on = (trigger: string, parameters: Step['parameters'] = {}): RoutineDraft['triggers'] => [
  { id: 't1', trigger, parameters, conditions: [], off: false },
];

/** Lets all promises that can settle do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** The whole app, with a network that answers what a test wants. */
export class RoutineHouse {
  readonly test: TestApp;
  readonly asked: OutsideRequest[] = [];
  answer: (request: OutsideRequest) => Promise<{ status: number; type: string; text: string }> =
    async () => ({
      status: 200,
      type: 'text/plain',
      text: 'ok',
    });

  constructor() {
    this.test = startTestApp({
      outside: {
        ask: (request) => {
          this.asked.push(request);
          return this.answer(request);
        },
      },
    });
    this.begin();
  }

  /** What is put off until all features have started. */
  begin(): void {
    this.test.clock.advance(0);
  }

  async restart(): Promise<void> {
    await this.test.restart();
    this.begin();
    await settle();
  }

  async call<T>(route: string, input: unknown = {}): Promise<T> {
    const result = await this.test.call(`routines.${route}`, input);
    if (!result.ok) throw Object.assign(new Error(result.error.message), result.error);
    return result.data as T;
  }

  async save(given: RoutineDraft, id: string | null = null, version: number | null = null): Promise<Routine> {
    return (await this.call<{ routine: Routine }>('save', { id, draft: given, version })).routine;
  }

  async history(): Promise<Run[]> {
    return (await this.call<{ runs: Run[] }>('history')).runs;
  }

  async stepsOf(runId: string): Promise<RunStep[]> {
    return (await this.call<{ steps: RunStep[] }>('look', { runId })).steps;
  }

  /** Runs these steps to their end and answers them. */
  async ran(steps: Step[]): Promise<RunStep[]> {
    const { id } = await this.save(draft(steps));
    const { runId } = await this.call<{ runId: string }>('run', { id });
    await settle();
    return this.stepsOf(runId);
  }

  /** Texts that `log.write` wrote, in order. */
  get logged(): string[] {
    return this.test.records.filter(({ event }) => event === 'routine.said').map(({ message }) => message);
  }
}

import type { z } from 'zod';
import type { AskedCondition, Step } from '../../../shared/contract/steps.ts';
import type { Fact, Occasion } from '../occasion.ts';
import type { Disposer } from '../ports.ts';

/** What all that routines are made of have in common. */
interface Piece<P extends z.ZodObject> {
  /** `chat.say`. */
  id: string;
  title: string;
  /** One sentence. */
  help: string;
  /** For the menus: `Chat`, `Points`, `Twitch`, `Flow` ... */
  group: string;
  /** Made with `field`; the panel's form and the check are made from it. */
  parameters: P;
}

export interface ActionCall<P> {
  /** Written and parsed. */
  readonly parameters: P;
  readonly occasion: Occasion;
  /** Ends when the routine is stopped or its time is up. Whatever waits listens to it. */
  readonly signal: AbortSignal;
  /** The same for every attempt at this step of this run: a booking under it happens once. */
  readonly reference: string;
}

export interface ActionOutcome {
  /** What happened, for the history: `Said "Hello Robin"`. */
  done: string;
  /** What later steps may read: `$(score)`. */
  notes?: Readonly<Record<string, Fact>>;
  /** Takes it back; left out when it cannot be. */
  undo?: (() => void | Promise<void>) | undefined;
}

export interface ActionKind<P extends z.ZodObject = z.ZodObject> extends Piece<P> {
  /** Names that the outcome may note, for the editor. */
  notes: readonly { name: string; help: string }[];
  /** What a test run shows instead of doing it: `Would say "Hello Robin"`. */
  preview(parameters: z.output<P>): string;
  run(call: ActionCall<z.output<P>>): ActionOutcome | Promise<ActionOutcome>;
}

export interface ConditionKind<P extends z.ZodObject = z.ZodObject> extends Piece<P> {
  /** True lets it run. `why` is one sentence for the trace, said when it does not. */
  test(call: { parameters: z.output<P>; occasion: Occasion }): Answer | Promise<Answer>;
  /** Told when all conditions have said yes and it runs: a cooldown begins here. Test runs that pretend do not tell. */
  used?(call: { parameters: z.output<P>; occasion: Occasion }): void | Promise<void>;
}

export interface Answer {
  yes: boolean;
  why: string;
}

export interface TriggerKind<P extends z.ZodObject = z.ZodObject> extends Piece<P> {
  /** The facts that it brings, for the editor and the check of texts. */
  facts: readonly { name: string; help: string; example: Fact }[];
  /** Starts watching; returns what ends it. */
  watch(parameters: z.output<P>, fire: (occasion: Occasion) => void): Disposer;
}

// The registries hold them without their parameters' types; the runner parses by each one's own schema.
export function action<P extends z.ZodObject>(
  kind: Omit<ActionKind<P>, 'notes'> & Partial<Pick<ActionKind<P>, 'notes'>>,
): ActionKind {
  return { notes: [], ...kind } as unknown as ActionKind;
}
export function condition<P extends z.ZodObject>(kind: ConditionKind<P>): ConditionKind {
  return kind as unknown as ConditionKind;
}
export function trigger<P extends z.ZodObject>(
  kind: Omit<TriggerKind<P>, 'facts'> & Partial<Pick<TriggerKind<P>, 'facts'>>,
): TriggerKind {
  return { facts: [], ...kind } as unknown as TriggerKind;
}

export interface RunRequest {
  /** For the history: `Timer "Socials"`. */
  name: string;
  /** The feature that asks. */
  owner: string;
  steps: readonly Step[];
  occasion: Occasion;
  /** Runs of the same queue go one after the other; null runs at once. */
  queue?: string | null;
}

export interface RunResult {
  state: 'done' | 'stopped' | 'failed';
  /** Why it did not end well; null when it did. */
  problem: string | null;
}

/** Runs lists of steps, for whoever has some: custom commands, timers, phrase rules, welcomes. */
export interface Routines {
  /** What is wrong with these steps; empty when all is well. `known` are facts that texts may use. */
  check(
    steps: readonly Step[],
    known?: readonly string[],
  ): { stepId: string; field: string | null; message: string }[];
  /** Throws AppError `routines.invalid` with the first problem. */
  mustBeValid(steps: readonly Step[], known?: readonly string[]): void;
  /** Begins at once. `done` never rejects. */
  run(request: RunRequest): { id: string; done: Promise<RunResult> };
  /** The first condition that says no, in a sentence; null when all say yes. */
  refusal(conditions: readonly AskedCondition[], occasion: Occasion): Promise<string | null>;
}

declare module '../services.ts' {
  interface Services {
    routines: Routines;
  }
}

import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { undoSchema } from './changes.ts';
import { chatRoleSchema } from './ladder.ts';
import { askedConditionsSchema, stepsSchema } from './steps.ts';

/** A word, a number, or yes and no: what triggers tell and steps note. */
export const factSchema = z.union([z.string(), z.number(), z.boolean()]);
const factsSchema = z.record(z.string().max(60), factSchema);

/** What sets a routine off. */
export const routineTriggerSchema = z.object({
  /** Unique within its routine. */
  id: z.string().min(1).max(40),
  /** The trigger's id: `twitch.raid`. */
  trigger: z.string().min(1).max(80),
  parameters: z.record(z.string(), z.json()),
  /** Asked for this trigger only, besides the routine's own. */
  conditions: askedConditionsSchema.default([]),
  off: z.boolean().default(false),
});
export type RoutineTrigger = z.infer<typeof routineTriggerSchema>;

/** What the streamer writes of a routine. */
export const routineDraftSchema = z.object({
  name: z.string().trim().min(1).max(80),
  enabled: z.boolean().default(true),
  triggers: z.array(routineTriggerSchema).max(20).default([]),
  /** Asked before every run, whichever trigger set it off. */
  conditions: askedConditionsSchema.default([]),
  steps: stepsSchema.default([]),
  /** Runs of the same queue go one after the other; null: each begins at once. */
  queue: z.string().trim().min(1).max(40).nullable().default(null),
  tags: z.array(z.string().trim().min(1).max(40)).max(10).default([]),
  note: z.string().max(1000).default(''),
});
export type RoutineDraft = z.infer<typeof routineDraftSchema>;

export const routineSchema = routineDraftSchema.extend({
  id: z.string(),
  /** Grows with every save; saving an older one is refused. */
  version: z.number().int(),
  createdAt: z.number(),
  changedAt: z.number(),
  /** Epoch milliseconds; null when it has not run yet. */
  lastRunAt: z.number().nullable(),
  /** How often it ran. */
  runs: z.number().int(),
});
export type Routine = z.infer<typeof routineSchema>;

/** Where something in a routine is wrong. */
export const routineProblemSchema = z.object({
  /** `trigger` and `step` are named by `id`; `condition` lies in the trigger `id`, or in the routine when it is null. */
  place: z.enum(['trigger', 'condition', 'step']),
  id: z.string().nullable(),
  /** Which condition, from 0; null for others. */
  index: z.number().int().nullable(),
  /** The parameter; null when it is about the whole. */
  field: z.string().nullable(),
  message: z.string(),
});
export type RoutineProblem = z.infer<typeof routineProblemSchema>;

/** One parameter's form is drawn from its JSON Schema: `title`, `description`, `control`, `template` stand in it. */
const pieceSchema = z.object({
  id: z.string(),
  title: z.string(),
  help: z.string(),
  /** For the menus: `Chat`, `Points`, `Twitch`, `Flow` ... */
  group: z.string(),
  /** The feature that brings it. */
  feature: z.string(),
  /** JSON Schema (draft 2020-12) of an object. */
  parameters: z.record(z.string(), z.json()),
  /** The values that a new one starts with. */
  defaults: z.record(z.string(), z.json()),
});
export const actionPieceSchema = pieceSchema.extend({
  /** Names that later texts may read: `$(score)`. */
  notes: z.array(z.object({ name: z.string(), help: z.string() })),
});
export const triggerPieceSchema = pieceSchema.extend({
  facts: z.array(z.object({ name: z.string(), help: z.string(), example: factSchema })),
});
export type ActionPiece = z.infer<typeof actionPieceSchema>;
export type ConditionPiece = z.infer<typeof pieceSchema>;
export type TriggerPiece = z.infer<typeof triggerPieceSchema>;

export const runStepSchema = z.object({
  /** From 1, in the order in which they began. */
  number: z.number().int(),
  /** The step in the routine. */
  stepId: z.string(),
  /** The action's id and its title. */
  action: z.string(),
  title: z.string(),
  /** Where it lies, in words: `then`, `round 3`; empty at the top. */
  path: z.array(z.string()),
  state: z.enum(['running', 'waiting', 'done', 'failed', 'passed', 'stopped']),
  /** The parameters as they were written for this run. */
  input: z.record(z.string(), z.json()),
  /** What happened, would happen, or went wrong; one sentence. */
  outcome: z.string(),
  /** Notes that it made or changed. */
  notes: factsSchema,
  /** Epoch milliseconds. */
  startedAt: z.number(),
  /** Milliseconds; null while it runs. */
  took: z.number().nullable(),
  /** `can`: it can be taken back now. Only the last 100 runs since the start can. */
  undo: z.enum(['no', 'can', 'done']),
});
export type RunStep = z.infer<typeof runStepSchema>;

export const runSchema = z.object({
  id: z.string(),
  /** Null for the steps of a command, a timer and the like. */
  routineId: z.string().nullable(),
  name: z.string(),
  /** The feature that asked for it. */
  owner: z.string(),
  /** What set it off, in words. */
  cause: z.string(),
  /** Who set it off; null when nobody did. */
  viewer: z.string().nullable(),
  /** `pretend`: a test in which nothing happened; `test`: a test that really did it. */
  mode: z.enum(['real', 'pretend', 'test']),
  /** `queued`: another run of its queue is before it. `waiting`: for a time; until `waitsUntil`. */
  state: z.enum(['queued', 'running', 'waiting', 'done', 'stopped', 'failed']),
  /** Why it did not end well; null when it did, or has not ended. */
  problem: z.string().nullable(),
  queue: z.string().nullable(),
  /** Epoch milliseconds, all of them. */
  askedAt: z.number(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  waitsUntil: z.number().nullable(),
  /** How many steps began. */
  steps: z.number().int(),
  /** True when at least one step can be taken back. */
  canUndo: z.boolean(),
});
export type Run = z.infer<typeof runSchema>;

/** A named value that texts read as `$(var name)`. */
export const savedVariableSchema = z.object({ name: z.string(), value: factSchema, changedAt: z.number() });
export type SavedVariable = z.infer<typeof savedVariableSchema>;

export const routineExampleSchema = z.object({
  id: z.string(),
  title: z.string(),
  help: z.string(),
  draft: routineDraftSchema,
});

const idInput = z.object({ id: z.string().max(40) });
const saved = z.object({ routine: routineSchema, undo: undoSchema });

export const routinesContract = defineContract({
  id: 'routines',
  routes: {
    get: defineRoute({
      title: 'One routine',
      role: 'moderator',
      input: idInput,
      output: z.object({ routine: routineSchema, problems: z.array(routineProblemSchema) }),
    }),
    check: defineRoute({
      title: 'What is wrong with a routine, before it is saved',
      role: 'moderator',
      input: z.object({ draft: routineDraftSchema }),
      output: z.object({ problems: z.array(routineProblemSchema) }),
    }),
    save: defineRoute({
      title: 'Save a routine; without an id it is a new one',
      role: 'streamer',
      changes: true,
      input: z.object({
        id: z.string().max(40).nullable(),
        draft: routineDraftSchema,
        /** The version that was edited; null overwrites whatever is there. */
        version: z.number().int().nullable().default(null),
      }),
      output: saved,
      // The data of `routines.invalid` is `{ problems: RoutineProblem[] }`.
      errors: ['routines.invalid', 'conflict'],
    }),
    delete: defineRoute({
      title: 'Delete a routine',
      role: 'streamer',
      changes: true,
      input: idInput,
      output: z.object({ undo: undoSchema }),
    }),
    duplicate: defineRoute({
      title: 'Make a copy of a routine, switched off',
      role: 'streamer',
      changes: true,
      input: idInput,
      output: saved,
    }),
    enable: defineRoute({
      title: 'Switch a routine on or off',
      role: 'moderator',
      changes: true,
      input: z.object({ id: z.string().max(40), on: z.boolean() }),
      output: saved,
    }),
    run: defineRoute({
      title: 'Run a routine now, as its button does',
      role: 'moderator',
      changes: true,
      input: z.object({ id: z.string().max(40), facts: factsSchema.default({}) }),
      output: z.object({ runId: z.string() }),
    }),
    test: defineRoute({
      title: 'Try a routine, saved or not',
      role: 'streamer',
      changes: true,
      input: z.object({
        draft: routineDraftSchema,
        /** The saved routine that it is; null for none. */
        id: z.string().max(40).nullable().default(null),
        /** `pretend`: nothing happens and waits are passed over. `really`: everything happens. */
        how: z.enum(['pretend', 'really']),
        /** What the trigger would tell; the examples of the trigger when left out. */
        facts: factsSchema.nullable().default(null),
        /** Which trigger's examples; the first one when left out. */
        triggerId: z.string().max(40).nullable().default(null),
        /** Somebody who sets it off: a login, and the role that they have; null for nobody. */
        viewer: z
          .object({ name: z.string().trim().min(1).max(60), role: chatRoleSchema })
          .nullable()
          .default(null),
        /** The words after a command's name. */
        argText: z.string().max(500).default(''),
        /** False passes over the conditions. */
        askConditions: z.boolean().default(false),
      }),
      /** The steps come with the live `runs` as they happen. `refused`: a condition said no, and nothing ran. */
      output: z.object({ runId: z.string().nullable(), refused: z.string().nullable() }),
      errors: ['routines.invalid'],
    }),
    cancel: defineRoute({
      title: 'Stop a run; without an id, all of them',
      role: 'moderator',
      changes: true,
      input: z.object({ runId: z.string().max(40).nullable() }),
      output: z.object({ stopped: z.number().int() }),
    }),
    history: defineRoute({
      title: 'Runs, newest first',
      role: 'moderator',
      input: z.object({
        /** Null for all. */
        routineId: z.string().max(40).nullable().default(null),
        /** Give `next` of the answer before; null for the newest. */
        before: z.string().max(40).nullable().default(null),
        limit: z.number().int().min(1).max(200).default(50),
      }),
      output: z.object({ runs: z.array(runSchema), next: z.string().nullable() }),
    }),
    look: defineRoute({
      title: 'One run with its steps',
      role: 'moderator',
      input: z.object({ runId: z.string().max(40) }),
      output: z.object({ run: runSchema, steps: z.array(runStepSchema), cut: z.boolean() }),
    }),
    undoStep: defineRoute({
      title: 'Take back what one step of a run did, or all of its steps',
      role: 'moderator',
      changes: true,
      input: z.object({ runId: z.string().max(40), number: z.number().int().nullable() }),
      output: z.object({ undone: z.number().int() }),
    }),
    versions: defineRoute({
      title: 'Earlier versions of a routine, newest first',
      role: 'moderator',
      input: idInput,
      output: z.object({
        versions: z.array(
          z.object({
            version: z.number().int(),
            savedAt: z.number(),
            savedBy: z.string(),
            draft: routineDraftSchema,
          }),
        ),
      }),
    }),
    restore: defineRoute({
      title: 'Bring an earlier version back',
      role: 'streamer',
      changes: true,
      input: z.object({ id: z.string().max(40), version: z.number().int() }),
      output: saved,
    }),
    export: defineRoute({
      title: 'Routines as a file',
      role: 'streamer',
      input: z.object({
        /** Empty for all of them. */
        ids: z.array(z.string().max(40)).max(1000),
      }),
      output: z.object({ fileName: z.string(), text: z.string() }),
    }),
    import: defineRoute({
      title: 'Take in routines from a file; they come switched off',
      role: 'streamer',
      changes: true,
      input: z.object({ text: z.string().max(900_000) }),
      output: z.object({
        added: z.array(routineSchema),
        /** What must be mended before they work. */
        problems: z.array(z.object({ routine: z.string(), message: z.string() })),
        undo: undoSchema,
      }),
      errors: ['routines.not_a_file'],
    }),
    kinds: defineRoute({
      title: 'All that routines can be made of',
      role: 'moderator',
      input: z.object({}),
      output: z.object({
        actions: z.array(actionPieceSchema),
        conditions: z.array(pieceSchema),
        triggers: z.array(triggerPieceSchema),
        examples: z.array(routineExampleSchema),
      }),
    }),
    choices: defineRoute({
      title: 'What can be chosen for a control: sounds, rewards, categories, routines ...',
      role: 'moderator',
      input: z.object({
        control: z.enum([
          'sound',
          'reward',
          'category',
          'routine',
          'currency',
          'group',
          'queue',
          'variable',
          'file',
        ]),
        /** What was typed so far; categories are looked for with it. */
        text: z.string().max(100).default(''),
      }),
      output: z.object({ choices: z.array(z.object({ value: z.string(), label: z.string() })) }),
    }),
    webhook: defineRoute({
      title: 'The address that sets a webhook trigger off',
      role: 'streamer',
      input: z.object({ id: z.string().max(40), triggerId: z.string().max(40) }),
      /** Null while the local server is not running. */
      output: z.object({ url: z.string().nullable() }),
    }),
    renewWebhook: defineRoute({
      title: 'Make a new address for a webhook trigger; the old one stops working',
      role: 'streamer',
      changes: true,
      input: z.object({ id: z.string().max(40), triggerId: z.string().max(40) }),
      output: z.object({ url: z.string().nullable() }),
    }),
    /** `/hooks/TOKEN` of the local server leads here. The token says which routine; whoever has it may set it off. */
    hook: defineRoute({
      title: 'Set off a webhook trigger by its token',
      role: 'overlay',
      input: z.object({ token: z.string().max(100), facts: factsSchema.default({}) }),
      output: z.object({ runId: z.string().nullable() }),
    }),
    setVariable: defineRoute({
      title: 'Set a saved variable',
      role: 'moderator',
      changes: true,
      input: z.object({ name: z.string().trim().min(1).max(60), value: factSchema }),
      output: z.object({ variable: savedVariableSchema, undo: undoSchema }),
    }),
    deleteVariable: defineRoute({
      title: 'Delete a saved variable',
      role: 'moderator',
      changes: true,
      input: z.object({ name: z.string().max(60) }),
      output: z.object({ undo: undoSchema }),
    }),
  },
  lives: {
    list: defineLive({
      title: 'All routines',
      role: 'moderator',
      snapshot: z.object({ routines: z.array(routineSchema) }),
      event: z.discriminatedUnion('type', [
        z.object({ type: z.literal('put'), routine: routineSchema }),
        z.object({ type: z.literal('deleted'), id: z.string() }),
      ]),
    }),
    runs: defineLive({
      title: 'Runs as they go, and their steps',
      role: 'moderator',
      /** Those that have not ended. */
      snapshot: z.object({ runs: z.array(runSchema) }),
      event: z.discriminatedUnion('type', [
        z.object({ type: z.literal('run'), run: runSchema }),
        /** A step that began or changed; those of a test run only. For others call `look`. */
        z.object({ type: z.literal('step'), runId: z.string(), step: runStepSchema }),
      ]),
    }),
    /** The overlay page plays them. */
    sounds: defineLive({
      title: 'Sounds to play',
      role: 'overlay',
      snapshot: z.object({}),
      event: z.object({
        id: z.string(),
        name: z.string(),
        /** A file of the streamer's folder; false for one that Emcee brings. */
        own: z.boolean(),
        /** 0 to 1. */
        volume: z.number(),
      }),
    }),
    variables: defineLive({
      title: 'The saved variables',
      role: 'moderator',
      snapshot: z.object({ variables: z.array(savedVariableSchema) }),
      event: z.discriminatedUnion('type', [
        z.object({ type: z.literal('put'), variable: savedVariableSchema }),
        z.object({ type: z.literal('deleted'), name: z.string() }),
      ]),
    }),
  },
});

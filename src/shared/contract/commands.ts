import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { undoSchema } from './changes.ts';
import {
  bulkChangeSchema,
  commandDraftSchema,
  commandNameSchema,
  commandOptionsSchema,
  commandOverrideSchema,
  commandPersonSchema,
} from './commandDraft.ts';
import { aliasSchema, commandRowSchema } from './commandRows.ts';
import { chatRoleSchema } from './ladder.ts';

/** What is wrong in a draft; `field` is `names`, `response`, `steps` ... */
const draftProblemSchema = z.object({
  field: z.string(),
  message: z.string(),
  /** In `response`, UTF-16 units; null for all of the field. */
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  /** The step at fault; null when it is none. */
  stepId: z.string().nullable(),
});

const decisionSchema = z.object({
  by: z.string(),
  outcome: z.enum(['ran', 'refused', 'passed', 'failed']),
  what: z.string(),
  why: z.string(),
});

/** What becomes of one command of a file that is brought in. */
const importLineSchema = z.object({
  names: z.array(z.string()),
  /** `same`: there already, and equal. `conflict`: a name is taken. `bad`: its text or steps do not hold. */
  state: z.enum(['new', 'same', 'conflict', 'bad']),
  /** What it is in conflict with, or what is wrong; null for new and same. */
  why: z.string().nullable(),
});
export type ImportLine = z.infer<typeof importLineSchema>;

const idSchema = z.string().min(1).max(100);
const idsSchema = z.array(idSchema).min(1).max(5000);

const skippedSchema = z.array(z.object({ id: z.string(), why: z.string() }));

export const commandsContract = defineContract({
  id: 'commands',
  routes: {
    list: defineRoute({
      title: 'All commands',
      role: 'moderator',
      input: z.object({}),
      output: z.object({ prefix: z.string(), rows: z.array(commandRowSchema) }),
    }),
    get: defineRoute({
      title: 'One command, whole',
      role: 'moderator',
      input: z.object({ id: idSchema }),
      output: z.object({
        row: commandRowSchema,
        /** What can be edited of one's own; null for a built-in. */
        draft: commandDraftSchema.nullable(),
        /** What a built-in ships with; null for one's own. */
        shipped: commandOptionsSchema.extend({ names: z.array(z.string()) }).nullable(),
        override: commandOverrideSchema.nullable(),
      }),
    }),
    choices: defineRoute({
      title: 'What can be chosen for a command',
      role: 'moderator',
      input: z.object({}),
      output: z.object({
        groups: z.array(z.string()),
        /** Empty while the economy is switched off. The first is the main one. */
        currencies: z.array(z.object({ id: z.string(), one: z.string(), many: z.string() })),
        tags: z.array(z.string()),
      }),
    }),
    findPerson: defineRoute({
      title: 'Who somebody is',
      role: 'moderator',
      input: z.object({ name: z.string().trim().min(1).max(60) }),
      output: z.object({ person: commandPersonSchema.nullable() }),
    }),
    check: defineRoute({
      title: 'What is wrong with a command that is being written',
      role: 'moderator',
      input: z.object({
        /** The command that is edited; null for a new one. */
        id: idSchema.nullable(),
        draft: commandDraftSchema
          .omit({ names: true })
          .extend({ names: z.array(z.string().max(100)).max(25) }),
      }),
      output: z.object({ problems: z.array(draftProblemSchema) }),
    }),
    save: defineRoute({
      title: "Make or change a command of one's own",
      role: 'moderator',
      changes: true,
      input: z.object({
        /** Null for a new one. */
        id: idSchema.nullable(),
        draft: commandDraftSchema,
      }),
      output: z.object({ row: commandRowSchema, undo: undoSchema }),
      errors: ['commands.nameTaken', 'texts.invalid', 'routines.invalid'],
    }),
    override: defineRoute({
      title: 'Change a built-in command',
      role: 'moderator',
      changes: true,
      /** Only the fields given are changed. Also for a subcommand, by its id. */
      input: z.object({ id: idSchema, change: commandOverrideSchema }),
      output: z.object({ row: commandRowSchema, undo: undoSchema }),
      errors: ['commands.nameTaken'],
    }),
    reset: defineRoute({
      title: 'Put a built-in command back to how it ships',
      role: 'moderator',
      changes: true,
      input: z.object({
        ids: idsSchema,
        /** Null for all. */
        fields: z.array(commandOverrideSchema.keyof()).nullable().default(null),
      }),
      output: z.object({ changed: z.number().int(), undo: undoSchema }),
      errors: ['commands.nameTaken'],
    }),
    bulk: defineRoute({
      title: 'Change many commands at once',
      role: 'moderator',
      changes: true,
      input: z.object({ ids: idsSchema, change: bulkChangeSchema }),
      output: z.object({ changed: z.number().int(), skipped: skippedSchema, undo: undoSchema }),
    }),
    resetUses: defineRoute({
      title: 'Count the uses of commands from 0 again',
      role: 'moderator',
      changes: true,
      input: z.object({ ids: idsSchema }),
      output: z.object({ changed: z.number().int(), undo: undoSchema }),
    }),
    test: defineRoute({
      title: 'Try a command line without saying or changing anything',
      role: 'moderator',
      input: z.object({
        /** With or without the prefix: `!hug @robin`. */
        line: z.string().trim().min(1).max(500),
        as: z.object({
          role: chatRoleSchema.default('everyone'),
          groups: z.array(z.string().max(60)).max(50).default([]),
          /** Somebody real; null for a made-up viewer. */
          person: commandPersonSchema.nullable().default(null),
        }),
        /** Is the stream live? Null for as it is. */
        live: z.boolean().nullable().default(null),
        /** Tried instead of the saved command of the same name, or besides all others; null for none. */
        draft: commandDraftSchema.nullable().default(null),
      }),
      output: z.object({
        said: z.array(z.string()),
        /**
         * Each question that was asked before running, in order. A built-in is not run by a test, since it might change
         * something; the last decision then says that it would have run.
         */
        decisions: z.array(decisionSchema),
        /** What in its text could not be written. */
        problems: z.array(z.string()),
      }),
    }),
    export: defineRoute({
      title: "Commands of one's own, aliases and changes to built-ins as a file",
      role: 'moderator',
      input: z.object({
        /** Null for all. */
        ids: idsSchema.nullable().default(null),
      }),
      output: z.object({ fileName: z.string(), text: z.string(), commands: z.number().int() }),
    }),
    previewImport: defineRoute({
      title: 'What a file of commands would bring',
      role: 'moderator',
      input: z.object({ text: z.string().max(5_000_000) }),
      output: z.object({
        commands: z.array(importLineSchema),
        aliases: z.array(importLineSchema),
        /** How many built-ins the file changes. */
        overrides: z.number().int(),
      }),
      errors: ['commands.badFile'],
    }),
    import: defineRoute({
      title: 'Bring in a file of commands',
      role: 'moderator',
      changes: true,
      input: z.object({
        text: z.string().max(5_000_000),
        /** What happens to those whose name is taken by one's own; a built-in is never replaced. */
        conflicts: z.enum(['skip', 'replace', 'rename']),
        /** Whether changes to built-ins are brought in too. */
        overrides: z.boolean().default(false),
      }),
      output: z.object({
        added: z.number().int(),
        replaced: z.number().int(),
        skipped: z.array(z.object({ name: z.string(), why: z.string() })),
        undo: undoSchema,
      }),
      errors: ['commands.badFile'],
    }),
    saveAlias: defineRoute({
      title: 'Make or change an alias',
      role: 'moderator',
      changes: true,
      input: z.object({
        /** The alias that is changed; null for a new one. */
        old: z.string().max(60).nullable().default(null),
        name: commandNameSchema,
        line: aliasSchema.shape.line,
      }),
      output: z.object({ alias: aliasSchema, undo: undoSchema }),
      errors: ['commands.nameTaken', 'commands.loop'],
    }),
    removeAliases: defineRoute({
      title: 'Remove aliases',
      role: 'moderator',
      changes: true,
      input: z.object({ names: z.array(z.string().max(60)).min(1).max(1000) }),
      output: z.object({ removed: z.number().int(), undo: undoSchema }),
    }),
    page: defineRoute({
      title: 'The address of the page of commands for viewers',
      role: 'moderator',
      input: z.object({}),
      output: z.object({
        /** Whether the setting "Page for viewers" is on. */
        on: z.boolean(),
        /** Null while it is off or the local server is not running. */
        url: z.string().nullable(),
      }),
    }),
    public: defineRoute({
      title: 'The commands that viewers may know of',
      role: 'viewer',
      input: z.object({}),
      output: z.object({
        prefix: z.string(),
        categories: z.array(
          z.object({
            title: z.string(),
            commands: z.array(
              z.object({
                name: z.string(),
                aliases: z.array(z.string()),
                usage: z.string(),
                help: z.string(),
                role: chatRoleSchema,
                /** `10 tokens`; null for free. */
                cost: z.string().nullable(),
              }),
            ),
          }),
        ),
      }),
    }),
  },
  lives: {
    table: defineLive({
      title: 'All commands and aliases as they change',
      role: 'moderator',
      snapshot: z.object({
        prefix: z.string(),
        rows: z.array(commandRowSchema),
        aliases: z.array(aliasSchema),
      }),
      event: z.discriminatedUnion('type', [
        /** New and changed rows, and the ids of those that are gone. */
        z.object({
          type: z.literal('rows'),
          rows: z.array(commandRowSchema),
          removed: z.array(z.string()),
        }),
        z.object({
          type: z.literal('uses'),
          uses: z.array(
            z.object({ id: z.string(), uses: z.number().int(), lastUsed: z.number().nullable() }),
          ),
        }),
        z.object({ type: z.literal('aliases'), aliases: z.array(aliasSchema) }),
        z.object({ type: z.literal('prefix'), prefix: z.string() }),
      ]),
    }),
    prefix: defineLive({
      title: 'What stands before the name of a command in chat',
      role: 'viewer',
      snapshot: z.object({ prefix: z.string() }),
      event: z.object({ prefix: z.string() }),
    }),
  },
});

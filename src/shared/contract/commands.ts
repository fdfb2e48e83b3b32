import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { undoSchema } from './changes.ts';
import { chatRoleSchema } from './ladder.ts';
import { askedConditionsSchema, stepsSchema } from './steps.ts';

/** Without the prefix, lower case, one word. */
export const commandNameSchema = z
  .string()
  .trim()
  .min(1, 'A command needs a name.')
  .max(40, 'A name has at most 40 characters.')
  .regex(/^[^\s"$()|]+$/u, 'A name is one word without quotes, brackets, $ and |.')
  .toLowerCase();

const nameListSchema = z.array(commandNameSchema).min(1, 'A command needs a name.').max(25);

export const cooldownRuleSchema = z.object({
  /** Who shares it: all together, each viewer alone, or all of the same role. */
  bucket: z.enum(['everyone', 'viewer', 'role']),
  uses: z.number().int().min(1).max(1000),
  seconds: z.number().int().min(1).max(2_678_400),
});

export const commandPersonSchema = z.object({ id: z.string().max(40), login: z.string(), name: z.string() });
export type CommandPerson = z.infer<typeof commandPersonSchema>;

/** What the streamer may set for any command. */
export const commandOptionsSchema = z.object({
  enabled: z.boolean(),
  /** Those from this role on may use it ... */
  role: chatRoleSchema,
  /** ... or who is in one of these groups ... */
  groups: z.array(z.string().min(1).max(60)).max(50),
  /** ... or these. */
  allowed: z.array(commandPersonSchema).max(200),
  /** Never these, whatever their role; the streamer always may. */
  denied: z.array(commandPersonSchema).max(200),
  /** All of them must let it pass. */
  cooldowns: z.array(cooldownRuleSchema).max(6),
  /** Null for free. `currency` null means the main one. */
  cost: z
    .object({
      amount: z.number().int().min(1).max(1_000_000_000),
      currency: z.string().max(40).nullable().default(null),
    })
    .nullable(),
  liveOnly: z.boolean(),
  /** Left out of `!commands` and of the public page. */
  hidden: z.boolean(),
  /** Refusals (not allowed, cooling down, too poor ...) are not said in chat; the trace has them all the same. */
  silent: z.boolean(),
});
export type CommandOptions = z.infer<typeof commandOptionsSchema>;

/** What a new command of one's own begins with. */
export const NEW_COMMAND_OPTIONS: CommandOptions = {
  enabled: true,
  role: 'everyone',
  groups: [],
  allowed: [],
  denied: [],
  cooldowns: [{ bucket: 'everyone', uses: 1, seconds: 5 }],
  cost: null,
  liveOnly: false,
  hidden: false,
  silent: false,
};

/** A command of one's own as it is edited. */
export const commandDraftSchema = z.object({
  /** The first is the main one. */
  names: nameListSchema,
  /** `text`: says `response`. `steps`: runs `steps`. The other of the two is kept, but not used. */
  does: z.enum(['text', 'steps']).default('text'),
  /** `$(...)` allowed. */
  response: z.string().max(5000).default(''),
  /** How `response` is said: as a reply to the caller, or for all. */
  answer: z.enum(['reply', 'say']).default('say'),
  steps: stepsSchema.default([]),
  /** Asked before it runs; all must say yes. */
  conditions: askedConditionsSchema.default([]),
  /** For help and the public page; empty is made up from the response. */
  help: z.string().trim().max(300).default(''),
  tags: z.array(z.string().trim().min(1).max(30)).max(10).default([]),
  /** A viewer who may use it and edit its text in chat; null for nobody. */
  owner: commandPersonSchema.nullable().default(null),
  options: commandOptionsSchema.default(NEW_COMMAND_OPTIONS),
});
export type CommandDraft = z.infer<typeof commandDraftSchema>;

/** Something done to a command at some time by somebody. */
const markSchema = z.object({ time: z.number(), by: z.string() });

const subcommandRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  help: z.string(),
  /** `!quote add <text>` */
  usage: z.string(),
  options: commandOptionsSchema,
  /** True when the streamer changed something about it. */
  changed: z.boolean(),
});
export type SubcommandRow = z.infer<typeof subcommandRowSchema>;

/** A line of the table: a command of a module, or one's own. */
export const commandRowSchema = z.object({
  /** `quotes.quote`, or `custom.12` for one's own. */
  id: z.string(),
  kind: z.enum(['builtIn', 'custom']),
  /** The main name, without the prefix. */
  name: z.string(),
  aliases: z.array(z.string()),
  /** `!quote [number]` */
  usage: z.string(),
  help: z.string(),
  /** With the prefix. */
  examples: z.array(z.string()),
  /** The module that it belongs to; `commands` for one's own. */
  module: z.string(),
  moduleTitle: z.string(),
  /** False: the module is switched off, so the command does nothing whatever its own switch says. */
  moduleOn: z.boolean(),
  options: commandOptionsSchema,
  /** For a built-in: what the streamer changed about it, by field (`names`, `role` ...). Empty for one's own. */
  changed: z.array(z.string()),
  /** The beginning of the text of one's own; null for a built-in and for one that runs steps. */
  response: z.string().nullable(),
  /** How many steps it runs; 0 for a text and for a built-in. */
  stepCount: z.number().int(),
  tags: z.array(z.string()),
  owner: commandPersonSchema.nullable(),
  uses: z.number().int(),
  /** Null for never. */
  lastUsed: z.number().nullable(),
  created: markSchema.nullable(),
  edited: markSchema.nullable(),
  /** Why it does not, or not fully, work, with the cure; null when all is well. */
  problem: z.string().nullable(),
  subcommands: z.array(subcommandRowSchema),
});
export type CommandRow = z.infer<typeof commandRowSchema>;

/** A shorthand for a command line: `!hi` -> `!so $(1)`. */
export const aliasSchema = z.object({
  name: commandNameSchema,
  /** A command line; `$(1)` to `$(9)`, `$(args)` and `$(user)` stand for what the caller typed. */
  line: z.string().trim().min(1).max(400),
  uses: z.number().int(),
  created: markSchema,
  /** Why it does not work; null when it does. */
  problem: z.string().nullable(),
});
export type CommandAlias = z.infer<typeof aliasSchema>;

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

/** Null fields keep what the feature ships with. */
export const commandOverrideSchema = commandOptionsSchema
  .extend({ names: nameListSchema })
  .partial()
  .strict();
export type CommandOverride = z.infer<typeof commandOverrideSchema>;

export const bulkChangeSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('enable') }),
  z.object({ do: z.literal('disable') }),
  z.object({ do: z.literal('role'), role: chatRoleSchema }),
  z.object({ do: z.literal('cooldowns'), cooldowns: commandOptionsSchema.shape.cooldowns }),
  z.object({ do: z.literal('hide'), hidden: z.boolean() }),
  /** Only one's own have tags; built-ins are passed over. */
  z.object({
    do: z.literal('tags'),
    add: commandDraftSchema.shape.tags,
    remove: z.array(z.string().max(30)).max(10).default([]),
  }),
  /** Built-ins cannot be deleted: they are passed over. */
  z.object({ do: z.literal('delete') }),
]);
export type BulkChange = z.infer<typeof bulkChangeSchema>;

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

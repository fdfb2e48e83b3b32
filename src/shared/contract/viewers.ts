import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { undoSchema } from './changes.ts';
import { chatRoleSchema } from './ladder.ts';

export const PRONOUNS = [
  'she/her',
  'he/him',
  'they/them',
  'she/they',
  'he/they',
  'it/its',
  'xe/xem',
  'ze/hir',
  'fae/faer',
  'e/em',
  'any',
] as const;
export const pronounsSchema = z.enum(PRONOUNS);
export type PronounsId = (typeof PRONOUNS)[number];

/** `MM-DD`. */
export const birthdaySchema = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Write a birthday as month and day: 05-24.')
  .refine((text) => {
    const [month = 1, day = 1] = text.split('-').map(Number);
    return day <= new Date(Date.UTC(2024, month, 0)).getUTCDate();
  }, 'That day does not exist.');

export const groupNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^,;|]*$/, 'A group is called without commas and bars.');

const idSchema = z.string().regex(/^[\w-]{1,40}$/);

/** One line of the table. All times are epoch milliseconds. */
export const viewerRowSchema = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  role: chatRoleSchema,
  /** 0 for somebody who was only named, such as the receiver of a gift. */
  firstSeen: z.number(),
  lastSeen: z.number(),
  watchedMinutes: z.number().int(),
  messages: z.number().int(),
  streams: z.number().int(),
  /** Streams in a row up to now. */
  streak: z.number().int(),
  notes: z.string(),
  groups: z.array(z.string()),
  pronouns: pronounsSchema.nullable(),
  birthday: z.string().nullable(),
  /** Null for unknown. */
  follows: z.boolean().nullable(),
  ignored: z.boolean(),
  present: z.boolean(),
  /** By currency; empty while the Economy module is off. */
  balances: z.record(z.string(), z.number()),
});
export type ViewerRow = z.infer<typeof viewerRowSchema>;

export const viewerSortSchema = z.object({
  by: z
    .enum(['name', 'role', 'firstSeen', 'lastSeen', 'watched', 'messages', 'streams', 'streak', 'balance'])
    .default('lastSeen'),
  /** For `balance`: of which currency. */
  currency: z.string().max(30).default(''),
  descending: z.boolean().default(true),
});
export type ViewerSort = z.infer<typeof viewerSortSchema>;

export const viewerFilterSchema = z.object({
  /** Found in name, login, earlier names and notes, in any case. */
  text: z.string().max(100).default(''),
  roles: z.array(chatRoleSchema).max(8).default([]),
  /** A group's name; empty for all. */
  group: z.string().max(40).default(''),
  /** `bots`: those whom the bot leaves alone. */
  only: z.enum(['all', 'present', 'bots', 'noted', 'named']).default('all'),
  /** Epoch milliseconds; null for no bound. */
  seenFrom: z.number().nullable().default(null),
  seenTo: z.number().nullable().default(null),
});
export type ViewerFilter = z.infer<typeof viewerFilterSchema>;

export const viewerChangesSchema = z.object({
  notes: z.string().max(2000).optional(),
  pronouns: pronounsSchema.nullable().optional(),
  birthday: birthdaySchema.nullable().optional(),
  /** Null for what the list of known bots says. */
  ignored: z.boolean().nullable().optional(),
  addGroups: z.array(groupNameSchema).max(20).optional(),
  removeGroups: z.array(groupNameSchema).max(20).optional(),
});
export type ViewerChanges = z.infer<typeof viewerChangesSchema>;

export const viewersContract = defineContract({
  id: 'viewers',
  routes: {
    list: defineRoute({
      title: 'Search, sort and page through everybody who was ever here',
      role: 'moderator',
      input: z.object({
        filter: viewerFilterSchema.prefault({}),
        sort: viewerSortSchema.prefault({}),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(100),
        /** False goes on with the order of the same question asked before, so that rows do not jump while scrolling. */
        anew: z.boolean().default(true),
      }),
      output: z.object({ rows: z.array(viewerRowSchema), total: z.number().int() }),
    }),
    get: defineRoute({
      title: 'One person with their history',
      role: 'moderator',
      input: z.object({ id: idSchema }),
      output: z.object({
        viewer: viewerRowSchema,
        /** What the list of known bots says; the viewer's own setting goes before it. */
        ignoredByList: z.boolean(),
        /** Null when the viewer's own setting was never touched. */
        ignoredSetting: z.boolean().nullable(),
        followedAt: z.number().nullable(),
        names: z.array(z.object({ login: z.string(), name: z.string(), until: z.number() })),
        roles: z.array(z.object({ role: chatRoleSchema, since: z.number() })),
      }),
    }),
    edit: defineRoute({
      title: 'Change one or many',
      role: 'moderator',
      changes: true,
      input: z.object({ ids: z.array(idSchema).min(1).max(50_000), changes: viewerChangesSchema }),
      output: z.object({ changed: z.number().int(), undo: undoSchema }),
    }),
    select: defineRoute({
      title: 'The ids of all that a filter lets through',
      role: 'moderator',
      input: z.object({ filter: viewerFilterSchema }),
      output: z.object({ ids: z.array(z.string()) }),
    }),
    forget: defineRoute({
      title: 'Forget people for good; the books stay and lead to nobody',
      role: 'streamer',
      changes: true,
      input: z.object({ ids: z.array(idSchema).min(1).max(1000) }),
      output: z.object({ forgotten: z.number().int() }),
    }),
    merge: defineRoute({
      title: 'Put two entries of one person together',
      role: 'streamer',
      changes: true,
      input: z.object({ from: idSchema, to: idSchema }),
      output: z.object({ viewer: viewerRowSchema }),
    }),
    groups: defineRoute({
      title: 'The groups, with how many are in them',
      role: 'moderator',
      input: z.object({}),
      output: z.object({ groups: z.array(z.object({ name: z.string(), members: z.number().int() })) }),
    }),
    addGroup: defineRoute({
      title: 'Make a group',
      role: 'moderator',
      changes: true,
      input: z.object({ name: groupNameSchema }),
      output: z.object({ undo: undoSchema }),
    }),
    renameGroup: defineRoute({
      title: 'Rename a group',
      role: 'moderator',
      changes: true,
      input: z.object({ name: groupNameSchema, to: groupNameSchema }),
      output: z.object({ undo: undoSchema }),
    }),
    removeGroup: defineRoute({
      title: 'Take a group away; its members stay',
      role: 'moderator',
      changes: true,
      input: z.object({ name: groupNameSchema }),
      output: z.object({ undo: undoSchema }),
    }),
    export: defineRoute({
      title: 'The people as a table for a spreadsheet',
      role: 'streamer',
      input: z.object({ filter: viewerFilterSchema.prefault({}), sort: viewerSortSchema.prefault({}) }),
      output: z.object({ fileName: z.string(), text: z.string(), rows: z.number().int() }),
    }),
    import: defineRoute({
      title: 'Read people from a table; a try changes nothing',
      role: 'streamer',
      changes: true,
      input: z.object({ text: z.string().max(20_000_000), apply: z.boolean() }),
      output: z.object({
        added: z.number().int(),
        changed: z.number().int(),
        /** One sentence for each line that cannot be used, the first 50. */
        problems: z.array(z.string()),
        undo: undoSchema,
      }),
    }),
  },
  lives: {
    now: defineLive({
      title: 'How many there are, and when the table has changed',
      role: 'moderator',
      snapshot: z.object({ total: z.number().int(), present: z.number().int() }),
      event: z.object({
        total: z.number().int(),
        present: z.number().int(),
        /** True after a change by hand; the table is then read again. */
        edited: z.boolean(),
      }),
    }),
  },
});

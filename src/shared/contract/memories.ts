import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { undoSchema } from './changes.ts';

export const MEMORY_LENGTH = 450;

export const memorySchema = z.object({
  id: z.number().int(),
  kind: z.enum(['note', 'link']),
  /** Of a link: the title of its page, or its address until that is known. Empty for a note without one. */
  title: z.string(),
  text: z.string(),
  /** Null for a note. */
  url: z.string().nullable(),
  addedBy: z.string(),
  time: z.number(),
});
export type Memory = z.infer<typeof memorySchema>;

const hourSchema = z.number().int().min(0).max(23);
const minuteSchema = z.number().int().min(0).max(59);
/** How a reminder comes again; times are those of the streamer's clocks. */
export const recurrenceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('every'), minutes: z.number().int().min(1).max(525_600) }),
  z.object({
    kind: z.literal('weekly'),
    /** 0 is Sunday. All seven means daily. */
    days: z.array(z.number().int().min(0).max(6)).min(1).max(7),
    hour: hourSchema,
    minute: minuteSchema,
  }),
  /** Day 31 of a shorter month is its last. */
  z.object({
    kind: z.literal('monthly'),
    day: z.number().int().min(1).max(31),
    hour: hourSchema,
    minute: minuteSchema,
  }),
]);
export type Recurrence = z.infer<typeof recurrenceSchema>;

export const reminderSchema = z.object({
  id: z.number().int(),
  /** Null when it is said to all of chat. */
  viewer: z.object({ id: z.string(), name: z.string() }).nullable(),
  text: z.string(),
  /** Epoch milliseconds. In the past while it waits for its viewer to be in chat, or for chat to be connected. */
  dueAt: z.number(),
  recurrence: recurrenceSchema.nullable(),
  /** The recurrence in words; empty for none. */
  recurrenceText: z.string(),
  onlyWhenHere: z.boolean(),
  addedBy: z.string(),
  /** Why it has not been said although it is due; null when nothing is wrong. */
  problem: z.string().nullable(),
});
export type Reminder = z.infer<typeof reminderSchema>;

const idSchema = z.object({ id: z.number().int() });
const memoryChangedSchema = z.object({ memory: memorySchema, undo: undoSchema });
const reminderChangedSchema = z.object({ reminder: reminderSchema, undo: undoSchema });

export const memoriesContract = defineContract({
  id: 'memories',
  routes: {
    list: defineRoute({
      title: 'Find notes and links',
      role: 'viewer',
      input: z.object({
        kind: z.enum(['note', 'link']).nullable().default(null),
        text: z.string().max(200).default(''),
        limit: z.number().int().min(1).max(1000).default(500),
      }),
      output: z.object({ memories: z.array(memorySchema), total: z.number().int() }),
    }),
    addNote: defineRoute({
      title: 'Keep a note',
      role: 'moderator',
      changes: true,
      input: z.object({
        title: z.string().trim().max(150).default(''),
        text: z.string().trim().min(1).max(MEMORY_LENGTH),
      }),
      output: memoryChangedSchema,
      errors: ['conflict'],
    }),
    addLink: defineRoute({
      title: 'Keep a link; its title is fetched when none is given',
      role: 'moderator',
      changes: true,
      input: z.object({
        url: z.string().trim().min(4).max(1000),
        title: z.string().trim().max(150).default(''),
      }),
      output: memoryChangedSchema,
      errors: ['memories.link', 'conflict'],
    }),
    edit: defineRoute({
      title: 'Change a note or the title of a link',
      role: 'moderator',
      changes: true,
      input: z.object({
        id: z.number().int(),
        title: z.string().trim().max(150),
        text: z.string().trim().max(MEMORY_LENGTH),
      }),
      output: memoryChangedSchema,
      errors: ['not_found', 'bad_input'],
    }),
    remove: defineRoute({
      title: 'Remove a note or a link',
      role: 'moderator',
      changes: true,
      input: idSchema,
      output: z.object({ undo: undoSchema }),
      errors: ['not_found'],
    }),
    understand: defineRoute({
      title: 'When a reminder in plain words would be due',
      role: 'moderator',
      input: z.object({ words: z.string().max(500) }),
      output: z.object({
        /** Null when it was not understood; `problem` then says why. */
        dueAt: z.number().nullable(),
        text: z.string(),
        recurrenceText: z.string(),
        problem: z.string().nullable(),
        zone: z.string(),
      }),
    }),
    remind: defineRoute({
      title: 'Set a reminder in plain words',
      role: 'moderator',
      changes: true,
      input: z.object({
        /** `chat`, or a viewer's name. */
        whom: z.string().trim().min(1).max(60),
        words: z.string().trim().min(1).max(500),
        onlyWhenHere: z.boolean().default(false),
      }),
      output: reminderChangedSchema,
      errors: ['not_found', 'memories.words', 'conflict'],
    }),
    cancel: defineRoute({
      title: 'Cancel a reminder',
      role: 'moderator',
      changes: true,
      input: idSchema,
      output: z.object({ undo: undoSchema }),
      errors: ['not_found'],
    }),
  },
  lives: {
    reminders: defineLive({
      title: 'All reminders that wait',
      role: 'moderator',
      snapshot: z.object({ reminders: z.array(reminderSchema) }),
      event: z.object({ reminders: z.array(reminderSchema) }),
    }),
    memories: defineLive({
      title: 'How many notes and links there are',
      role: 'viewer',
      snapshot: z.object({ notes: z.number().int(), links: z.number().int(), revision: z.number().int() }),
      event: z.object({ notes: z.number().int(), links: z.number().int(), revision: z.number().int() }),
    }),
  },
});

import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';

/** Put together, the texts of the parts are the whole line. */
export const chatPartSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('emote'), text: z.string(), id: z.string() }),
]);

const chatPersonSchema = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  /** `#RRGGBB`; null when the person has not chosen one. */
  colour: z.string().nullable(),
  /** Such as `moderator` or `subscriber`, the most important first. */
  badges: z.array(z.string()),
});

/** What live chat shows, from top to bottom. */
export const chatItemSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('line'),
    /** Unique in this stream; grows. */
    key: z.number().int(),
    /** Twitch's id; null for a line of our own that Twitch has not named. */
    id: z.string().nullable(),
    time: z.number(),
    user: chatPersonSchema,
    parts: z.array(chatPartSchema),
    /** Written with /me. */
    action: z.boolean(),
    bits: z.number(),
    first: z.boolean(),
    highlighted: z.boolean(),
    /** Said by Emcee. */
    own: z.boolean(),
    /** Written in another channel of a shared chat. */
    copy: z.boolean(),
    reply: z.object({ id: z.string(), name: z.string(), text: z.string() }).nullable(),
  }),
  z.object({
    kind: z.literal('event'),
    key: z.number().int(),
    time: z.number(),
    /** What happened, for the icon. */
    what: z.enum([
      'follow',
      'sub',
      'gift',
      'cheer',
      'raid',
      'announcement',
      'redemption',
      'ban',
      'stream',
      'other',
    ]),
    /** One sentence. */
    text: z.string(),
  }),
]);
export type ChatItem = z.infer<typeof chatItemSchema>;

/** A line of the history. */
const chatHistoryLineSchema = z.object({
  /** Its place in the history; grows. */
  id: z.number().int(),
  /** Twitch's id; null for a line of our own that Twitch has not named. */
  messageId: z.string().nullable(),
  time: z.number(),
  user: chatPersonSchema,
  parts: z.array(chatPartSchema),
  action: z.boolean(),
  bits: z.number(),
  first: z.boolean(),
  highlighted: z.boolean(),
  own: z.boolean(),
  copy: z.boolean(),
  reply: z.object({ id: z.string(), name: z.string(), text: z.string() }).nullable(),
  /** What took it away from chat: by itself, with all of that person's, with all of chat; null when it stands. */
  deleted: z.enum(['line', 'person', 'chat']).nullable(),
});
export type ChatHistoryLine = z.infer<typeof chatHistoryLineSchema>;

/** What a part of Emcee decided about a line. */
export const traceDecisionSchema = z.object({
  /** The feature that decided, and its title for the panel. */
  by: z.string(),
  title: z.string(),
  outcome: z.enum(['ran', 'refused', 'passed', 'failed']),
  what: z.string(),
  why: z.string(),
  time: z.number(),
});
export type TraceDecision = z.infer<typeof traceDecisionSchema>;

export const chatContract = defineContract({
  id: 'chat',
  routes: {
    say: defineRoute({
      title: 'Say something in chat as the bot',
      role: 'moderator',
      changes: true,
      input: z.object({
        text: z.string().trim().min(1).max(5000),
        /** The line that is answered; null for none. */
        replyTo: z.string().max(100).nullable().default(null),
      }),
      output: z.object({
        /** `dropped`: it was not said; `detail` says why. */
        outcome: z.enum(['sent', 'dropped']),
        detail: z.string().nullable(),
      }),
    }),
    remove: defineRoute({
      title: 'Delete a line',
      role: 'moderator',
      changes: true,
      input: z.object({ id: z.string().max(100) }),
      output: z.object({}),
    }),
    timeout: defineRoute({
      title: 'Send somebody out for a while',
      role: 'moderator',
      changes: true,
      input: z.object({
        userId: z.string().max(40),
        /** At most two weeks. */
        seconds: z.number().int().min(1).max(1_209_600),
        reason: z.string().max(500).default(''),
      }),
      output: z.object({}),
    }),
    ban: defineRoute({
      title: 'Ban somebody',
      role: 'moderator',
      changes: true,
      input: z.object({ userId: z.string().max(40), reason: z.string().max(500).default('') }),
      output: z.object({}),
    }),
    unban: defineRoute({
      title: 'Take back a ban or a timeout',
      role: 'moderator',
      changes: true,
      input: z.object({ userId: z.string().max(40) }),
      output: z.object({}),
    }),
    history: defineRoute({
      title: 'What was said in chat before',
      role: 'moderator',
      input: z
        .object({
          /** Lines before this one, the nearest ones; null for the newest. */
          before: z.number().int().nullable().default(null),
          /** Lines after this one, the nearest ones. */
          after: z.number().int().nullable().default(null),
          /** Of this person only; null for everybody. */
          userId: z.string().max(40).nullable().default(null),
          /** The beginning of the login or the name of who wrote it; empty for everybody. */
          who: z.string().trim().max(60).default(''),
          /** Words, each of which the line or the name of who wrote it holds; empty for all lines. */
          text: z.string().trim().max(200).default(''),
          /** Epoch milliseconds; null for no bound. `to` itself is left out. */
          from: z.number().int().nullable().default(null),
          to: z.number().int().nullable().default(null),
          limit: z.number().int().min(1).max(500).default(100),
        })
        .refine(({ before, after }) => before === null || after === null, {
          message: 'Give "before" or "after", not both.',
        }),
      output: z.object({
        /** In the order in which they were said. */
        lines: z.array(chatHistoryLineSchema),
        /** Whether there are more in the direction that was asked for. */
        more: z.boolean(),
      }),
    }),
    forget: defineRoute({
      title: 'Remove all that a person said from the history, for good',
      role: 'streamer',
      changes: true,
      input: z.object({ userId: z.string().min(1).max(40) }),
      output: z.object({ removed: z.number().int() }),
    }),
    trace: defineRoute({
      title: 'Why something happened to a line of chat, or did not',
      role: 'moderator',
      input: z.object({ id: z.string().min(1).max(100) }),
      output: z.object({
        /** In the order in which they were taken; never empty: when nobody decided, one says so. */
        decisions: z.array(traceDecisionSchema).min(1),
      }),
    }),
  },
  lives: {
    stream: defineLive({
      title: 'Live chat',
      role: 'moderator',
      snapshot: z.object({ items: z.array(chatItemSchema) }),
      event: z.discriminatedUnion('type', [
        z.object({ type: z.literal('item'), item: chatItemSchema }),
        z.object({ type: z.literal('removed'), id: z.string() }),
        /** All lines of a person, after a ban or a timeout. */
        z.object({ type: z.literal('userRemoved'), userId: z.string() }),
        z.object({ type: z.literal('cleared') }),
      ]),
    }),
  },
});

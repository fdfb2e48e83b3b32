import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { undoSchema } from './changes.ts';

/** The longest text of a question, a hint or a line: one message of chat has room for it and for what stands around it. */
export const PACK_TEXT = 300;
export const ANSWER_LENGTH = 100;
/** How much a pack may hold. */
export const MOST_OF = { questions: 2000, words: 2000, seasons: 50, lines: 50 } as const;
export const MOST_LINES = 500;

/** Something that can be compared with what somebody types: at least a letter or a digit. */
const guessable = (name: string, longest: number) =>
  z
    .string()
    .trim()
    .min(1, `Write ${name}.`)
    .max(longest, `Keep ${name} to ${longest} characters.`)
    .regex(/[\p{L}\p{N}]/u, 'It needs a letter or a digit, or nobody can type it.');

/** The name of an entry within its pack: `what-makes-dough-rise`. */
const entryIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'An id is made of a to z, digits, - and _: what-makes-dough-rise.');

const topicSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}_-]{1,30}$/u, 'A topic is one word: baking.');

export const questionSchema = z.object({
  id: entryIdSchema,
  text: guessable('the question', PACK_TEXT),
  /** The usual one first. */
  answers: z
    .array(guessable('the answer', ANSWER_LENGTH))
    .min(1, 'Write at least one answer.')
    .max(20, 'Twenty answers are the most.'),
  difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)], {
    error: 'The difficulty is 1, 2 or 3.',
  }),
  topic: topicSchema,
});
export type PackQuestion = z.infer<typeof questionSchema>;

/** Names of seasons that mean something else already. */
export const SEASON_WORDS = ['auto', 'none'] as const;
const seasonIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,29}$/, 'A season is called by one small word: halloween.')
  .refine(
    (id) => !SEASON_WORDS.some((word) => word === id),
    '"auto" and "none" mean something else already.',
  );

export const wordSchema = z.object({
  id: entryIdSchema,
  word: guessable('the word', 60),
  also: z.array(guessable('the other word', 60)).max(20, 'Twenty other words are the most.'),
  /** Empty for none. */
  hint: z.string().trim().max(PACK_TEXT, `Keep the hint to ${PACK_TEXT} characters.`),
  /** The id of a season; empty for all of the year. */
  season: z.union([z.literal(''), seasonIdSchema]),
});
export type PackWord = z.infer<typeof wordSchema>;

/** A day of every year: `10-31`. The 29th of February is there only in some years, and counts as the last of the month. */
const daySchema = z
  .string()
  .regex(/^\d\d-\d\d$/, 'Write the day as month and day: 10-31.')
  .refine((day) => {
    const [month = 0, date = 0] = day.split('-').map(Number);
    return month >= 1 && month <= 12 && date >= 1 && date <= new Date(Date.UTC(2024, month, 0)).getUTCDate();
  }, 'There is no such day. Write month and day: 10-31.');

export const seasonSchema = z.object({
  id: seasonIdSchema,
  title: z.string().trim().min(1, 'Give the season a name.').max(60),
  from: daySchema,
  /** Its last day; before `from` for one that goes over New Year. */
  to: daySchema,
});
export type PackSeason = z.infer<typeof seasonSchema>;

export const lineListSchema = z.object({
  /** How it is called in `$(list recipes)`. */
  id: z
    .string()
    .regex(
      /^[a-z][a-z0-9_-]{0,29}$/,
      'A name is made of a to z, digits, - and _, and begins with a letter: recipes.',
    ),
  title: z.string().trim().min(1, 'Give the list a name.').max(60),
  lines: z
    .array(
      z
        .string()
        .trim()
        .min(1, 'A line cannot be empty.')
        .max(PACK_TEXT, `Keep a line to ${PACK_TEXT} characters.`)
        .regex(/^[^\r\n]*$/, 'A line has no line breaks.'),
    )
    .max(MOST_LINES, `${MOST_LINES} lines are the most.`),
});
export type LineList = z.infer<typeof lineListSchema>;

/** What stands on the cover. */
export const packHeadSchema = z.object({
  title: z.string().trim().min(1, 'Give the pack a name.').max(60),
  text: z.string().trim().max(PACK_TEXT),
  author: z.string().trim().max(80),
  licence: z.string().trim().max(80),
  version: z.string().trim().max(20),
  /** What its words are, as in "Guess the ingredient". */
  wordsAre: z.string().trim().toLowerCase().min(1, 'Say what the words are, such as ingredient.').max(30),
});
export type PackHead = z.infer<typeof packHeadSchema>;

export const packIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'The id of a pack is made of a to z, digits, - and _: bakery.');

/** All that a pack holds, and all that its file does. */
export const packContentSchema = packHeadSchema.extend({
  id: packIdSchema,
  questions: z.array(questionSchema).max(MOST_OF.questions, `${MOST_OF.questions} questions are the most.`),
  words: z.array(wordSchema).max(MOST_OF.words, `${MOST_OF.words} words are the most.`),
  seasons: z.array(seasonSchema).max(MOST_OF.seasons, `${MOST_OF.seasons} seasons are the most.`),
  lines: z.array(lineListSchema).max(MOST_OF.lines, `${MOST_OF.lines} lists are the most.`),
});
export type PackContent = z.infer<typeof packContentSchema>;

export const packSchema = packContentSchema.extend({
  enabled: z.boolean(),
  /** It came with Emcee: it cannot be deleted, and it can be set back. */
  ours: z.boolean(),
  /** One that came with Emcee, and is not any more what it was. */
  changed: z.boolean(),
});
export type Pack = z.infer<typeof packSchema>;

export const packInfoSchema = packHeadSchema.extend({
  id: packIdSchema,
  enabled: z.boolean(),
  ours: z.boolean(),
  changed: z.boolean(),
  questions: z.number().int(),
  words: z.number().int(),
  seasons: z.number().int(),
  lines: z.number().int(),
});
export type PackInfo = z.infer<typeof packInfoSchema>;

/** One entry of a pack, with the kind of thing that it is. */
export const packEntrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('question'), value: questionSchema }),
  z.object({ kind: z.literal('word'), value: wordSchema }),
  z.object({ kind: z.literal('season'), value: seasonSchema }),
  z.object({ kind: z.literal('lines'), value: lineListSchema }),
]);
export type PackEntry = z.infer<typeof packEntrySchema>;
export const PACK_ENTRY_KINDS = ['question', 'word', 'season', 'lines'] as const;
export type PackEntryKind = (typeof PACK_ENTRY_KINDS)[number];

const packsSchema = z.object({
  packs: z.array(packInfoSchema),
  season: z.object({
    /** `auto` by date, `none`, or the id of a season. */
    choice: z.string(),
    /** The season that runs; empty for none. */
    now: z.string(),
    known: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
  /** Counts up with every change, so that an open pack is read anew. */
  revision: z.number().int(),
});
export type PackShelf = z.infer<typeof packsSchema>;

const changed = z.object({ undo: undoSchema });
const packRef = z.object({ pack: packIdSchema });

export const packsContract = defineContract({
  id: 'packs',
  routes: {
    open: defineRoute({
      title: 'All that a pack holds',
      role: 'viewer',
      input: packRef,
      output: z.object({ pack: packSchema }),
      errors: ['not_found'],
    }),
    enable: defineRoute({
      title: 'Switch a pack on or off',
      role: 'moderator',
      changes: true,
      input: packRef.extend({ enabled: z.boolean() }),
      output: changed,
      errors: ['not_found'],
    }),
    create: defineRoute({
      title: 'Make a pack',
      role: 'moderator',
      changes: true,
      input: packHeadSchema,
      output: changed.extend({ pack: packIdSchema }),
      errors: ['conflict'],
    }),
    copy: defineRoute({
      title: 'Make a pack of what another one holds',
      role: 'moderator',
      changes: true,
      input: packRef.extend({ title: packHeadSchema.shape.title }),
      output: changed.extend({ pack: packIdSchema }),
      errors: ['not_found', 'conflict'],
    }),
    describe: defineRoute({
      title: 'Change what stands on the cover of a pack',
      role: 'moderator',
      changes: true,
      input: packRef.extend({ head: packHeadSchema }),
      output: changed,
      errors: ['not_found'],
    }),
    save: defineRoute({
      title: 'Add or change an entry of a pack',
      role: 'moderator',
      changes: true,
      input: packRef.extend({
        /** The id of the entry that is changed; null for a new one. */
        was: z.string().max(60).nullable(),
        entry: packEntrySchema,
      }),
      output: changed.extend({ id: z.string() }),
      errors: ['not_found', 'conflict'],
    }),
    remove: defineRoute({
      title: 'Take entries out of a pack',
      role: 'moderator',
      changes: true,
      input: packRef.extend({
        kind: z.enum(PACK_ENTRY_KINDS),
        ids: z.array(z.string().max(60)).min(1).max(2000),
      }),
      output: changed,
      errors: ['not_found'],
    }),
    reset: defineRoute({
      title: 'Set a pack back to what came with Emcee',
      role: 'moderator',
      changes: true,
      input: packRef,
      output: changed,
      errors: ['not_found', 'conflict'],
    }),
    drop: defineRoute({
      title: 'Delete a pack',
      role: 'moderator',
      changes: true,
      input: packRef,
      output: changed,
      errors: ['not_found', 'conflict'],
    }),
    exportPack: defineRoute({
      title: 'A pack as a file',
      role: 'moderator',
      input: packRef,
      output: z.object({ fileName: z.string(), text: z.string() }),
      errors: ['not_found'],
    }),
    importPack: defineRoute({
      title: 'Take a pack from a file',
      role: 'moderator',
      changes: true,
      input: z.object({ text: z.string().min(2).max(4_000_000) }),
      output: changed.extend({ pack: packIdSchema, title: z.string() }),
      errors: ['packs.bad_file', 'conflict'],
    }),
    setSeason: defineRoute({
      title: 'Choose the season',
      role: 'moderator',
      changes: true,
      input: z.object({ season: z.string().min(1).max(30) }),
      output: changed,
      errors: ['not_found'],
    }),
  },
  lives: {
    shelf: defineLive({
      title: 'The packs, and the season',
      role: 'viewer',
      snapshot: packsSchema,
      event: packsSchema,
    }),
  },
});

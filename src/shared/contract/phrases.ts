import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { chatRoleSchema } from './ladder.ts';
import { reactionSchema } from './reaction.ts';
import { ruleIdSchema, ruleProblemSchema, ruleRoutes, saveRoute } from './ruleRoutes.ts';

/** How a phrase is looked for: the whole line, anywhere in it, as a word of it, or by a regular expression. */
export const PHRASE_KINDS = ['exact', 'contains', 'word', 'regex'] as const;

export const phraseRuleSchema = z.object({
  id: ruleIdSchema,
  name: z.string().trim().min(1, 'Give it a name').max(80),
  enabled: z.boolean().default(true),
  kind: z.enum(PHRASE_KINDS),
  pattern: z.string().trim().min(1, 'Write what to look for').max(500),
  /** True when capital letters make a difference. */
  caseSensitive: z.boolean().default(false),
  /** `contains`: not within a longer word. `regex`: the whole line must fit. */
  whole: z.boolean().default(false),
  /** Higher comes first; among the same, the one that stands higher in the list. */
  priority: z.number().int().min(-1000).max(1000).default(0),
  /** Who sets it off, from this role on. */
  requiredRole: chatRoleSchema.default('everyone'),
  /** Who never sets it off, from this role on; null for nobody. */
  exemptRole: chatRoleSchema.nullable().default(null),
  /** Seconds for which it rests afterwards; 0 for none. */
  cooldown: z.number().int().min(0).max(86_400).default(0),
  cooldownFor: z.enum(['everyone', 'viewer']).default('everyone'),
  reaction: reactionSchema,
  /** The text is said as an answer to the line. */
  asReply: z.boolean().default(false),
  /** Games and commands do not see the line any more. */
  stop: z.boolean().default(false),
  /** Acts on lines that a command answers to as well; one that keeps lines from commands always does. */
  onCommands: z.boolean().default(false),
});
export type PhraseRule = z.infer<typeof phraseRuleSchema>;

const phraseViewSchema = phraseRuleSchema.extend({
  /** How often it did something. */
  hits: z.number().int(),
  /** Epoch milliseconds; null when it never did. */
  lastHitAt: z.number().nullable(),
  /** Why it is left out although it is on; null when all is well. */
  problem: z.string().nullable(),
});
export type PhraseView = z.infer<typeof phraseViewSchema>;

/** What became of one rule at one line. */
const phraseFindingSchema = z.object({
  ruleId: z.string(),
  name: z.string(),
  /** `would`: it would act. `refused`: it fits, and does not act. */
  outcome: z.enum(['would', 'refused']),
  /** One sentence. */
  why: z.string(),
  /** The part of the line that fits. */
  match: z.string(),
  /** What the brackets of a regular expression caught. */
  groups: z.array(z.string()),
});
export type PhraseFinding = z.infer<typeof phraseFindingSchema>;

const testedLineSchema = z.object({
  text: z.string(),
  /** Who said it; null for a line that was typed in to test. */
  by: z.string().nullable(),
  findings: z.array(phraseFindingSchema),
  /** Commands and games would not see it. */
  stopped: z.boolean(),
});
export type TestedLine = z.infer<typeof testedLineSchema>;

/** A rule as it is being written; with the id of a stored one, it takes that one's place in the test. */
const draftSchema = phraseRuleSchema.nullable().default(null);

export const phrasesContract = defineContract({
  id: 'phrases',
  routes: {
    ...ruleRoutes('phrase rules', 'phrases.invalid'),
    save: saveRoute({
      title: 'Make or change a phrase rule',
      input: z.object({ rule: phraseRuleSchema.extend({ id: ruleIdSchema.nullable() }) }),
      errors: ['phrases.invalid', 'texts.invalid', 'routines.invalid'],
    }),
    check: defineRoute({
      title: 'What is wrong with a phrase rule',
      role: 'moderator',
      input: z.object({ rule: phraseRuleSchema }),
      output: z.object({ problems: z.array(ruleProblemSchema) }),
    }),
    test: defineRoute({
      title: 'Which rules lines would set off, and why',
      role: 'moderator',
      input: z.object({
        lines: z.array(z.string().trim().min(1).max(500)).min(1).max(200),
        role: chatRoleSchema.default('everyone'),
        draft: draftSchema,
      }),
      output: z.object({ lines: z.array(testedLineSchema) }),
    }),
    dryRun: defineRoute({
      title: 'What the rules would have done with the last lines of chat',
      role: 'moderator',
      input: z.object({ draft: draftSchema }),
      output: z.object({
        /** How many lines were looked at; those that fit nothing are left out of the list. */
        looked: z.number().int(),
        lines: z.array(testedLineSchema),
      }),
    }),
  },
  lives: {
    rules: defineLive({
      title: 'The phrase rules',
      role: 'moderator',
      snapshot: z.object({ rules: z.array(phraseViewSchema) }),
      event: z.discriminatedUnion('type', [
        z.object({ type: z.literal('rules'), rules: z.array(phraseViewSchema) }),
        z.object({
          type: z.literal('hits'),
          hits: z.array(z.object({ id: z.string(), hits: z.number().int(), lastHitAt: z.number() })),
        }),
      ]),
    }),
  },
});

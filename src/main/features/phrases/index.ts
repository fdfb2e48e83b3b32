import { z } from 'zod';
import { type PhraseRule, phraseRuleSchema, phrasesContract } from '../../../shared/contract/phrases.ts';
import type { RuleProblem } from '../../../shared/contract/ruleRoutes.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { defineFeature } from '../../engine/feature.ts';
import { newId } from '../../engine/rules/newId.ts';
import { Reactions } from '../../engine/rules/reactions.ts';
import { RuleBook } from '../../engine/rules/ruleBook.ts';
import { readRules, ruleFileName, writeRules } from '../../engine/rules/ruleFiles.ts';
import { phraseCommand } from './commands.ts';
import { fold, tidy } from './fold.ts';
import { Phrases } from './phrases.ts';
import { compileRegex } from './regex.ts';
import { HitStore } from './store.ts';

const MOST_RULES = 2000;
/** One pass finds all of them, and that pass has to stay short when its memory of the last lines runs out. */
const MOST_REGEXES = 200;
const TELL_HITS_AFTER = 1000;

const settingsSchema = z.object({
  matching: z.enum(['first', 'all']).default('first').meta({
    title: 'When several rules fit',
    description: '"first": only the first that may act does, by priority. "all": every one does.',
  }),
});

/** What the bot does when somebody says certain words. */
export const phrasesFeature = defineFeature({
  contract: phrasesContract,
  title: 'Phrases',
  description: 'Answers when certain words are said, or runs a routine.',
  group: 'chat',
  settings: { version: 1, schema: settingsSchema },
  setup(ctx) {
    const { undo, services } = ctx.engine;
    const hits = new HitStore(ctx.db);
    const reactions = new Reactions(ctx);
    const book = new RuleBook<PhraseRule>({
      db: ctx.db,
      book: 'phrases',
      feature: ctx.id,
      schema: phraseRuleSchema,
      most: MOST_RULES,
      undo,
      log: ctx.log,
    });

    const untold = new Set<string>();
    const tellHits = (): void => {
      const told = [...untold].flatMap((id) => {
        const count = hits.of(id);
        return count ? [{ id, ...count }] : [];
      });
      untold.clear();
      ctx.push('rules', { type: 'hits', hits: told });
    };
    const phrases = new Phrases({
      clock: ctx.clock,
      people: () => services.get('people'),
      isCommand: (words) => {
        const commands = services.get('commands');
        if (!commands || !words.startsWith(commands.prefix)) return false;
        const [name = ''] = words.slice(commands.prefix.length).split(/\s/, 1);
        return commands.takenBy(name.toLowerCase()) !== null;
      },
      firstOnly: () => ctx.settings.value.matching === 'first',
      guard: ctx.guard,
      act: (rule, occasion) => {
        hits.add(rule.id, ctx.clock.now());
        if (untold.size === 0) ctx.after(TELL_HITS_AFTER, tellHits);
        untold.add(rule.id);
        reactions.react({
          reaction: rule.reaction,
          occasion,
          priority: 'answer',
          replyTo: rule.asReply ? (occasion.line?.id ?? null) : null,
        });
      },
    });
    const views = () =>
      book.list().map((rule) => ({
        ...rule,
        hits: hits.of(rule.id)?.hits ?? 0,
        lastHitAt: hits.of(rule.id)?.lastHitAt ?? null,
        problem: phrases.problemOf(rule.id),
      }));
    phrases.use(book.list());
    ctx.onStop(
      book.onChange(() => {
        phrases.use(book.list());
        ctx.push('rules', { type: 'rules', rules: views() });
      }),
    );
    ctx.registries.lineSteps.add({
      id: 'phrases.look',
      place: 'rules',
      order: 10,
      look: (line) => phrases.look(line),
    });

    const problemsOf = (rule: PhraseRule): RuleProblem[] => {
      const problems: RuleProblem[] = [];
      let groups = 0;
      if (rule.kind === 'regex') {
        try {
          groups = compileRegex(rule).groupCount();
        } catch (thrown) {
          if (!(thrown instanceof AppError)) throw thrown;
          problems.push({ field: 'pattern', message: thrown.message });
        }
        const others = book.list().filter((other) => other.kind === 'regex' && other.id !== rule.id);
        if (others.length >= MOST_REGEXES) {
          problems.push({
            field: 'kind',
            message: `There can be ${MOST_REGEXES} regular expressions. Join some of them with |, or use words.`,
          });
        }
      }
      const message = reactions.problem(rule.reaction, factsOf(groups));
      if (message !== null) problems.push({ field: 'reaction', message });
      return problems;
    };
    const mustBeValid = (rule: PhraseRule): void => {
      const [first] = problemsOf(rule);
      if (first)
        throw new AppError('phrases.invalid', `${rule.name}: ${first.message}`, { field: first.field });
    };
    const save = (given: Omit<PhraseRule, 'id'> & { id: string | null }, actor: string) => {
      const before = given.id === null ? null : book.need(given.id);
      const rule: PhraseRule = { ...given, id: given.id ?? newId(ctx.random), pattern: written(given) };
      mustBeValid(rule);
      const text = `${before ? 'Changed' : 'Added'} the phrase "${rule.name}"`;
      return { rule, undo: book.change({ text, actor }, (pen) => pen.put(rule)) };
    };
    const remove = (ids: readonly string[], actor: string): string | null => {
      const first = book.get(ids[0] ?? '');
      const text =
        ids.length === 1 && first ? `Deleted the phrase "${first.name}"` : `Deleted ${ids.length} phrases`;
      return book.change({ text, actor }, (pen) => {
        for (const id of ids) pen.remove(id);
      });
    };
    const enable = (ids: readonly string[], on: boolean, actor: string): string | null => {
      const changed = ids.flatMap((id) => {
        const rule = book.get(id);
        return rule && rule.enabled !== on ? [rule] : [];
      });
      const what = changed.length === 1 ? `the phrase "${changed[0]?.name}"` : `${changed.length} phrases`;
      return book.change({ text: `Switched ${what} ${on ? 'on' : 'off'}`, actor }, (pen) => {
        for (const rule of changed) pen.put({ ...rule, enabled: on });
      });
    };
    const audit = (actor: string, message: string): void =>
      ctx.log.info({ category: 'audit', event: 'phrase.changed', actor, result: 'ok', message });

    ctx.registries.commands.add(
      phraseCommand({
        prefix: () => ctx.engine.services.get('commands')?.prefix ?? '!',
        list: () => book.list(),
        find: (name) => {
          const wanted = fold(tidy(name.replace(/^"(.*)"$/s, '$1')));
          const rules = book.list();
          return (
            rules.find((rule) => fold(rule.name) === wanted) ??
            rules.find((rule) => fold(rule.pattern) === wanted) ??
            null
          );
        },
        add: (pattern, text, actor) => {
          const fresh = phraseRuleSchema.parse({
            id: 'new',
            name: tidy(pattern).slice(0, 80),
            kind: 'word',
            pattern,
            reaction: { kind: 'text', text },
          });
          const { rule } = save({ ...fresh, id: null }, actor);
          audit(actor, `${actor} added the phrase "${rule.name}" in chat`);
          return rule;
        },
        remove: (rule, actor) => {
          remove([rule.id], actor);
          audit(actor, `${actor} deleted the phrase "${rule.name}" in chat`);
        },
        enable: (rule, on, actor) => {
          enable([rule.id], on, actor);
          audit(actor, `${actor} switched the phrase "${rule.name}" ${on ? 'on' : 'off'} in chat`);
        },
      }),
    );

    return {
      handlers: {
        save: ({ rule }, caller) => {
          const saved = save(rule, caller.name);
          return { id: saved.rule.id, undo: saved.undo };
        },
        remove: ({ ids }, caller) => ({ undo: remove(ids, caller.name) }),
        enable: ({ ids, on }, caller) => ({ undo: enable(ids, on, caller.name) }),
        check: ({ rule }) => ({ problems: problemsOf(rule) }),
        test: ({ lines, role, draft }) => ({ lines: phrases.test(lines, role, draft) }),
        dryRun: ({ draft }) => phrases.dryRun(draft),
        exportRules: () => ({
          fileName: ruleFileName('phrases', ctx.clock.now()),
          text: writeRules('phrases', { rules: book.list() }),
        }),
        importRules: ({ text, mode }, caller) => {
          const { rules } = readRules('phrases', text, { rules: z.array(phraseRuleSchema).max(MOST_RULES) });
          const fresh = rules.map((rule) => ({
            ...rule,
            id: newId(ctx.random),
            pattern: written(rule),
          }));
          const stay = mode === 'replace' ? [] : book.list();
          const regexes = [...fresh, ...stay].filter(({ kind }) => kind === 'regex').length;
          if (regexes > MOST_REGEXES) {
            throw new AppError(
              'rules.bad_file',
              `There can be ${MOST_REGEXES} regular expressions; this makes ${regexes}.`,
            );
          }
          for (const rule of fresh) mustBeValid(rule);
          const undoId = book.change(
            { text: `Imported ${fresh.length} phrases`, actor: caller.name },
            (pen) => {
              if (mode === 'replace') for (const { id } of [...book.list()]) pen.remove(id);
              for (const rule of fresh) pen.put(rule);
            },
          );
          return { count: fresh.length, undo: undoId };
        },
      },
      snapshots: { rules: () => ({ rules: views() }) },
      api: null,
    };
  },
});

/** Spaces mean nothing in a phrase and something in a regular expression. */
function written({ kind, pattern }: Pick<PhraseRule, 'kind' | 'pattern'>): string {
  return kind === 'regex' ? pattern : tidy(pattern);
}

/** What texts of a rule may use besides the variables. */
function factsOf(groups: number): string[] {
  return ['match', ...Array.from({ length: groups }, (_, index) => String(index + 1))];
}

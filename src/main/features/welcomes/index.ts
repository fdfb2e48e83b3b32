import { z } from 'zod';
import { clockTimeSchema } from '../../../shared/contract/reaction.ts';
import type { RuleProblem } from '../../../shared/contract/ruleRoutes.ts';
import {
  type WelcomeRule,
  type WelcomesView,
  welcomeRuleSchema,
  welcomesContract,
} from '../../../shared/contract/welcomes.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { defineFeature } from '../../engine/feature.ts';
import { type Caller, occasionOf } from '../../engine/occasion.ts';
import { newId } from '../../engine/rules/newId.ts';
import { Reactions } from '../../engine/rules/reactions.ts';
import { RuleBook } from '../../engine/rules/ruleBook.ts';
import { readRules, ruleFileName, writeRules } from '../../engine/rules/ruleFiles.ts';
import { streamerTimeZone } from '../../engine/zonedTime.ts';
import { reasonsFor } from './choice.ts';
import { Greeter } from './greeter.ts';
import { isQuiet } from './quiet.ts';
import { WelcomeStore } from './store.ts';
import { ArrivalTriggers } from './triggers.ts';
import { Welcomes } from './welcomes.ts';

const MOST_RULES = 1000;
const TELL_AFTER = 500;
const DAY = 86_400_000;
/** What texts of a welcome may use besides the variables. */
const FACTS = ['names', 'count'];

const timeOrNone = z.union([z.literal(''), clockTimeSchema]).default('');

const settingsSchema = z.object({
  together: z.number().int().min(0).max(60).default(3).meta({
    title: 'Gather for (seconds)',
    description: 'Those who arrive within this time are welcomed in one line. 0 welcomes each at once.',
  }),
  mostPerMinute: z.number().int().min(1).max(20).default(6).meta({
    title: 'At most (a minute)',
    description: 'Further ones wait and are joined, so that a raid makes a few lines and no flood.',
  }),
  gapHours: z.number().int().min(1).max(48).default(4).meta({
    title: 'Pause that ends a stream (hours)',
    description:
      'While you are offline, chat that was silent for so long begins anew: everybody is welcomed again.',
  }),
  quietFrom: timeOrNone.meta({
    title: 'Quiet from',
    description: 'Nobody is welcomed from this time on, such as 23:30. Empty for never.',
  }),
  quietTo: timeOrNone.meta({
    title: 'Quiet until',
    description: 'When welcomes begin again, such as 06:00.',
  }),
});

/** Says hello to those who write for the first time in a stream. */
export const welcomesFeature = defineFeature({
  contract: welcomesContract,
  title: 'Welcomes',
  description: 'Greets newcomers, those who come back, and certain people, once a stream.',
  group: 'chat',
  settings: { version: 1, schema: settingsSchema },
  setup(ctx) {
    const { undo, twitch, services } = ctx.engine;
    const reactions = new Reactions(ctx);
    const book = new RuleBook<WelcomeRule>({
      db: ctx.db,
      book: 'welcomes',
      feature: ctx.id,
      schema: welcomeRuleSchema,
      most: MOST_RULES,
      undo,
      log: ctx.log,
    });

    // Asked for with every line, so it is kept at hand.
    let live = twitch.state.live;
    ctx.onStop(
      twitch.onChange(() => {
        live = twitch.state.live;
      }),
    );

    let telling = false;
    const changed = (): void => {
      if (telling || ctx.engine.hub.watching('welcomes.overview') === 0) return;
      telling = true;
      ctx.after(TELL_AFTER, () => {
        telling = false;
        ctx.push('overview', overview());
      });
    };
    const quiet = (): boolean => {
      const { quietFrom, quietTo } = ctx.settings.value;
      if (quietFrom === '' || quietTo === '') return false;
      return isQuiet(quietFrom, quietTo, ctx.clock.now(), streamerTimeZone(ctx.engine.settings));
    };
    const greeter = new Greeter({
      clock: ctx.clock,
      together: () => ctx.settings.value.together * 1000,
      mostPerMinute: () => ctx.settings.value.mostPerMinute,
      guard: ctx.guard,
      react: (rule, occasion, ended) =>
        reactions.react({ reaction: rule.reaction, occasion, priority: 'event', queue: ctx.id }, ended),
    });
    ctx.onStop(() => greeter.stop());
    const triggers = new ArrivalTriggers();
    for (const kind of triggers.kinds()) ctx.registries.triggers.add(kind);
    const welcomes = new Welcomes({
      clock: ctx.clock,
      store: new WelcomeStore(ctx.db),
      greeter,
      rules: () => book.list(),
      live: () => live,
      gapHours: () => ctx.settings.value.gapHours,
      quiet: () => (quiet() ? 'These are quiet hours. They are among the settings of the module.' : null),
      people: () => services.get('people'),
      arrived: (viewer, message, newcomer) =>
        ctx.guard('an arrival', () => triggers.tell({ viewer, message, newcomer })),
      changed,
    });
    ctx.onStop(() => welcomes.save());
    ctx.every(60_000, () => welcomes.stayAwake());
    ctx.onStop(book.onChange(changed));
    ctx.settings.onChange(changed);
    ctx.registries.lineSteps.add({
      id: 'welcomes.look',
      place: 'participation',
      order: 50,
      look: (line) => {
        welcomes.look(line);
        return 'on';
      },
    });

    const overview = (): WelcomesView => ({
      rules: book.list().map((rule) => ({ ...rule, welcomed: welcomes.welcomedBy(rule.id) })),
      ...welcomes.view(),
      quiet: quiet(),
    });
    const problemsOf = (rule: WelcomeRule): RuleProblem[] => {
      const message = reactions.problem(rule.reaction, FACTS);
      return message === null ? [] : [{ field: 'reaction', message }];
    };
    const mustBeValid = (rule: WelcomeRule): void => {
      const [first] = problemsOf(rule);
      if (first)
        throw new AppError('welcomes.invalid', `${rule.name}: ${first.message}`, { field: first.field });
    };
    /** With the id of the person, so that a new name does not matter. Without a network the login has to do. */
    const withPerson = async (rule: WelcomeRule, before: WelcomeRule | null): Promise<WelcomeRule> => {
      const { audience } = rule;
      if (audience.kind !== 'person') return rule;
      const old = before?.audience;
      if (old?.kind === 'person' && old.login === audience.login && old.userId !== null) {
        return { ...rule, audience: { ...audience, userId: old.userId } };
      }
      const known = services.get('people')?.known(audience.login);
      if (known) return { ...rule, audience: { ...audience, login: known.login, userId: known.id } };
      let found: readonly { id: string }[] | null = null;
      try {
        found = await twitch.api.at('user').users.byLogins([audience.login]);
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
      }
      if (found?.length === 0) {
        throw new AppError(
          'welcomes.nobody',
          `Nobody on Twitch is called "${audience.login}". Check the name.`,
        );
      }
      return { ...rule, audience: { ...audience, userId: found?.[0]?.id ?? null } };
    };
    const sample = (login: string, role: Caller['role']): Caller => ({
      id: '',
      login: login.toLowerCase(),
      name: login,
      role,
    });
    const preview = async (rule: WelcomeRule, viewer: Caller): Promise<string | null> => {
      if (rule.reaction.kind !== 'text') return null;
      const occasion = occasionOf(`Welcome "${rule.name}"`, {
        viewer,
        facts: { names: viewer.name, count: 1 },
      });
      return (await ctx.engine.texts.try(rule.reaction.text, occasion)).text;
    };
    const named = (some: readonly WelcomeRule[]): string =>
      some.length === 1 ? `the welcome "${some[0]?.name}"` : `${some.length} welcomes`;
    const chosen = (ids: readonly string[]): WelcomeRule[] => ids.flatMap((id) => book.get(id) ?? []);

    return {
      handlers: {
        save: async ({ rule: given }, caller) => {
          const before = given.id === null ? null : book.need(given.id);
          const rule = await withPerson({ ...given, id: given.id ?? newId(ctx.random) }, before);
          mustBeValid(rule);
          const text = `${before ? 'Changed' : 'Added'} the welcome "${rule.name}"`;
          return { id: rule.id, undo: book.change({ text, actor: caller.name }, (pen) => pen.put(rule)) };
        },
        remove: ({ ids }, caller) => ({
          undo: book.change({ text: `Deleted ${named(chosen(ids))}`, actor: caller.name }, (pen) => {
            for (const id of ids) pen.remove(id);
          }),
        }),
        enable: ({ ids, on }, caller) => {
          const rules = chosen(ids).filter(({ enabled }) => enabled !== on);
          const text = `Switched ${named(rules)} ${on ? 'on' : 'off'}`;
          return {
            undo: book.change({ text, actor: caller.name }, (pen) => {
              for (const rule of rules) pen.put({ ...rule, enabled: on });
            }),
          };
        },
        check: async ({ rule }) => {
          const problems = problemsOf(rule);
          return {
            problems,
            preview: problems.length === 0 ? await preview(rule, sample('Somebody', 'everyone')) : null,
          };
        },
        test: async ({ login, role, firstEver, daysAway }) => {
          const viewer = sample(login.replace(/^@/, '') || 'Somebody', role);
          const reasons = reasonsFor(
            book.list(),
            {
              id: services.get('people')?.known(viewer.login)?.id ?? '',
              login: viewer.login,
              role,
              subscriber: role === 'subscriber',
              vip: role === 'vip',
              moderator: role === 'moderator',
              firstEver,
              away: daysAway === null ? null : daysAway * DAY,
            },
            () => 0,
          );
          const winner = reasons.find(({ fits }) => fits)?.rule ?? null;
          return {
            rule: winner?.name ?? null,
            text: winner && (await preview(winner, viewer)),
            reasons: reasons.map(({ rule, fits, why }) => ({ rule: rule.name, fits, why })),
          };
        },
        forget: (_, caller) => ({
          undo: undo.add(
            { feature: ctx.id, text: 'Let everybody be welcomed again', actor: caller.name },
            welcomes.beginAnew(),
          ),
        }),
        exportRules: () => ({
          fileName: ruleFileName('welcomes', ctx.clock.now()),
          text: writeRules('welcomes', { rules: book.list() }),
        }),
        importRules: ({ text, mode }, caller) => {
          const read = readRules('welcomes', text, { rules: z.array(welcomeRuleSchema).max(MOST_RULES) });
          const rules = read.rules.map((rule) => ({ ...rule, id: newId(ctx.random) }));
          for (const rule of rules) mustBeValid(rule);
          const undoId = book.change({ text: `Imported ${named(rules)}`, actor: caller.name }, (pen) => {
            if (mode === 'replace') for (const { id } of [...book.list()]) pen.remove(id);
            for (const rule of rules) pen.put(rule);
          });
          return { count: rules.length, undo: undoId };
        },
      },
      snapshots: { overview },
      api: null,
    };
  },
});

import { z } from 'zod';
import type { RuleProblem } from '../../../shared/contract/ruleRoutes.ts';
import {
  type Timer,
  type TimerGroup,
  type TimersView,
  timerGroupSchema,
  timerSchema,
  timersContract,
} from '../../../shared/contract/timers.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { isKnownBot } from '../../engine/chat/knownBots.ts';
import { defineFeature } from '../../engine/feature.ts';
import { occasionOf } from '../../engine/occasion.ts';
import type { Disposer } from '../../engine/ports.ts';
import { newId } from '../../engine/rules/newId.ts';
import { Reactions } from '../../engine/rules/reactions.ts';
import { RuleBook } from '../../engine/rules/ruleBook.ts';
import { readRules, ruleFileName, writeRules } from '../../engine/rules/ruleFiles.ts';
import { streamerTimeZone } from '../../engine/zonedTime.ts';
import { timerCommand } from './commands.ts';
import { ClockTimes } from './schedule.ts';
import { ProgressStore } from './store.ts';
import { TICK, Timers } from './timers.ts';

const MOST_TIMERS = 500;
const MOST_GROUPS = 100;
/** How often a watching panel hears how far things have come. */
const TELL_EVERY = 2000;

const settingsSchema = z.object({
  paused: z.boolean().default(false).meta({
    title: 'Pause all timers',
    description: 'None comes until you switch this off. Their intervals stand still.',
  }),
});

/** Messages and routines that come by themselves. */
export const timersFeature = defineFeature({
  contract: timersContract,
  title: 'Timers',
  description: 'Says texts or runs routines every few minutes, after some lines of chat, or by the clock.',
  group: 'chat',
  settings: { version: 1, schema: settingsSchema },
  setup(ctx) {
    const { undo, twitch } = ctx.engine;
    const reactions = new Reactions(ctx);
    const parts = { db: ctx.db, feature: ctx.id, undo, log: ctx.log };
    const book = new RuleBook<Timer>({ ...parts, book: 'timers', schema: timerSchema, most: MOST_TIMERS });
    const groups = new RuleBook<TimerGroup>({
      ...parts,
      book: 'timers.groups',
      schema: timerGroupSchema,
      most: MOST_GROUPS,
    });
    const times = new ClockTimes();
    const timeZone = (): string => streamerTimeZone(ctx.engine.settings);

    let told = '';
    const tell = (): void => {
      if (ctx.engine.hub.watching('timers.overview') === 0) return;
      const view = overview();
      const text = JSON.stringify(view);
      if (text === told) return;
      told = text;
      ctx.push('overview', view);
    };
    const timers = new Timers({
      clock: ctx.clock,
      random: ctx.random,
      store: new ProgressStore(ctx.db),
      times,
      timers: () => book.list(),
      groups: () => groups.list(),
      situation: () => {
        const { live, info } = twitch.state;
        const { paused } = ctx.settings.value;
        return { live: live !== null, category: info?.category.name ?? null, paused, timeZone };
      },
      send: (timer, ended) =>
        reactions.react(
          {
            reaction: timer.reaction,
            occasion: occasionOf(`Timer "${timer.name}"`),
            priority: 'timer',
            announce: timer.announce,
          },
          ended,
        ),
      changed: tell,
    });
    const overview = (): TimersView => {
      const { live, info } = twitch.state;
      const states = timers.states();
      const withState = <R extends { id: string }>(rule: R) => {
        const now = states.get(rule.id);
        return now ? [{ ...rule, now }] : [];
      };
      return {
        timers: book.list().flatMap(withState),
        groups: groups.list().flatMap(withState),
        paused: ctx.settings.value.paused,
        live: live !== null,
        category: info?.category.name ?? null,
        timeZone: timeZone(),
      };
    };

    let steps: { end: Disposer | null; rested: boolean } = { end: null, rested: false };
    /** Steps are made only while a timer is on. */
    const wakeOrRest = (): void => {
      const awake = timers.areWaiting();
      if (awake === (steps.end !== null)) return;
      if (awake) {
        if (steps.rested) timers.goOnFromNow();
        steps = { end: ctx.every(TICK, () => timers.tick()), rested: false };
      } else {
        steps.end?.();
        steps = { end: null, rested: true };
        timers.tick();
        timers.save();
      }
    };
    if (timers.areWaiting()) wakeOrRest();
    else steps.rested = true;
    ctx.every(TELL_EVERY, tell);
    ctx.onStop(() => timers.save());
    const changed = (): void => {
      timers.meet();
      wakeOrRest();
      tell();
    };
    ctx.onStop(book.onChange(changed));
    ctx.onStop(groups.onChange(changed));
    ctx.settings.onChange(() => {
      ctx.registries.toggles.touch();
      wakeOrRest();
      tell();
    });
    ctx.registries.lineSteps.add({
      id: 'timers.count',
      place: 'participation',
      order: 90,
      look: ({ message }) => {
        if (!isKnownBot(message.user.login)) timers.countLine();
        return 'on';
      },
    });
    ctx.registries.toggles.add({
      id: 'timers.paused',
      title: 'Pause timers',
      help: 'No timer comes while this is on.',
      order: 40,
      read: () => ctx.settings.value.paused,
      set: (paused) => ctx.settings.update({ paused }),
    });

    const problemsOf = (timer: Timer): RuleProblem[] => {
      const problems: RuleProblem[] = [];
      try {
        times.mustBeValid(timer.schedule, ctx.clock.now(), timeZone());
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
        problems.push({ field: 'schedule', message: thrown.message });
      }
      const message = reactions.problem(timer.reaction, []);
      if (message !== null) problems.push({ field: 'reaction', message });
      return problems;
    };
    const mustBeValid = (timer: Timer): void => {
      const [first] = problemsOf(timer);
      if (first)
        throw new AppError('timers.invalid', `${timer.name}: ${first.message}`, { field: first.field });
    };
    const change = (text: string, actor: string, changed: readonly Timer[]): string | null =>
      book.change({ text, actor }, (pen) => {
        for (const timer of changed) pen.put(timer);
      });
    const named = (some: readonly { name: string }[]): string =>
      some.length === 1 ? `the timer "${some[0]?.name}"` : `${some.length} timers`;
    const chosen = (ids: readonly string[]): Timer[] => ids.flatMap((id) => book.get(id) ?? []);
    const enable = (ids: readonly string[], on: boolean, actor: string): string | null => {
      const changed = chosen(ids).filter(({ enabled }) => enabled !== on);
      const text = `Switched ${named(changed)} ${on ? 'on' : 'off'}`;
      return change(
        text,
        actor,
        changed.map((timer) => ({ ...timer, enabled: on })),
      );
    };
    /** One entry in the list of changes for what happened in both books. */
    const both = (
      what: { text: string; actor: string },
      backs: readonly ((() => void) | null)[],
    ): string | null => {
      const ways = backs.filter((back) => back !== null);
      if (ways.length === 0) return null;
      return undo.add({ feature: ctx.id, ...what }, () => {
        for (const back of [...ways].reverse()) back();
      });
    };
    const audit = (actor: string, message: string): void =>
      ctx.log.info({ category: 'audit', event: 'timer.changed', actor, result: 'ok', message });

    ctx.registries.commands.add(
      timerCommand({
        prefix: () => ctx.engine.services.get('commands')?.prefix ?? '!',
        list: () => book.list(),
        find: (name) => book.list().find((timer) => timer.name.toLowerCase() === name.toLowerCase()) ?? null,
        enable: (timer, on, actor) => {
          enable([timer.id], on, actor);
          audit(actor, `${actor} switched the timer "${timer.name}" ${on ? 'on' : 'off'} in chat`);
        },
        sendNow: (timer, actor) => {
          timers.sendNow(timer.id);
          audit(actor, `${actor} let the timer "${timer.name}" come in chat`);
        },
        pause: (on, actor) => {
          ctx.settings.update({ paused: on });
          audit(actor, `${actor} ${on ? 'paused the timers' : 'let the timers go on'} in chat`);
        },
        paused: () => ctx.settings.value.paused,
      }),
    );

    return {
      handlers: {
        save: ({ timer: given }, caller) => {
          const before = given.id === null ? null : book.need(given.id);
          if (given.groupId !== null) groups.need(given.groupId);
          const timer: Timer = { ...given, id: given.id ?? newId(ctx.random) };
          mustBeValid(timer);
          const text = `${before ? 'Changed' : 'Added'} the timer "${timer.name}"`;
          return { id: timer.id, undo: change(text, caller.name, [timer]) };
        },
        remove: ({ ids }, caller) => ({
          undo: book.change({ text: `Deleted ${named(chosen(ids))}`, actor: caller.name }, (pen) => {
            for (const id of ids) pen.remove(id);
          }),
        }),
        enable: ({ ids, on }, caller) => ({ undo: enable(ids, on, caller.name) }),
        assign: ({ ids, groupId }, caller) => {
          const name = groupId === null ? 'no group' : `the group "${groups.need(groupId).name}"`;
          const moved = chosen(ids).filter((timer) => timer.groupId !== groupId);
          return {
            undo: change(
              `Put ${named(moved)} into ${name}`,
              caller.name,
              moved.map((timer) => ({ ...timer, groupId })),
            ),
          };
        },
        saveGroup: ({ group: given }, caller) => {
          const before = given.id === null ? null : groups.need(given.id);
          const group: TimerGroup = { ...given, id: given.id ?? newId(ctx.random) };
          times.mustBeValid(group.schedule, ctx.clock.now(), timeZone());
          const text = `${before ? 'Changed' : 'Added'} the group "${group.name}"`;
          return {
            id: group.id,
            undo: groups.change({ text, actor: caller.name }, (pen) => pen.put(group)),
          };
        },
        removeGroup: ({ id }, caller) => {
          const group = groups.need(id);
          const members = book.list().filter(({ groupId }) => groupId === id);
          return {
            undo: both({ text: `Deleted the group "${group.name}"`, actor: caller.name }, [
              groups.edit((pen) => pen.remove(id)),
              book.edit((pen) => {
                for (const timer of members) pen.put({ ...timer, groupId: null });
              }),
            ]),
          };
        },
        sendNow: ({ id }) => {
          timers.sendNow(id);
          return {};
        },
        pause: ({ on }) => {
          ctx.settings.update({ paused: on });
          return {};
        },
        check: async ({ timer }) => {
          const problems = problemsOf(timer);
          const well = (field: string): boolean => !problems.some((problem) => problem.field === field);
          const written =
            timer.reaction.kind === 'text' && well('reaction')
              ? await ctx.engine.texts.try(timer.reaction.text, occasionOf(`Timer "${timer.name}"`))
              : null;
          return {
            problems,
            next: well('schedule') ? times.several(timer.schedule, ctx.clock.now(), timeZone(), 3) : [],
            preview: written?.text ?? null,
          };
        },
        exportRules: () => ({
          fileName: ruleFileName('timers', ctx.clock.now()),
          text: writeRules('timers', { groups: groups.list(), timers: book.list() }),
        }),
        importRules: ({ text, mode }, caller) => {
          const read = readRules('timers', text, {
            groups: z.array(timerGroupSchema).max(MOST_GROUPS),
            timers: z.array(timerSchema).max(MOST_TIMERS),
          });
          const newIds = new Map(read.groups.map(({ id }) => [id, newId(ctx.random)]));
          const freshGroups = read.groups.map((group) => ({
            ...group,
            id: newIds.get(group.id) ?? group.id,
          }));
          const fresh = read.timers.map((timer) => ({
            ...timer,
            id: newId(ctx.random),
            groupId: timer.groupId === null ? null : (newIds.get(timer.groupId) ?? null),
          }));
          for (const timer of fresh) mustBeValid(timer);
          for (const { schedule } of freshGroups) {
            times.mustBeValid(schedule, ctx.clock.now(), timeZone());
          }
          const undoId = both({ text: `Imported ${named(fresh)}`, actor: caller.name }, [
            groups.edit((pen) => {
              if (mode === 'replace') for (const { id } of [...groups.list()]) pen.remove(id);
              for (const group of freshGroups) pen.put(group);
            }),
            book.edit((pen) => {
              if (mode === 'replace') for (const { id } of [...book.list()]) pen.remove(id);
              for (const timer of fresh) pen.put(timer);
            }),
          ]);
          return { count: fresh.length, undo: undoId };
        },
      },
      snapshots: { overview },
      api: null,
    };
  },
});

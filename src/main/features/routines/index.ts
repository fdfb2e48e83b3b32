import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Routine, type Run, routinesContract } from '../../../shared/contract/routines.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { defineFeature } from '../../engine/feature.ts';
import { MOST_DEPTH, type Occasion, occasionOf } from '../../engine/occasion.ts';
import { Asking } from '../../engine/routines/asking.ts';
import { checkSteps } from '../../engine/routines/checking.ts';
import { flowActions } from '../../engine/routines/flow.ts';
import type { Routines } from '../../engine/routines/kinds.ts';
import { Runner } from '../../engine/routines/runner.ts';
import { Watchers } from '../../engine/watchers.ts';
import { channel } from './actions/channel.ts';
import { contests } from './actions/contests.ts';
import { here } from './actions/here.ts';
import { order } from './actions/order.ts';
import { outsideCalls } from './actions/outsideCalls.ts';
import { points } from './actions/points.ts';
import { talking } from './actions/talking.ts';
import { Arming } from './arming.ts';
import { Audience } from './audience.ts';
import { aboutPeople } from './conditions/people.ts';
import { Uses } from './conditions/uses.ts';
import { aboutTheWorld } from './conditions/world.ts';
import { settingsSchema } from './context.ts';
import { FirstLines } from './firstLines.ts';
import { Hooks } from './hooks.ts';
import { OwnFiles } from './ownFiles.ts';
import { RoutineBook } from './routineBook.ts';
import { handlersOf } from './rpc.ts';
import { RunStore } from './runStore.ts';
import { Sounds } from './sounds.ts';
import { RoutineStore } from './store.ts';
import { chat } from './triggers/chat.ts';
import { contests as contestTriggers } from './triggers/contests.ts';
import { tellFacts } from './triggers/facts.ts';
import { here as hereTriggers } from './triggers/here.ts';
import { moderation } from './triggers/moderation.ts';
import { rewards } from './triggers/rewards.ts';
import { stream } from './triggers/stream.ts';
import { support } from './triggers/support.ts';
import { ValueStore } from './valueStore.ts';
import { SavedVariables, varVariable } from './variables.ts';

const PRUNE_EVERY_MS = 60_000;
/** Milliseconds after the start of Emcee within which routines hear of it. */
const START_LASTS_MS = 60_000;

/** What happens by itself: triggers, conditions, steps. It also runs the steps of commands, timers and phrases. */
export const routinesFeature = defineFeature({
  contract: routinesContract,
  title: 'Routines',
  description: 'Does things by itself: when something happens, at a time, or at a button.',
  group: 'chat',
  required: true,
  settings: { version: 1, schema: settingsSchema },
  setup(ctx) {
    const { engine, registries, clock } = ctx;
    const { texts, traces, hub } = engine;
    const newId = (): string => randomBytes(9).toString('base64url');
    const asking = new Asking({ conditions: registries.conditions, texts });
    const runs = new RunStore(ctx.db);
    const values = new ValueStore(ctx.db);
    const hooks = new Hooks(ctx.secrets);
    const files = new OwnFiles(join(engine.dataFolder, 'files'));
    const ended = new Watchers<{ run: Run; depth: number }>();

    const variables = new SavedVariables(values, clock, (name, variable) =>
      ctx.push('variables', variable ? { type: 'put', variable } : { type: 'deleted', name }),
    );
    const sounds = new Sounds({
      folder: join(engine.dataFolder, 'sounds'),
      push: (sound) => ctx.push('sounds', sound),
      listening: () => hub.watching('routines.sounds'),
      paused: () => registries.toggles.get('overlay.paused')?.read() ?? false,
    });
    const firstLines = new FirstLines(values, clock);
    ctx.on('chat.message', (message) => {
      if (!message.own && !(message.shared?.isCopy ?? false)) firstLines.heard(message.user.id, message.id);
    });

    registries.variables.add(varVariable(variables));
    const actions = [
      ...flowActions,
      ...talking(ctx),
      ...order(ctx),
      ...points(ctx),
      ...channel(ctx),
      ...contests(ctx),
      ...outsideCalls(ctx),
      ...here(ctx, { variables, files, sounds }),
    ];
    for (const kind of actions) registries.actions.add(kind);
    const conditions = [
      ...aboutPeople(ctx, firstLines),
      ...aboutTheWorld(ctx, {
        variables,
        uses: new Uses(values, clock),
        audience: new Audience(engine.twitch, clock),
        asking: () => asking,
      }),
    ];
    for (const kind of conditions) registries.conditions.add(kind);
    const tell = tellFacts(ctx);
    const triggers = [
      ...support(tell),
      ...chat(tell),
      ...stream(tell),
      ...rewards(tell),
      ...contestTriggers(tell),
      ...moderation(tell),
      ...hereTriggers(ctx, { onEnded: (told) => ended.add(({ run, depth }) => told(run, depth)) }),
    ];
    for (const kind of triggers) registries.triggers.add(kind);

    const checking = { actions: registries.actions, conditions: registries.conditions, texts };
    const book = new RoutineBook({
      ...checking,
      triggers: registries.triggers,
      store: new RoutineStore(ctx.db),
      clock,
      newId,
      told: (id, routine) => {
        ctx.push('list', routine ? { type: 'put', routine } : { type: 'deleted', id });
        arming.watchFor(book.list());
      },
    });
    if (book.unreadable.length > 0) {
      ctx.log.error({
        event: 'routines.unreadable',
        message: `${book.unreadable.length} routines could not be read and are left out`,
        details: { ids: book.unreadable },
      });
    }

    const runner = new Runner({
      clock,
      random: ctx.random,
      texts,
      asking,
      action: (id) => registries.actions.get(id),
      routine: (id) => book.get(id),
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
      shelf: runs,
      newId,
      onRun: (run, depth) => {
        ctx.push('runs', { type: 'run', run });
        if (run.endedAt === null) return;
        if (run.state === 'failed' && run.mode === 'real') {
          ctx.log.warn({
            event: 'routine.failed',
            result: 'failed',
            message: `"${run.name}" failed. ${run.problem ?? ''}`.trim(),
            details: { run: run.id, owner: run.owner, cause: run.cause },
          });
        }
        ended.call({ run, depth });
      },
      onStep: (state, step) => {
        if (state.mode !== 'real') ctx.push('runs', { type: 'step', runId: state.id, step });
      },
      startRoutine: (id, occasion) => {
        const routine = book.get(id);
        if (routine) begin(routine, occasion);
      },
    });

    const begin = (routine: Routine, occasion: Occasion): string => {
      const { id, name, steps, queue } = routine;
      const started = runner.run({ name, owner: ctx.id, routineId: id, steps, queue, occasion });
      book.noteRun(id);
      return started.id;
    };

    /** Null when a condition says no, with the reason in the trace of the line. */
    const fire = async (routineId: string, triggerId: string | null, occasion: Occasion) => {
      const routine = book.get(routineId);
      if (!routine) throw new AppError('not_found', 'This routine is no longer there.');
      if (occasion.depth >= MOST_DEPTH) {
        const message = `"${routine.name}" was not run: routines set each other off in a circle`;
        ctx.log.warn({ event: 'routine.circle', message, result: 'refused' });
        return { runId: null, refused: message };
      }
      const trigger = routine.triggers.find(({ id }) => id === triggerId);
      const refused = await asking.refusal([...(trigger?.conditions ?? []), ...routine.conditions], occasion);
      if (occasion.line) {
        traces.add(occasion.line.id, {
          by: ctx.id,
          outcome: refused === null ? 'ran' : 'refused',
          what: `Routine "${routine.name}"`,
          why: refused ?? `${occasion.cause} set it off.`,
          time: clock.now(),
        });
      }
      return refused === null ? { runId: begin(routine, occasion), refused } : { runId: null, refused };
    };

    const arming = new Arming({
      triggers: registries.triggers,
      log: ctx.log,
      fire: (routineId, triggerId, occasion) =>
        ctx.guard('a trigger', async () => {
          await fire(routineId, triggerId, occasion);
        }),
    });
    arming.watchFor(book.list());
    let fitting = false;
    registries.triggers.onChange(() => {
      if (fitting) return;
      fitting = true;
      ctx.after(0, () => {
        fitting = false;
        arming.watchFor(book.list());
      });
    });

    const service: Routines = {
      check: (steps, known = []) => checkSteps(checking, steps, known),
      mustBeValid: (steps, known = []) => {
        const problems = checkSteps(checking, steps, known);
        const [first] = problems;
        if (first) throw new AppError('routines.invalid', first.message, { problems });
      },
      run: (request) => runner.run(request),
      refusal: (asked, occasion) => asking.refusal(asked, occasion),
    };
    ctx.provide('routines', service);

    // When all features have put in what they bring: what waited goes on, and those that wait for the start hear of it.
    ctx.after(0, () => {
      runner.restore();
      if (clock.now() - engine.startedAt > START_LASTS_MS) return;
      for (const routine of book.list()) {
        if (!routine.enabled) continue;
        for (const { id, trigger, off } of routine.triggers) {
          if (trigger !== 'emcee.started' || off) continue;
          ctx.guard('a trigger', async () => {
            await fire(routine.id, id, occasionOf('Emcee started'));
          });
        }
      }
    });
    const prune = (): void => {
      if (runs.prune(ctx.settings.value.keepRuns) > 0) ctx.after(100, prune);
    };
    ctx.every(PRUNE_EVERY_MS, prune);
    ctx.onStop(() => {
      arming.stop();
      runner.stop();
    });

    return {
      handlers: handlersOf(ctx, {
        asking,
        book,
        runner,
        runs,
        hooks,
        variables,
        sounds,
        files,
        newId,
        fire,
      }),
      snapshots: {
        list: () => ({ routines: book.list() }),
        runs: () => ({ runs: runner.list() }),
        sounds: () => ({}),
        variables: () => ({ variables: variables.list() }),
      },
      api: null,
    };
  },
});

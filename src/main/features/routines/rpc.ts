import {
  type Routine,
  type RoutineDraft,
  routineDraftSchema,
  type routinesContract,
} from '../../../shared/contract/routines.ts';
import type { HandlersFor } from '../../../shared/rpc/contract.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { type Fact, type Occasion, occasionOf } from '../../engine/occasion.ts';
import type { Asking } from '../../engine/routines/asking.ts';
import type { Runner } from '../../engine/routines/runner.ts';
import { type ChoiceParts, choicesOf } from './choices.ts';
import type { RoutinesContext } from './context.ts';
import { describeKinds } from './describing.ts';
import { EXAMPLES } from './examples.ts';
import type { Hooks } from './hooks.ts';
import type { RunStore } from './runStore.ts';
import { asFile, fromFile } from './trading.ts';
import { testOccasion } from './trial.ts';

export interface RpcParts extends ChoiceParts {
  asking: Asking;
  runner: Runner;
  runs: RunStore;
  hooks: Hooks;
  newId(): string;
  fire(
    routineId: string,
    triggerId: string | null,
    occasion: Occasion,
  ): Promise<{ runId: string | null; refused: string | null }>;
}

const draftOf = (routine: Routine): RoutineDraft => routineDraftSchema.parse(routine);

export function handlersOf(ctx: RoutinesContext, parts: RpcParts): HandlersFor<typeof routinesContract> {
  const { asking, book, runner, runs, hooks, variables, newId, fire } = parts;
  const { undo, server } = ctx.engine;
  const change = (text: string, actor: string, back: () => void): string =>
    undo.add({ feature: ctx.id, text, actor }, back);
  const hookUrl = (token: string): string | null => {
    const origin = server.origin();
    return origin === null ? null : `${origin}/hooks/${token}`;
  };
  const needHook = (id: string, triggerId: string): void => {
    if (!book.need(id).triggers.some((one) => one.id === triggerId && one.trigger === 'panel.webhook'))
      throw new AppError('not_found', 'This routine has no such webhook. Save it first.');
  };
  /** Brings back what a routine was; null for none. */
  const back =
    (id: string, before: Routine | null): (() => void) =>
    () => {
      if (before) book.put(id, draftOf(before), 'undo');
      else book.delete(id);
    };

  return {
    get: ({ id }) => {
      const routine = book.need(id);
      return { routine, problems: book.problems(routine) };
    },
    check: ({ draft }) => ({ problems: book.problems(draft) }),
    save: ({ id, draft, version }, { name }) => {
      const before = id === null ? null : book.get(id);
      const routine = book.save(id, draft, version, name);
      const text = `${before ? 'Changed' : 'Added'} the routine "${routine.name}"`;
      return { routine, undo: change(text, name, back(routine.id, before)) };
    },
    delete: ({ id }, { name }) => {
      const before = book.delete(id);
      return { undo: change(`Deleted the routine "${before.name}"`, name, back(id, before)) };
    },
    duplicate: ({ id }, { name }) => {
      const draft = draftOf(book.need(id));
      const copy = { ...draft, name: `${draft.name.slice(0, 73)} (copy)`, enabled: false };
      const routine = book.put(newId(), copy, name);
      return { routine, undo: change(`Copied the routine "${draft.name}"`, name, back(routine.id, null)) };
    },
    enable: ({ id, on }, { name }) => {
      const before = book.need(id);
      const draft = { ...draftOf(before), enabled: on };
      if (on) book.mustBeValid(draft);
      const routine = book.put(id, draft, name);
      const text = `Switched the routine "${routine.name}" ${on ? 'on' : 'off'}`;
      return { routine, undo: change(text, name, back(id, before)) };
    },
    run: async ({ id, facts }, { name }) => {
      const routine = book.need(id);
      book.mustBeValid(draftOf(routine));
      const button = routine.triggers.find(({ trigger, off }) => trigger === 'panel.button' && !off);
      const occasion = occasionOf(`Button (${name})`, { facts });
      const { runId, refused } = await fire(id, button?.id ?? null, occasion);
      if (runId === null) throw new AppError('conflict', `It was not run. ${refused ?? ''}`.trim());
      return { runId };
    },
    test: async ({ askConditions, ...wish }) => {
      book.mustBeValid(wish.draft);
      const { draft, how } = wish;
      const occasion = await testOccasion(ctx, wish);
      const trigger = draft.triggers.find(({ id }) => id === wish.triggerId) ?? draft.triggers[0];
      const asked = askConditions ? [...(trigger?.conditions ?? []), ...draft.conditions] : [];
      const refused = await asking.refusal(asked, occasion, how === 'really');
      if (refused !== null) return { runId: null, refused };
      const { id } = runner.run({
        name: draft.name,
        owner: ctx.id,
        routineId: wish.id,
        steps: draft.steps,
        // What only pretends disturbs nobody.
        queue: how === 'really' ? draft.queue : null,
        occasion,
        mode: how === 'really' ? 'test' : 'pretend',
      });
      return { runId: id, refused: null };
    },
    cancel: ({ runId }, { name }) => {
      const ids = runId === null ? runner.list().map(({ id }) => id) : [runId];
      const stopped = ids.filter((id) => runner.cancel(id, name)).length;
      if (runId !== null && stopped === 0) throw new AppError('not_found', 'This run has ended already.');
      return { stopped };
    },
    history: ({ routineId, before, limit }) => {
      const from = before === null ? Number.MAX_SAFE_INTEGER : Number(before);
      if (!Number.isSafeInteger(from)) throw new AppError('bad_input', 'This is no place in the history.');
      const rows = runs.list(routineId, from, limit + 1);
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        runs: shown.map(({ run }) => ({ ...run, canUndo: runner.canUndo(run.id) })),
        next: rows.length > limit && last ? String(last.seq) : null,
      };
    },
    look: ({ runId }) => runner.look(runId),
    undoStep: async ({ runId, number }) => ({ undone: await runner.undo(runId, number) }),
    versions: ({ id }) => ({ versions: book.versions(id) }),
    restore: ({ id, version }, { name }) => {
      const earlier = book.versions(id).find((one) => one.version === version);
      if (!earlier) throw new AppError('not_found', 'This version is no longer kept: only the last 50 are.');
      const before = book.get(id);
      const isWhole = book.problems(earlier.draft).length === 0;
      const routine = book.put(id, { ...earlier.draft, enabled: earlier.draft.enabled && isWhole }, name);
      return { routine, undo: change(`Brought back "${routine.name}"`, name, back(id, before)) };
    },
    export: ({ ids }) => {
      const chosen = ids.length === 0 ? book.list() : ids.map((id) => book.need(id));
      const stamp = new Date(ctx.clock.now()).toISOString().slice(0, 10);
      return { fileName: `emcee-routines-${stamp}.json`, text: asFile(chosen) };
    },
    import: ({ text }, { name }) => {
      const added = fromFile(text, newId).map(({ id, draft }) => book.put(id, draft, name));
      const problems = added.flatMap((routine) =>
        book.problems(routine).map(({ message }) => ({ routine: routine.name, message })),
      );
      const takeBack = (): void => {
        for (const { id } of added) if (book.get(id)) book.delete(id);
      };
      return { added, problems, undo: change(`Took in ${added.length} routines`, name, takeBack) };
    },
    kinds: () => ({
      ...describeKinds(ctx.registries),
      examples: EXAMPLES.map((example) => ({ ...example })),
    }),
    choices: async ({ control, text }) => ({ choices: await choicesOf(ctx, parts, control, text) }),
    webhook: ({ id, triggerId }) => {
      needHook(id, triggerId);
      return { url: hookUrl(hooks.token(id, triggerId)) };
    },
    renewWebhook: ({ id, triggerId }) => {
      needHook(id, triggerId);
      return { url: hookUrl(hooks.renew(id, triggerId)) };
    },
    hook: async ({ token, facts }) => {
      const found = hooks.find(token, book.list());
      if (!found) throw new AppError('not_found', 'No webhook has this address. It may have been renewed.');
      const { runId } = await fire(found.routine.id, found.triggerId, occasionOf('Webhook', { facts }));
      return { runId };
    },
    setVariable: ({ name, value }, { name: actor }) => {
      const takeBack = variables.takeback(name);
      const variable = variables.set(name, value as Fact);
      return { variable, undo: change(`Set the value "${variable.name}"`, actor, takeBack) };
    },
    deleteVariable: ({ name }, { name: actor }) => {
      if (variables.get(name) === null) throw new AppError('not_found', `Nothing is saved as "${name}".`);
      const takeBack = variables.takeback(name);
      variables.delete(name);
      return { undo: change(`Deleted the value "${name}"`, actor, takeBack) };
    },
  };
}

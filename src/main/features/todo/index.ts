import { type TodoItem, todoContract } from '../../../shared/contract/todo.ts';
import { defineFeature } from '../../engine/feature.ts';
import { type Doer, type Made, panelDoer, recordChange } from '../../engine/recordChange.ts';
import { Focus, type FocusChanged } from './focus.ts';
import { checkPlan, focusCommands } from './focusCommands.ts';
import { listCommands } from './listCommands.ts';
import { Lists, STREAMER, shown } from './lists.ts';
import { todoActions, todoTriggers, todoVariables } from './pieces.ts';
import { todoSettings } from './settings.ts';
import { FocusStore, ListStore, type StoredItem } from './store.ts';

declare module '../../engine/events.ts' {
  interface Events {
    'focus.changed': FocusChanged;
  }
}

/** What is to do: the streamer's list, the tasks of viewers, and time to do them in. */
export const todoFeature = defineFeature({
  contract: todoContract,
  title: 'To-do',
  description: "Keeps the streamer's to-do list, viewers' own tasks, and focus timers with breaks.",
  group: 'chat',
  settings: { version: 1, schema: todoSettings },
  setup(ctx) {
    const { outbox } = ctx.engine.twitch;
    const lists = new Lists(new ListStore(ctx.db), ctx.clock, (owner) =>
      owner.id === '' ? ctx.settings.value.mostItems : ctx.settings.value.mostTasks,
    );
    const focus: Focus = new Focus({
      store: new FocusStore(ctx.db),
      clock: ctx.clock,
      say: (text, told) => outbox.say({ text, from: ctx.id, priority: 'event' }, told),
      announces: () => ctx.settings.value.announce,
      changed: (fact) => ctx.emit('focus.changed', fact),
    });
    const record = (doer: Doer, made: Made<unknown>): string => recordChange(ctx, doer, made);
    const parts = {
      lists,
      focus,
      now: () => ctx.clock.now(),
      prefix: () => ctx.engine.services.get('commands')?.prefix ?? '!',
      settings: () => ctx.settings.value,
      record: (doer: Doer, made: Made<unknown>) => void record(doer, made),
      onFocus: (run: (fact: FocusChanged) => void) => ctx.on('focus.changed', run),
    };
    for (const kind of [...listCommands(parts), ...focusCommands(parts)]) ctx.registries.commands.add(kind);
    for (const kind of todoVariables(parts)) ctx.registries.variables.add(kind);
    for (const kind of todoActions(parts)) ctx.registries.actions.add(kind);
    for (const kind of todoTriggers(parts)) ctx.registries.triggers.add(kind);

    ctx.onStop(
      lists.onChange((owner) => {
        if (owner === '') ctx.push('list', { items: lists.items() });
        else ctx.push('tasks', { tasks: lists.tasks() });
      }),
    );
    ctx.onStop(focus.onChange(() => ctx.push('focus', { timers: focus.list() })));
    ctx.onStop(() => focus.stop());
    focus.start();

    const changed = (caller: { name: string }, made: Made<StoredItem>): { item: TodoItem; undo: string } => ({
      item: shown(made.value),
      undo: record(panelDoer(caller), made),
    });
    const undoable = (caller: { name: string }, made: Made<unknown>): { undo: string } => ({
      undo: record(panelDoer(caller), made),
    });

    return {
      handlers: {
        add: ({ text }, caller) => {
          const made = lists.add(STREAMER, [text], panelDoer(caller));
          const [item] = made.value;
          if (!item) throw new Error('Adding one thing added none.');
          return changed(caller, { ...made, value: item });
        },
        edit: ({ id, text }, caller) => changed(caller, lists.edit(id, text)),
        done: ({ id, done }, caller) => changed(caller, lists.done(id, done)),
        remove: ({ id }, caller) => undoable(caller, lists.remove(id)),
        move: ({ id, to }, caller) => undoable(caller, lists.move(id, to)),
        clear: ({ what }, caller) => undoable(caller, lists.clear(STREAMER, what)),
        startFocus: (plan, caller) => {
          const made = focus.begin(null, checkPlan(plan, ctx.settings.value));
          return { timer: focus.shown(made.value), undo: record(panelDoer(caller), made) };
        },
        stopFocus: ({ id }, caller) => undoable(caller, focus.end(id)),
        pauseFocus: ({ id }, caller) => undoable(caller, focus.pause(id)),
        resumeFocus: ({ id }, caller) => undoable(caller, focus.resume(id)),
        skipFocus: ({ id }) => {
          focus.skip(id);
          return {};
        },
      },
      snapshots: {
        list: () => ({ items: lists.items() }),
        tasks: () => ({ tasks: lists.tasks() }),
        focus: () => ({ timers: focus.list() }),
      },
      api: null,
    };
  },
});

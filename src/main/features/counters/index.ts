import { countersContract } from '../../../shared/contract/counters.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { defineFeature } from '../../engine/feature.ts';
import { type Occasion, occasionOf } from '../../engine/occasion.ts';
import type { Disposer } from '../../engine/ports.ts';
import { type Doer, type Made, panelDoer, recordChange } from '../../engine/recordChange.ts';
import { counterCommands } from './commands.ts';
import { type CounterMoved, Counters, type Moment, milestoneBetween } from './counters.ts';
import {
  type CounterReached,
  counterActions,
  counterConditions,
  counterTriggers,
  counterVariables,
} from './pieces.ts';
import { countersSettings } from './settings.ts';
import { CounterStore, type StoredCounter } from './store.ts';

declare module '../../engine/events.ts' {
  interface Events {
    'counters.moved': CounterMoved;
    'counters.reached': CounterReached;
  }
}

const MOST_CHANGES = 100_000;
const PRUNE_EVERY_MS = 3_600_000;
/** Names that texts of counters may use besides the variables. */
const KNOWN = ['countername', 'milestone', 'counted'];

/** Numbers with names: deaths in this game, hugs in all. */
export const countersFeature = defineFeature({
  contract: countersContract,
  title: 'Counters',
  description: 'Counts anything: in total, in this stream and in this game, with shortcuts such as !death+.',
  group: 'chat',
  settings: { version: 1, schema: countersSettings },
  setup(ctx) {
    const store = new CounterStore(ctx.db);
    const { twitch, services, texts } = ctx.engine;

    const moment = (): Moment => {
      const { live, info } = twitch.state;
      const category = info?.category;
      return { streamId: live?.id ?? null, game: category && category.id !== '' ? category : null };
    };
    const takenBy = (word: string): string | null => services.get('commands')?.takenBy(word) ?? null;

    const counters: Counters = new Counters({
      store,
      clock: ctx.clock,
      moment,
      mostCounters: () => ctx.settings.value.mostCounters,
      checkWord: (word) => {
        const owner = takenBy(word);
        if (owner === null) return;
        throw new AppError('conflict', `"${word}" is taken by ${owner}. Choose another shortcut.`);
      },
      moved: (fact) => ctx.emit('counters.moved', fact),
    });

    const speak = (text: string): void => {
      if (text.trim() !== '') twitch.outbox.say({ text, from: ctx.id, priority: 'event' });
    };
    ctx.on('counters.moved', ({ id, name, before, after }) => {
      const counter = counters.list().find((one) => one.id === id);
      const milestone = counter ? milestoneBetween(counter, before, after) : null;
      if (!counter || milestone === null) return;
      ctx.emit('counters.reached', { name, milestone, total: after });
      if (counter.milestoneText === '') return;
      ctx.guard('saying a milestone', async () => {
        const occasion = occasionOf(`Counter ${name}`, {
          facts: { countername: name, milestone, counted: after },
        });
        speak(await texts.write(counter.milestoneText, occasion));
      });
    });

    const answer = (counter: StoredCounter, occasion: Occasion): string | Promise<string> => {
      if (counter.answer === '') return plainAnswer(counters, counter, moment());
      const facts = {
        ...occasion.facts,
        countername: counter.name,
        counted: counters.value(counter, 'total'),
      };
      return texts.write(counter.answer, { ...occasion, facts });
    };
    const record = (doer: Doer, made: Made<unknown>): string => recordChange(ctx, doer, made);
    const commands = counterCommands({
      counters,
      settings: () => ctx.settings.value,
      record,
      takenBy,
      answer,
    });
    for (const kind of commands.fixed) ctx.registries.commands.add(kind);

    // The shortcuts are commands like all others, as long as their counter is there.
    const words = new Map<number, { key: string; end: Disposer[] }>();
    const renewWords = (): void => {
      const all = new Map(counters.list().map((counter) => [counter.id, counter]));
      const { addRole } = ctx.settings.value;
      const keyOf = ({ name, showWord, addWord, takeWord }: StoredCounter): string =>
        JSON.stringify([name, showWord, addWord, takeWord, addRole]);
      for (const [id, { key, end }] of words) {
        const counter = all.get(id);
        if (counter && keyOf(counter) === key) continue;
        for (const one of end) one();
        words.delete(id);
      }
      for (const [id, counter] of all) {
        if (words.has(id)) continue;
        const end = commands.shortcuts(counter).map((kind) => ctx.registries.commands.add(kind));
        words.set(id, { key: keyOf(counter), end });
      }
    };
    renewWords();
    ctx.onStop(ctx.settings.onChange(renewWords));

    const pieces = {
      counters,
      record: (doer: Doer, made: Made<unknown>) => void record(doer, made),
      onReached: (run: (fact: CounterReached) => void) => ctx.on('counters.reached', run),
    };
    for (const kind of counterVariables(pieces)) ctx.registries.variables.add(kind);
    for (const kind of counterActions(pieces)) ctx.registries.actions.add(kind);
    for (const kind of counterConditions(pieces)) ctx.registries.conditions.add(kind);
    for (const kind of counterTriggers(pieces)) ctx.registries.triggers.add(kind);

    ctx.onStop(
      counters.onChange(() => {
        renewWords();
        const ids = [...counters.touched];
        counters.touched.clear();
        const there = new Map(counters.list().map((counter) => [counter.id, counter]));
        ctx.push('list', {
          changed: ids.flatMap((id) => {
            const counter = there.get(id);
            return counter ? [counters.shown(counter)] : [];
          }),
          gone: ids.filter((id) => !there.has(id)),
        });
      }),
    );
    // Another stream or another game: the counters show other values.
    let seen = JSON.stringify(moment());
    ctx.onStop(
      twitch.onChange(() => {
        const now = JSON.stringify(moment());
        if (now === seen) return;
        seen = now;
        counters.touchAll();
      }),
    );
    ctx.every(PRUNE_EVERY_MS, () => store.keepChanges(MOST_CHANGES));

    const checkTexts = (setup: { answer: string; milestoneText: string }): void => {
      texts.mustBeValid(setup.answer, KNOWN);
      texts.mustBeValid(setup.milestoneText, KNOWN);
    };
    const changed = (caller: { name: string }, counter: StoredCounter, made: Made<unknown>) => ({
      counter: counters.shown(counter),
      undo: record(panelDoer(caller), made),
    });

    return {
      handlers: {
        create: (setup, caller) => {
          checkTexts(setup);
          const made = counters.create(setup);
          return changed(caller, made.value, made);
        },
        configure: ({ id, ...setup }, caller) => {
          checkTexts(setup);
          const made = counters.configure(id, setup);
          return changed(caller, made.value, made);
        },
        remove: ({ id }, caller) => ({ undo: record(panelDoer(caller), counters.remove(id)) }),
        add: ({ id, by }, caller) => {
          const made = counters.add(counters.byNumber(id), by, panelDoer(caller));
          return changed(caller, made.value.counter, made);
        },
        set: ({ id, to, scope }, caller) => {
          const made = counters.set(counters.byNumber(id), to, panelDoer(caller), scope);
          return changed(caller, made.value.counter, made);
        },
        history: ({ id, before, limit }) => ({ changes: counters.history(id, before, limit) }),
        undoChange: ({ changeId }, caller) => ({
          counter: counters.shown(counters.undoChange(changeId, panelDoer(caller))),
        }),
        games: ({ id }) => ({ games: store.games(id) }),
      },
      snapshots: { list: () => ({ counters: counters.list().map((counter) => counters.shown(counter)) }) },
      api: null,
    };
  },
});

/** `deaths: 12 (3 in Celeste, 2 this stream)` */
function plainAnswer(counters: Counters, counter: StoredCounter, { game, streamId }: Moment): string {
  const parts = [
    ...(game ? [`${counters.value(counter, 'game')} in ${game.name}`] : []),
    ...(streamId === null ? [] : [`${counters.value(counter, 'stream')} this stream`]),
  ];
  const more = parts.length > 0 ? ` (${parts.join(', ')})` : '';
  return `${counter.name}: ${counters.value(counter, 'total')}${more}`;
}

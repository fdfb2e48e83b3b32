import { type CounterScope, counterSetupSchema, MOST_COUNT } from '../../../shared/contract/counters.ts';
import { chatRoleAtLeast } from '../../../shared/contract/ladder.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { arg } from '../../engine/commands/arguments.ts';
import {
  type CommandCall,
  type CommandKind,
  type CommandRefusal,
  command,
} from '../../engine/commands/command.ts';
import { onlyFor, refusing } from '../../engine/commands/refusing.ts';
import type { Occasion } from '../../engine/occasion.ts';
import { chatDoer, type Doer, type Made } from '../../engine/recordChange.ts';
import { type Counters, usualWords } from './counters.ts';
import type { CountersSettings } from './settings.ts';
import type { StoredCounter } from './store.ts';

export interface CounterCommandParts {
  counters: Counters;
  settings(): CountersSettings;
  record(doer: Doer, made: Made<unknown>): void;
  /** Null when no command of another feature has the word. */
  takenBy(word: string): string | null;
  /** What the streamer wrote for it, or a plain sentence. */
  answer(counter: StoredCounter, occasion: Occasion): string | Promise<string>;
}

type Spoken = Pick<CommandCall, 'caller' | 'occasion' | 'reply'>;

export type Wish =
  | { kind: 'add'; by: number }
  | { kind: 'set'; to: number; scope: CounterScope }
  | { kind: 'undo' }
  | { kind: 'show' };

const SCOPES: Readonly<Record<string, CounterScope>> = {
  '': 'total',
  total: 'total',
  all: 'total',
  stream: 'stream',
  today: 'stream',
  game: 'game',
};

const exact = (digits: string): number | null => {
  const value = Number(digits);
  return Number.isSafeInteger(value) && Math.abs(value) <= MOST_COUNT ? value : null;
};

/** What follows the counter's name: `+`, `-`, `+3`, `add 3`, `set 5 game`, `reset`, `undo`; null when it is none of them. */
export function readWish(text: string): Wish | null {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/^([+-])\s+(?=\d)/, '$1');
  if (words === '') return { kind: 'show' };
  if (words === '+' || words === '++' || words === 'add' || words === 'up') return { kind: 'add', by: 1 };
  if (words === '-' || words === '--' || words === 'down') return { kind: 'add', by: -1 };
  if (words === 'undo') return { kind: 'undo' };
  const step = /^(?:(add|up|down)\s+)?([+-]?\d{1,13})$/.exec(words);
  if (step?.[2] && (step[1] || /^[+-]/.test(step[2]))) {
    const by = exact(step[2]);
    return by === null ? null : { kind: 'add', by: step[1] === 'down' ? -by : by };
  }
  const set = /^(?:set|=)\s*(-?\d{1,13})(?:\s+(\w+))?$/.exec(words);
  if (set?.[1]) {
    const to = exact(set[1]);
    const scope = SCOPES[set[2] ?? ''];
    return to === null || !scope ? null : { kind: 'set', to, scope };
  }
  const reset = /^reset(?:\s+(\w+))?$/.exec(words);
  if (reset) {
    const scope = SCOPES[reset[1] ?? ''];
    return scope ? { kind: 'set', to: 0, scope } : null;
  }
  return null;
}

const HOW = 'Write + or -, +3, "set 5", "reset" or "undo" after the name.';

export function counterCommands(parts: CounterCommandParts): {
  fixed: CommandKind[];
  shortcuts(counter: StoredCounter): CommandKind[];
} {
  const { counters, record } = parts;

  /** Null when the caller may do that. */
  const denied = (call: Spoken, { kind }: Pick<Wish, 'kind'>): CommandRefusal | null => {
    const { showRole, addRole, setRole } = parts.settings();
    const needed = kind === 'show' ? showRole : kind === 'set' ? setRole : addRole;
    if (chatRoleAtLeast(call.caller.role, needed)) return null;
    return onlyFor(
      kind === 'show' ? 'Asking for counters' : kind === 'set' ? 'Setting counters' : 'Counting',
      needed,
    );
  };

  const tell = async (call: Spoken, counter: StoredCounter): Promise<void> => {
    const text = await parts.answer(counter, call.occasion);
    if (text.trim() !== '') call.reply(text);
  };

  const create = (call: Spoken, name: string): StoredCounter => {
    const usual = usualWords(name);
    const free = (word: string): string | null => (parts.takenBy(word) === null ? word : null);
    const made = counters.create(
      counterSetupSchema.parse({
        name,
        showWord: free(usual.showWord),
        addWord: free(usual.addWord),
        takeWord: free(usual.takeWord),
      }),
    );
    record(chatDoer(call.caller), made);
    return made.value;
  };

  const carryOut = async (
    call: Spoken,
    counter: StoredCounter,
    wish: Wish,
  ): Promise<CommandRefusal | undefined> => {
    const notTheirs = denied(call, wish);
    if (notTheirs) return notTheirs;
    const doer = chatDoer(call.caller);
    const refusal = refusing(() => {
      if (wish.kind === 'add') record(doer, counters.add(counter, wish.by, doer));
      else if (wish.kind === 'set') record(doer, counters.set(counter, wish.to, doer, wish.scope));
      else if (wish.kind === 'undo') {
        const last = counters
          .history(counter.id, null, 50)
          .find(({ kind, undone }) => kind !== 'undo' && !undone);
        if (!last) throw new AppError('not_found', 'There is no change to take back.');
        counters.undoChange(last.id, doer);
      }
    });
    if (refusal) return refusal;
    if (wish.kind === 'show' || parts.settings().answerChanges) await tell(call, counter);
    return undefined;
  };

  const known = (name: string): StoredCounter | null => counters.find(name);

  const fixed = [
    command({
      id: 'counters.counter',
      title: 'Counter',
      help: 'Shows a counter, or counts with it.',
      examples: ['counter deaths', 'counter deaths +', 'counter deaths set 5', 'counter deaths reset game'],
      names: ['counter'],
      arguments: {
        name: arg.word('the name of the counter').optional(),
        change: arg.rest('+, -, +3, set 5, reset, undo', 60).optional(),
      },
      subcommands: [
        command({
          id: 'counters.counter.create',
          title: 'Make a counter',
          help: 'Makes a counter, with shortcuts such as deaths, death+ and death-.',
          examples: ['create deaths'],
          names: ['create', 'new'],
          arguments: { name: arg.word('one word') },
          run: (call) => {
            const notTheirs = denied(call, { kind: 'set' });
            if (notTheirs) return notTheirs;
            if (!counterSetupSchema.safeParse({ name: call.args.name }).success) {
              return { refused: 'A counter is called by one word of letters, digits, - and _.' };
            }
            return refusing(() => {
              const { showWord, addWord, takeWord, name } = create(call, call.args.name);
              const words = [showWord, addWord, takeWord].filter((word) => word !== null);
              call.reply(
                `The counter "${name}" stands at 0.${words.length > 0 ? ` Shortcuts: ${words.join(' ')}` : ''}`,
              );
            });
          },
        }),
        command({
          id: 'counters.counter.remove',
          title: 'Remove a counter',
          help: 'Takes a counter away.',
          examples: ['remove deaths'],
          names: ['remove', 'delete'],
          arguments: { name: arg.word('the name of the counter') },
          run: (call) => {
            const notTheirs = denied(call, { kind: 'set' });
            if (notTheirs) return notTheirs;
            return refusing(() => {
              const made = counters.remove(counters.need(call.args.name).id);
              record(chatDoer(call.caller), made);
              call.reply(`Removed the counter "${made.value.name}". The Counters page can bring it back.`);
            });
          },
        }),
      ],
      run: (call) => {
        const { name, change } = call.args;
        if (name === null) {
          const names = counters.list().map((counter) => counter.name);
          call.reply(names.length > 0 ? `Counters: ${names.join(', ')}` : 'There are no counters yet.');
          return undefined;
        }
        const wish = readWish(change ?? '');
        if (!wish) return { refused: HOW };
        const counter = known(name);
        if (counter) return carryOut(call, counter, wish);
        if (wish.kind === 'show' || wish.kind === 'undo')
          return { refused: `There is no counter "${name}".` };
        // Counting with a name that is new makes the counter.
        if (denied(call, { kind: 'set' })) {
          return { refused: `There is no counter "${name}".` };
        }
        if (!counterSetupSchema.safeParse({ name }).success) {
          return { refused: 'A counter is called by one word of letters, digits, - and _.' };
        }
        const refusal = refusing(() => void create(call, name));
        return refusal ?? carryOut(call, counters.need(name), wish);
      },
    }),
    command({
      id: 'counters.list',
      title: 'Counters',
      help: 'Lists all counters with their totals.',
      examples: ['counters'],
      names: ['counters'],
      run: (call) => {
        const all = counters.list().map((counter) => `${counter.name} ${counters.value(counter, 'total')}`);
        call.reply(all.length > 0 ? all.join(', ') : 'There are no counters yet.');
      },
    }),
  ];

  const shortcuts = (counter: StoredCounter): CommandKind[] => {
    const { id } = counter;
    const kinds: CommandKind[] = [];
    if (counter.showWord !== null) {
      kinds.push(
        command({
          id: `counters.show.${id}`,
          title: `Counter ${counter.name}`,
          help: `Shows the counter "${counter.name}", or counts with it.`,
          examples: [counter.showWord, `${counter.showWord} +3`],
          names: [counter.showWord],
          arguments: { change: arg.rest('+, -, +3, set 5, reset, undo', 60).optional() },
          run: (call) => {
            const wish = readWish(call.args.change ?? '');
            // Chatter after a counter's word is no mistake: !deaths lol
            return carryOut(call, counters.byNumber(id), wish ?? { kind: 'show' });
          },
        }),
      );
    }
    const steps = [
      ['add', counter.addWord, 1, 'up'],
      ['take', counter.takeWord, -1, 'down'],
    ] as const;
    for (const [key, word, sign, way] of steps) {
      if (word === null) continue;
      kinds.push(
        command({
          id: `counters.${key}.${id}`,
          title: `Counter ${counter.name} ${way}`,
          help: `Counts "${counter.name}" ${way}, by one or by a number.`,
          examples: [word, `${word} 3`],
          names: [word],
          role: parts.settings().addRole,
          arguments: { by: arg.whole('how many', 1, 1_000_000).or(1) },
          run: (call) => carryOut(call, counters.byNumber(id), { kind: 'add', by: sign * call.args.by }),
        }),
      );
    }
    return kinds;
  };

  return { fixed, shortcuts };
}

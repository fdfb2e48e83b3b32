import { chatRoleAtLeast } from '../../../shared/contract/ladder.ts';
import type { Quote, QuoteFilter } from '../../../shared/contract/quotes.ts';
import { QUOTE_LENGTH } from '../../../shared/contract/quotes.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { arg } from '../../engine/commands/arguments.ts';
import {
  type CommandCall,
  type CommandKind,
  type CommandRefusal,
  command,
} from '../../engine/commands/command.ts';
import { onlyFor, refusing } from '../../engine/commands/refusing.ts';
import { chatDoer, type Doer, type Made } from '../../engine/recordChange.ts';
import { ALL_QUOTES, type Quotes } from './quotes.ts';
import type { QuotesSettings } from './settings.ts';
import type { QuoteStore } from './store.ts';
import { quoteWords } from './words.ts';

export interface QuoteCommandParts {
  quotes: Quotes;
  store: QuoteStore;
  settings(): QuotesSettings;
  /** What is played now; empty when nobody knows. */
  game(): string;
  /** Whose channel it is; empty before the streamer has signed in. */
  streamer(): string;
  /** Of this channel's commands: `!`. */
  prefix(): string;
  record(doer: Doer, made: Made<unknown>): void;
}

/** What every call has, whatever its arguments are. */
type Spoken = Pick<CommandCall, 'caller' | 'message' | 'reply'>;

const LISTED = 5;

/** A day as a span, from `2026-05-03`, `2026-05` or `2026`; null for anything else. */
export function daysOf(text: string): { from: number; to: number } | null {
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text.trim());
  if (!match) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  const day = match[3] === undefined ? null : Number(match[3]);
  if (month !== null && (month < 1 || month > 12)) return null;
  const start = new Date(year, (month ?? 1) - 1, day ?? 1);
  if (day !== null && start.getDate() !== day) return null;
  const end =
    day !== null
      ? new Date(year, start.getMonth(), day + 1)
      : month !== null
        ? new Date(year, month, 1)
        : new Date(year + 1, 0, 1);
  return { from: start.getTime(), to: end.getTime() - 1 };
}

export function quoteCommands(parts: QuoteCommandParts): CommandKind[] {
  const { quotes, store, record } = parts;
  const words = (quote: Quote): string => quoteWords(quote, parts.settings());
  const mayChange = (call: Spoken): boolean => chatRoleAtLeast(call.caller.role, parts.settings().changeRole);
  const notTheirs = (): CommandRefusal => onlyFor('Changing quotes', parts.settings().changeRole);

  const say = (call: Spoken, quote: Quote): void => call.reply(words(quote));

  const add = (call: Spoken, given: string | null): CommandRefusal | undefined => {
    const { caller, message } = call;
    const { addRole, suggestions, suggestRole, mostSuggestions } = parts.settings();
    const direct = chatRoleAtLeast(caller.role, addRole);
    if (!direct && !(suggestions && chatRoleAtLeast(caller.role, suggestRole))) {
      return onlyFor('Adding quotes', suggestions ? suggestRole : addRole);
    }
    if (!direct && store.suggestionsOf(caller.id) >= mostSuggestions) {
      return { refused: 'You have enough suggestions waiting. Once they are decided, you can make more.' };
    }
    let text = (given ?? '').trim();
    let author = parts.streamer();
    const answered = message?.reply ?? null;
    if (text === '' && answered) {
      text = answered.text.trim();
      author = answered.user.name;
    } else {
      const named = /^@(\S{1,60})\s+([\s\S]+)$/.exec(text);
      if (named?.[1] && named[2]) {
        author = named[1];
        text = named[2].trim();
      }
    }
    const inQuotes = /^["“](.+)["”]$/s.exec(text);
    if (inQuotes?.[1] && !/["“”]/.test(inQuotes[1])) text = inQuotes[1].trim();
    if (text === '') {
      return {
        refused:
          'Write the quote after the command, or answer the line that you want to keep. With @name in front it is theirs.',
      };
    }
    if (text.length > QUOTE_LENGTH)
      return { refused: `A quote can have ${QUOTE_LENGTH} characters at most.` };
    return refusing(() => {
      const made = quotes.add({ text, author, game: parts.game(), saidAt: null }, chatDoer(caller), !direct);
      record(chatDoer(caller), made);
      call.reply(
        direct
          ? `Added quote ${made.value.number}: "${made.value.text}"`
          : 'Thank you! Your quote waits for a moderator.',
      );
    });
  };

  const remove = (call: Spoken, number: number): CommandRefusal | undefined => {
    if (!mayChange(call)) return notTheirs();
    return refusing(() => {
      const made = quotes.remove(quotes.numbered(number).id);
      record(chatDoer(call.caller), made);
      call.reply(`Removed quote ${number}. "quote restore ${number}" brings it back.`);
    });
  };

  const pick = (call: Spoken, filter: Partial<QuoteFilter>, none: string): CommandRefusal | undefined => {
    const quote = quotes.pick(filter);
    if (!quote) return { refused: none };
    say(call, quote);
    return undefined;
  };

  const list = (call: Spoken, filter: Partial<QuoteFilter>): void => {
    const whole = { ...ALL_QUOTES, ...filter };
    const total = store.count(whole);
    if (total === 0) {
      call.reply('No quote fits that.');
      return;
    }
    const found = store.list(whole, 'newest', 0, 20);
    const [only] = found;
    if (total === 1 && only) {
      say(call, only);
      return;
    }
    const numbers = found.map(({ number }) => `#${number}`).join(' ');
    call.reply(`${total} quotes: ${numbers}${total > found.length ? ' and older ones' : ''}`);
  };

  const waitingOnes = (): Quote[] => store.list({ ...ALL_QUOTES, state: 'waiting' }, 'oldest', 0, LISTED);

  const decide = (call: Spoken, place: number, take: boolean): CommandRefusal | undefined => {
    if (!chatRoleAtLeast(call.caller.role, parts.settings().addRole))
      return onlyFor('Deciding suggestions', parts.settings().addRole);
    return refusing(() => {
      const quote = waitingOnes()[place - 1];
      if (!quote)
        throw new AppError(
          'not_found',
          `There is no such suggestion. ${parts.prefix()}quote waiting lists them.`,
        );
      const made = take ? quotes.approve(quote.id) : quotes.remove(quote.id);
      record(chatDoer(call.caller), made);
      call.reply(take ? `Added ${words(made.value)}` : `Turned down: "${quote.text}"`);
    });
  };

  const numberOf = () => arg.whole('the number of the quote', 1, 1_000_000_000);
  return [
    command({
      id: 'quotes.quote',
      title: 'Quote',
      help: 'Says a quote: by number, with some words in it, or any.',
      examples: ['quote', 'quote 12', 'quote never again', 'quote add @robin I meant to do that'],
      names: ['quote'],
      cooldowns: [{ bucket: 'everyone', uses: 3, seconds: 15 }],
      arguments: { which: arg.rest('a number, or words in it').optional() },
      subcommands: [
        command({
          id: 'quotes.quote.add',
          title: 'Add a quote',
          help: 'Keeps what was said. As an answer to a line it keeps that line.',
          examples: ['add I meant to do that', 'add @robin I meant to do that'],
          names: ['add'],
          arguments: { text: arg.rest('what was said; with @name in front it is theirs').optional() },
          run: (call) => add(call, call.args.text),
        }),
        command({
          id: 'quotes.quote.edit',
          title: 'Change a quote',
          help: 'Gives a quote another text.',
          examples: ['edit 12 I meant to do that'],
          names: ['edit', 'change'],
          arguments: { number: numberOf(), text: arg.rest('the new text', QUOTE_LENGTH) },
          run: (call) => {
            if (!mayChange(call)) return notTheirs();
            return refusing(() => {
              const made = quotes.edit(quotes.numbered(call.args.number).id, { text: call.args.text.trim() });
              record(chatDoer(call.caller), made);
              call.reply(`Changed ${words(made.value)}`);
            });
          },
        }),
        command({
          id: 'quotes.quote.remove',
          title: 'Remove a quote',
          help: 'Takes a quote away; its number stays free for nobody else.',
          examples: ['remove 12'],
          names: ['remove', 'delete', 'del'],
          arguments: { number: numberOf() },
          run: (call) => remove(call, call.args.number),
        }),
        command({
          id: 'quotes.quote.restore',
          title: 'Bring a quote back',
          help: 'Undoes the removal of a quote.',
          examples: ['restore 12'],
          names: ['restore', 'undo'],
          arguments: { number: numberOf() },
          run: (call) => {
            if (!mayChange(call)) return notTheirs();
            return refusing(() => {
              const quote = store.numbered(call.args.number);
              if (!quote) throw new AppError('not_found', `There never was a quote ${call.args.number}.`);
              const made = quotes.restore(quote.id);
              record(chatDoer(call.caller), made);
              call.reply(`It is back: ${words(made.value)}`);
            });
          },
        }),
        command({
          id: 'quotes.quote.search',
          title: 'Search quotes',
          help: 'Lists the quotes with all these words in them.',
          examples: ['search never again'],
          names: ['search', 'find'],
          arguments: { text: arg.rest('words in text, name or game') },
          run: (call) => list(call, { text: call.args.text }),
        }),
        command({
          id: 'quotes.quote.by',
          title: 'Quote of somebody',
          help: 'Says any quote of one person.',
          examples: ['by @robin'],
          names: ['by', 'author'],
          arguments: { author: arg.rest('whose') },
          run: (call) => {
            const author = call.args.author.trim().replace(/^@/, '');
            return pick(call, { author }, `There is no quote by ${author}.`);
          },
        }),
        command({
          id: 'quotes.quote.game',
          title: 'Quote from a game',
          help: 'Says any quote from one game; from the present one when none is named.',
          examples: ['game', 'game Celeste'],
          names: ['game'],
          arguments: { game: arg.rest('the name of the game').optional() },
          run: (call) => {
            const game = (call.args.game ?? parts.game()).trim();
            if (game === '') return { refused: 'Nobody knows what is played now. Name a game.' };
            return pick(call, { game }, `There is no quote from ${game}.`);
          },
        }),
        command({
          id: 'quotes.quote.date',
          title: 'Quotes of a day',
          help: 'Lists the quotes of a day, a month or a year.',
          examples: ['date 2026-05-03', 'date 2026-05'],
          names: ['date', 'day'],
          arguments: { day: arg.word('2026-05-03, 2026-05 or 2026') },
          run: (call) => {
            const span = daysOf(call.args.day);
            if (!span)
              return { refused: 'Write the day like 2026-05-03, a month like 2026-05, a year like 2026.' };
            list(call, span);
            return undefined;
          },
        }),
        command({
          id: 'quotes.quote.count',
          title: 'Number of quotes',
          help: 'Says how many quotes there are.',
          examples: ['count'],
          names: ['count', 'list'],
          run: (call) => {
            const { kept, waiting } = quotes.counts();
            const also =
              waiting > 0 ? `, and ${waiting} ${waiting === 1 ? 'waits' : 'wait'} for approval` : '';
            call.reply(`There ${kept === 1 ? 'is 1 quote' : `are ${kept} quotes`}${also}.`);
          },
        }),
        command({
          id: 'quotes.quote.waiting',
          title: 'Suggested quotes',
          help: 'Shows what was suggested and waits for approval.',
          examples: ['waiting'],
          names: ['waiting', 'suggestions'],
          role: 'moderator',
          run: (call) => {
            const waiting = waitingOnes();
            if (waiting.length === 0) call.reply('No suggestion waits.');
            else
              call.reply(
                waiting.map(({ text, addedBy }, at) => `${at + 1}: "${text}" (${addedBy})`).join(' · '),
              );
          },
        }),
        command({
          id: 'quotes.quote.approve',
          title: 'Take a suggestion in',
          help: 'Adds a suggested quote; the number is its place in the list of those.',
          examples: ['approve 1'],
          names: ['approve', 'accept'],
          role: 'moderator',
          arguments: { place: arg.whole('the place in the list', 1, LISTED).or(1) },
          run: (call) => decide(call, call.args.place, true),
        }),
        command({
          id: 'quotes.quote.deny',
          title: 'Turn a suggestion down',
          help: 'Removes a suggested quote; the number is its place in the list of those.',
          examples: ['deny 1'],
          names: ['deny', 'reject'],
          role: 'moderator',
          arguments: { place: arg.whole('the place in the list', 1, LISTED).or(1) },
          run: (call) => decide(call, call.args.place, false),
        }),
      ],
      run: (call) => {
        const which = (call.args.which ?? '').trim().replace(/^#/, '');
        if (/^\d{1,9}$/.test(which)) return refusing(() => say(call, quotes.numbered(Number(which))));
        if (which === '') return pick(call, {}, 'There are no quotes yet. A moderator can add one.');
        return pick(call, { text: which }, `No quote has "${which}" in it.`);
      },
    }),
    command({
      id: 'quotes.add',
      title: 'Add a quote (short)',
      help: 'Keeps what was said, as the quote command does.',
      examples: ['addquote I meant to do that'],
      names: ['addquote', 'quoteadd'],
      hidden: true,
      arguments: { text: arg.rest('what was said').optional() },
      run: (call) => add(call, call.args.text),
    }),
    command({
      id: 'quotes.remove',
      title: 'Remove a quote (short)',
      help: 'Removes a quote, as the quote command does.',
      examples: ['removequote 12'],
      names: ['removequote', 'delquote'],
      hidden: true,
      arguments: { number: numberOf() },
      run: (call) => remove(call, call.args.number),
    }),
  ];
}

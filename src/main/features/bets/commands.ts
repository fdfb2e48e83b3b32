import { splitChoices } from '../../../shared/choices.ts';
import { MOST_MINUTES } from '../../../shared/contract/bets.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { arg } from '../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../engine/commands/command.ts';
import { needChoice, readOptions, readQuestion } from '../../engine/commands/readChoices.ts';
import { refusing } from '../../engine/commands/refusing.ts';
import { waitText } from '../../engine/commands/spans.ts';
import type { Clock } from '../../engine/ports.ts';
import { chatDoer } from '../../engine/recordChange.ts';
import type { Bets } from './bets.ts';
import type { BetDesk } from './desk.ts';
import type { BetSettings } from './settings.ts';
import type { BetStore, StoredBet } from './store.ts';
import { optionWords, standingWords } from './words.ts';

export interface BetCommandParts {
  bets: Bets;
  desk: BetDesk;
  store: BetStore;
  clock: Clock;
  settings(): BetSettings;
  prefix(): string;
}

/** `2`, `2.5`, `x2,5`: hundredths; null for no odds. */
function readOdds(word: string): number | null {
  const read = /^[x×]?(\d{1,3}(?:[.,]\d{1,2})?)x?$/i.exec(word)?.[1];
  return read === undefined ? null : Math.round(Number(read.replace(',', '.')) * 100);
}

/** `yes 1.5, no 2.5`. */
function readPriced(text: string): { options: string[]; odds: number[] } {
  const odds: number[] = [];
  const titles = splitChoices(text).map((part) => {
    const space = part.lastIndexOf(' ');
    const times = space < 0 ? null : readOdds(part.slice(space + 1));
    if (times === null || times < 101 || times > 10_000)
      throw new AppError('bad_input', `Put odds from 1.01 to 100 behind "${part}", as in "yes 1.5, no 2.5".`);
    odds.push(times);
    return part.slice(0, space).trim();
  });
  return { options: readOptions(titles.join('|')), odds };
}

export function betCommands(parts: BetCommandParts): CommandKind[] {
  const { bets, desk, store, clock } = parts;
  const optionOf = (bet: StoredBet, typed: string): number => needChoice(bet.options, typed);
  const own = (bet: StoredBet, viewerId: string): string => {
    const stakes = store.stakesOf(bet.id, viewerId);
    if (stakes.length === 0) return '';
    const on = stakes.map(
      ({ amount, option }) => `${bets.words(amount, bet.currency)} on ${optionWords(bet, option)}`,
    );
    return ` You have ${on.join(' and ')}.`;
  };
  const status = (viewerId: string): string => {
    const bet = bets.need();
    const until =
      bet.state === 'locked'
        ? ' It is locked and waits for the result.'
        : bet.locksAt === null
          ? ' It is open.'
          : ` It locks in ${waitText(bet.locksAt - clock.now())}.`;
    const pot = `${bets.words(bet.pool, bet.currency)} in the pot.`;
    return `${bet.question} ${standingWords(bet, store.sums(bet.id))}. ${pot}${until}${own(bet, viewerId)}`;
  };
  const minutes = arg.whole('how many minutes, 0 for by hand', 0, MOST_MINUTES).optional();

  return [
    command({
      id: 'bets.bet',
      title: 'Bet',
      help: 'Puts points on an option of the bet that runs, or tells how it stands.',
      names: ['bet', 'predict'],
      examples: ['bet', 'bet A 100', 'bet 2 all'],
      arguments: {
        option: arg.word('the letter, number or name of an option').or(''),
        amount: arg.amount('how much, all or half').optional(),
      },
      run: (call) =>
        refusing(() => {
          const { args, caller } = call;
          if (args.option === '') {
            call.reply(status(caller.id));
            return;
          }
          const { bet, total } = bets.stake(caller, optionOf(bets.need(), args.option), args.amount);
          const option = optionOf(bet, args.option);
          if (parts.settings().answers)
            call.reply(
              `You have ${bets.words(total, bet.currency)} on ${optionWords(bet, option)}. Good luck!`,
            );
        }),
      subcommands: [
        command({
          id: 'bets.bet.open',
          title: 'Open a bet',
          help: 'Opens a bet whose pot the winners share. Question and options are in quotes.',
          names: ['open', 'start', 'create'],
          examples: ['open "Will we win?" "yes, no" 5'],
          role: 'moderator',
          arguments: {
            question: arg.word('what it is about, in quotes'),
            options: arg.word('the options in quotes, with commas between them'),
            minutes,
          },
          run: (call) =>
            refusing(() => {
              const { question, options, minutes: length } = call.args;
              const draft = {
                question: readQuestion(question),
                options: readOptions(options),
                odds: null,
                minutes: length,
              };
              desk.open(draft, chatDoer(call.caller));
            }),
        }),
        command({
          id: 'bets.bet.fixed',
          title: 'Open a bet with fixed odds',
          help: 'Opens a bet whose odds are fixed, so that the house may have to pay. The settings have to allow it.',
          names: ['fixed'],
          examples: ['fixed "Will we win?" "yes 1.5, no 2.5" 5'],
          role: 'moderator',
          arguments: {
            question: arg.word('what it is about, in quotes'),
            options: arg.word('the options with their odds in quotes'),
            minutes,
          },
          run: (call) =>
            refusing(() => {
              const { question, options, minutes: length } = call.args;
              const draft = { question: readQuestion(question), ...readPriced(options), minutes: length };
              desk.open(draft, chatDoer(call.caller));
            }),
        }),
        command({
          id: 'bets.bet.lock',
          title: 'Lock the bet',
          help: 'Lets nobody bet any more.',
          names: ['lock', 'close'],
          examples: ['lock'],
          role: 'moderator',
          run: (call) => refusing(() => void desk.lock(chatDoer(call.caller))),
        }),
        command({
          id: 'bets.bet.end',
          title: 'End the bet',
          help: 'Says which option was right, and pays.',
          names: ['end', 'win', 'resolve'],
          examples: ['end A'],
          role: 'moderator',
          arguments: { option: arg.rest('the letter, number or name of the option that was right', 100) },
          run: (call) =>
            refusing(() => {
              const bet = bets.need();
              desk.end(optionOf(bet, call.args.option), chatDoer(call.caller), bet.id);
            }),
        }),
        command({
          id: 'bets.bet.cancel',
          title: 'Call the bet off',
          help: 'Ends the bet without a result; everybody gets their stake back.',
          names: ['cancel', 'refund'],
          examples: ['cancel'],
          role: 'moderator',
          run: (call) => refusing(() => void desk.cancel(chatDoer(call.caller))),
        }),
        command({
          id: 'bets.bet.status',
          title: 'How the bet stands',
          help: 'Tells how the bet stands, and what you have on it.',
          names: ['status'],
          examples: ['status'],
          run: (call) => refusing(() => call.reply(status(call.caller.id))),
        }),
        command({
          id: 'bets.bet.leave',
          title: 'Take a stake back',
          help: 'Takes your stake back before the lock, where the settings allow it.',
          names: ['leave'],
          examples: ['leave'],
          run: (call) =>
            refusing(() => {
              const { bet, amount } = bets.leave(call.caller);
              call.reply(`You have your ${bets.words(amount, bet.currency)} back.`);
            }),
        }),
      ],
    }),
  ];
}

import { XP } from '../../../shared/contract/economy.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import { type Amount, arg } from '../../engine/commands/arguments.ts';
import { type CommandCall, type CommandKind, command } from '../../engine/commands/command.ts';
import { refusing } from '../../engine/commands/refusing.ts';
import type { Crowd } from '../../engine/crowd.ts';
import type { Ledger } from '../../engine/ledger.ts';
import type { Clock } from '../../engine/ports.ts';
import type { Currency } from '../../engine/purse.ts';
import type { Claims } from './claims.ts';
import type { PlanKeeper } from './planKeeper.ts';
import type { Ranks } from './ranks.ts';

export interface EconomyCommandParts {
  ledger: Ledger;
  plan: PlanKeeper;
  claims: Claims;
  ranks: Ranks;
  clock: Clock;
  feePercent(): number;
  nameOf(viewerId: string): string;
  /** Those who are here and earn something. */
  present(): readonly string[];
  /** Null while the Users module is off. */
  crowd(): Crowd | null;
  /** Keeps what a moderator did for the audit log and the list of changes. */
  did(caller: Person, text: string, reference: string): void;
}

const RESTS = [{ bucket: 'viewer', uses: 1, seconds: 5 }] as const;
const SHOWN = 5;

/** `1,200 tokens`. */
export function amountWords(amount: number, currency: Currency): string {
  return `${amount.toLocaleString('en-GB')} ${amount === 1 ? currency.one : currency.many}`;
}

/** The larger of 1 and so many percent, rounded down. */
export function giftFee(amount: number, percent: number): number {
  return percent === 0 ? 0 : Math.max(1, Math.floor((amount * percent) / 100));
}

export function economyCommands(parts: EconomyCommandParts): CommandKind[] {
  const { ledger, plan, claims, ranks, clock } = parts;
  const owns = (who: Person, caller: Person): string =>
    who.id === caller.id ? 'You have' : `${who.name} has`;
  /** One line of chat books once, however often it is heard. */
  const referenceOf = (call: CommandCall, what: string): string =>
    `${what}:${call.message?.id ?? call.occasion.line?.id ?? `${call.caller.id}:${clock.now()}`}`;
  const currencyOf = (name: string | null): Currency | { refused: string } => {
    if (name === null) return plan.main;
    const currency = plan.named(name);
    if (currency && currency.id !== XP) return currency;
    return {
      refused: `There is no currency "${name}". There ${plan.now.currencies.length === 1 ? 'is' : 'are'} ${plan.now.currencies.map(({ many }) => many).join(', ')}.`,
    };
  };
  const resolve = (amount: Amount, balance: number): number =>
    amount === 'all' ? balance : amount === 'half' ? Math.floor(balance / 2) : amount;

  const change = (sign: 1 | -1, what: 'give' | 'take'): CommandKind =>
    command({
      id: `economy.${what}`,
      title: sign > 0 ? 'Give' : 'Take',
      help:
        sign > 0
          ? 'Gives somebody tokens, or another currency, out of nothing.'
          : 'Takes tokens, or another currency, from somebody.',
      names: sign > 0 ? ['give', 'addpoints'] : ['take', 'removepoints'],
      examples: sign > 0 ? ['give @robin 100'] : ['take @robin 100', 'take @robin all'],
      role: 'moderator',
      arguments: {
        viewer: arg.viewer(sign > 0 ? 'who gets it' : 'who loses it'),
        amount: arg.amount('how many'),
        currency: arg.word('of which currency').optional(),
      },
      run(call) {
        const { viewer, amount } = call.args;
        const currency = currencyOf(call.args.currency);
        if ('refused' in currency) return currency;
        if (sign > 0 && typeof amount !== 'number') return { refused: 'Say how many, as a number.' };
        const before = ledger.balance(viewer.id, currency.id);
        const whole = resolve(amount, before);
        if (!(whole > 0)) return { refused: sign > 0 ? 'Give at least 1.' : `${viewer.name} has none.` };
        const reference = referenceOf(call, what);
        ledger.payMany({
          reason: sign > 0 ? 'Given by a moderator' : 'Taken by a moderator',
          reference,
          actor: call.caller.id,
          lines: [{ viewerId: viewer.id, currency: currency.id, amount: sign * whole }],
        });
        const words = amountWords(whole, currency);
        parts.did(
          call.caller,
          sign > 0 ? `Gave ${viewer.name} ${words}` : `Took ${words} from ${viewer.name}`,
          reference,
        );
        const now = amountWords(ledger.balance(viewer.id, currency.id), currency);
        return call.reply(
          `${sign > 0 ? `${viewer.name} gets ${words}` : `${viewer.name} loses ${words}`} and has ${now} now.`,
        );
      },
    });

  return [
    command({
      id: 'economy.balance',
      title: 'Balance',
      help: 'Tells how much you, or somebody else, have.',
      names: ['tokens', 'points', 'balance'],
      examples: ['tokens', 'tokens @robin'],
      arguments: { viewer: arg.viewer('whose').optional() },
      cooldowns: RESTS,
      run({ args, caller, reply }) {
        const who = args.viewer ?? caller;
        const own = ledger.balances(who.id);
        const [main, ...others] = plan.now.currencies;
        const shown = [
          amountWords(own.get(main?.id ?? '') ?? 0, plan.main),
          ...others.flatMap((other) => {
            const amount = own.get(other.id) ?? 0;
            return amount === 0 ? [] : [amountWords(amount, other)];
          }),
        ];
        reply(`${owns(who, caller)} ${listWords(shown)}.`);
      },
    }),
    command({
      id: 'economy.level',
      title: 'Level',
      help: 'Tells your level, or somebody else’s, and what is missing to the next one.',
      names: ['level', 'xp'],
      examples: ['level', 'level @robin'],
      arguments: { viewer: arg.viewer('whose').optional() },
      cooldowns: RESTS,
      run({ args, caller, reply }) {
        const who = args.viewer ?? caller;
        const xp = ledger.balance(who.id, XP).toLocaleString('en-GB');
        const missing = ranks.toNextLevel(who.id).toLocaleString('en-GB');
        const subject = who.id === caller.id ? 'You are' : `${who.name} is`;
        reply(`${subject} at level ${ranks.level(who.id)} with ${xp} XP; ${missing} more to the next.`);
      },
    }),
    command({
      id: 'economy.rank',
      title: 'Rank',
      help: 'Tells which rank and place you, or somebody else, have reached.',
      names: ['rank'],
      examples: ['rank', 'rank @robin'],
      arguments: { viewer: arg.viewer('whose').optional() },
      cooldowns: RESTS,
      run({ args, caller, reply }) {
        const who = args.viewer ?? caller;
        const rank = ranks.rank(who.id);
        const place = ledger.place(who.id, XP);
        const self = who.id === caller.id;
        const title = rank
          ? `${self ? 'You are' : `${who.name} is`} ${rank.name}`
          : `${owns(who, caller)} no rank yet`;
        reply(place === null ? `${title}.` : `${title}, in place ${place} by XP.`);
      },
    }),
    command({
      id: 'economy.leaderboard',
      title: 'Leaderboard',
      help: 'Tells who has the most XP, watch time or tokens.',
      names: ['leaderboard', 'top'],
      examples: ['leaderboard', 'leaderboard watchtime', 'leaderboard tokens'],
      arguments: { by: arg.word('xp, watchtime or a currency').or(XP) },
      cooldowns: [{ bucket: 'everyone', uses: 1, seconds: 5 }],
      run({ args, say }) {
        if (['watchtime', 'watch', 'hours'].includes(args.by.toLowerCase())) {
          const crowd = parts.crowd();
          if (!crowd) return { refused: 'Nobody counts watch time while the Users module is off.' };
          const longest = crowd.longestWatching(SHOWN);
          if (longest.length === 0) return say('Nobody has watched long enough yet.');
          const lines = longest.map(
            ({ id, minutes }, index) =>
              `${index + 1}. ${parts.nameOf(id)} ${(minutes / 60).toLocaleString('en-GB', { maximumFractionDigits: 1 })} h`,
          );
          return say(`Longest here: ${lines.join(' · ')}`);
        }
        const currency = plan.named(args.by);
        if (!currency) {
          return {
            refused: `Try xp, watchtime or ${plan.now.currencies.map(({ id }) => id).join(' or ')}.`,
          };
        }
        const leaders = ledger.leaders(currency.id, SHOWN);
        if (leaders.length === 0) return say(`Nobody has any ${currency.many} yet.`);
        const lines = leaders.map(
          ({ place, viewerId, amount }) =>
            `${place}. ${parts.nameOf(viewerId)} ${amount.toLocaleString('en-GB')}`,
        );
        say(`Most ${currency.many}: ${lines.join(' · ')}`);
      },
    }),
    command({
      id: 'economy.daily',
      title: 'Daily',
      help: 'Gives you tokens once a day, and more for each day in a row.',
      names: ['daily'],
      run: ({ caller, reply }) =>
        refusing(() => {
          const { amount, streak } = claims.daily(caller.id);
          const row = streak > 1 ? ` That is day ${streak} in a row.` : '';
          reply(`Here are your ${amountWords(amount, plan.main)} for today.${row}`);
        }),
    }),
    command({
      id: 'economy.hourly',
      title: 'Hourly',
      help: 'Gives you a few tokens once an hour.',
      names: ['hourly'],
      run: ({ caller, reply }) =>
        refusing(() => reply(`Here you are: ${amountWords(claims.hourly(caller.id), plan.main)}.`)),
    }),
    command({
      id: 'economy.work',
      title: 'Work',
      help: 'Does a job for tokens; after it you need some rest.',
      names: ['work'],
      run: ({ caller, reply }) =>
        refusing(() => {
          const { done, amount } = claims.work(caller.id);
          reply(`You ${done} and earned ${amountWords(amount, plan.main)}.`);
        }),
    }),
    command({
      id: 'economy.gift',
      title: 'Gift',
      help: 'Gives some of yours to somebody else; a small fee is kept.',
      names: ['gift', 'pay'],
      examples: ['gift @robin 100', 'gift @robin half'],
      arguments: {
        viewer: arg.viewer('who gets it'),
        amount: arg.amount('how many'),
        currency: arg.word('of which currency').optional(),
      },
      run(call) {
        const { viewer, amount } = call.args;
        const currency = currencyOf(call.args.currency);
        if ('refused' in currency) return currency;
        if (viewer.id === call.caller.id) return { refused: 'You cannot gift something to yourself.' };
        const balance = ledger.balance(call.caller.id, currency.id);
        const whole = resolve(amount, balance);
        const fee = giftFee(whole, parts.feePercent());
        if (whole - fee < 1) {
          return { refused: `Gift at least ${amountWords(parts.feePercent() === 0 ? 1 : 2, currency)}.` };
        }
        if (whole > balance) {
          return { refused: `You have ${amountWords(balance, currency)}, which is not enough.` };
        }
        ledger.transfer({
          from: call.caller.id,
          to: viewer.id,
          currency: currency.id,
          amount: whole,
          fee,
          reason: 'Gift',
          reference: referenceOf(call, 'gift'),
          actor: call.caller.id,
        });
        const kept = fee === 0 ? '' : ` (${fee} of ${whole} kept as a fee)`;
        return call.say(
          `${call.caller.name} gave ${viewer.name} ${amountWords(whole - fee, currency)}${kept}.`,
        );
      },
    }),
    change(1, 'give'),
    change(-1, 'take'),
    command({
      id: 'economy.giveall',
      title: 'Give to all',
      help: 'Gives everybody who is here the same.',
      names: ['giveall'],
      examples: ['giveall 10'],
      role: 'moderator',
      arguments: {
        amount: arg.whole('how many for each', 1, 1_000_000),
        currency: arg.word('of which currency').optional(),
      },
      run(call) {
        const currency = currencyOf(call.args.currency);
        if ('refused' in currency) return currency;
        const present = parts.present();
        if (present.length === 0) return { refused: 'Nobody is here who could get it.' };
        const reference = referenceOf(call, 'giveall');
        const { already } = ledger.payMany({
          reason: 'Given to all who were here',
          reference,
          actor: call.caller.id,
          lines: present.map((viewerId) => ({ viewerId, currency: currency.id, amount: call.args.amount })),
        });
        if (already) return undefined;
        const words = amountWords(call.args.amount, currency);
        const people = `${present.length} ${present.length === 1 ? 'person' : 'people'}`;
        parts.did(call.caller, `Gave ${people} ${words} each`, reference);
        return call.say(`${words} for each of the ${people} here!`);
      },
    }),
  ];
}

function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

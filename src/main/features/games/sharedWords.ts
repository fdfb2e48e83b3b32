import { AppError } from '../../../shared/rpc/errors.ts';
import { arg } from '../../engine/commands/arguments.ts';
import { type CommandCall, type CommandKind, command } from '../../engine/commands/command.ts';
import { readAmount } from '../../engine/commands/parseArguments.ts';
import { refusingSoon } from '../../engine/commands/refusing.ts';
import type { House } from '../../engine/games/house.ts';
import type { TableRecord } from '../../engine/games/records.ts';
import type { WordOffer } from '../../engine/games/wordOffer.ts';
import { SHARED_WORDS, type SharedWord } from '../../engine/games/words.ts';

const HELP: Readonly<
  Record<SharedWord, { title: string; help: string; names: string[]; examples: string[]; nothing: string }>
> = {
  join: {
    title: 'Join',
    names: ['join'],
    help: 'Joins the game that is open, with an amount where it takes one.',
    examples: ['join', 'join 100', 'join heist 100'],
    nothing: 'There is nothing to join just now.',
  },
  accept: {
    title: 'Accept',
    names: ['accept'],
    help: 'Accepts a challenge.',
    examples: ['accept', 'accept @robin'],
    nothing: 'Nobody has challenged you.',
  },
  decline: {
    title: 'Decline',
    names: ['decline'],
    help: 'Declines a challenge.',
    examples: ['decline', 'decline @robin'],
    nothing: 'Nobody has challenged you.',
  },
  leave: {
    title: 'Leave a game',
    names: ['leave', 'forfeit'],
    help: 'Leaves the game that you are in. Before it has begun, the stake goes back.',
    examples: ['leave', 'leave heist'],
    nothing: 'You are in no game that you could leave.',
  },
};

/** The one place for the words that games share: each goes to the table that offers it to this person. */
export function sharedWords(
  house: House,
  others: ReadonlySet<WordOffer>,
  prefix: () => string,
): CommandKind[] {
  return SHARED_WORDS.map((word) => {
    const { title, help, names: chatNames, examples, nothing } = HELP[word];
    return command({
      id: `games.${word}`,
      title,
      help,
      names: chatNames,
      examples,
      arguments: { which: arg.rest('which game or whose, and an amount', 100).or('') },
      run: (call) =>
        // What takes part besides the tables may have to ask Twitch first.
        refusingSoon(() => {
          const { names, amount } = split(call.args.which);
          const offered = house.all().filter((record) => offers(house, record, word, call));
          const besidesOffered = [...others].filter((offer) => offer.offers(call.caller).includes(word));
          const besidesMeant = besidesOffered.filter((offer) => names.every((name) => name === offer.name));
          const called = offered.filter((record) => names.every((name) => isCalled(house, record, name)));
          const passing = called.filter((record) => !house.seated(record.game)?.kind.table?.lasting);
          const isElsewhere = passing.length + besidesMeant.length > 0;
          const meant = names.length === 0 && isElsewhere ? passing : called;
          const [table] = meant;
          const [other] = besidesMeant;
          if (meant.length + besidesMeant.length > 1) {
            throw new AppError('conflict', ask(house, meant, besidesMeant, word, prefix()));
          }
          if (other) {
            const { caller, message } = call;
            return other.said(word, { caller, message, typed: amount, reply: (text) => call.reply(text) });
          }
          if (!table) {
            const isNothing = offered.length + besidesOffered.length === 0;
            throw new AppError('not_found', isNothing ? nothing : noSuch(names));
          }
          const { id, login, name } = call.caller;
          const person = { id, login, name };
          house.change(table.id, (live) => {
            house.seated(table.game)?.kind.table?.said(live, word, {
              person,
              typed: amount,
              stake: (limits) => house.money.stake(person, amount, limits, live.currency),
              reply: (text) => live.afterwards(() => call.reply(text)),
            });
          });
          return undefined;
        }),
    });
  });
}

function offers(house: House, record: TableRecord, word: SharedWord, { caller }: CommandCall): boolean {
  const rules = house.seated(record.game)?.kind.table;
  return rules?.offers(house.look(record), caller).includes(word) ?? false;
}

/** What was typed after the word: names of games or people, and at most one amount. */
function split(text: string): { names: string[]; amount: ReturnType<typeof readAmount> } {
  const names: string[] = [];
  let amount: ReturnType<typeof readAmount> = null;
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const read = readAmount(word);
    if (read !== null && amount === null) amount = read;
    else if (read !== null || /^[+-]?[\d.,]+$/.test(word)) {
      throw new AppError('bad_input', 'Put in one whole amount above 0, "all" or "half".');
    } else names.push(word.replace(/^@/, '').toLowerCase());
  }
  return { names, amount };
}

function isCalled(house: House, record: TableRecord, name: string): boolean {
  const title = house.seated(record.game)?.kind.title.toLowerCase() ?? '';
  const people = [...record.players, ...(record.host ? [record.host] : [])];
  return (
    record.game === name ||
    title.split(/\W+/).includes(name) ||
    people.some((person) => person.login === name || person.name.toLowerCase() === name)
  );
}

function noSuch(names: readonly string[]): string {
  return `Nothing called "${names.join(' ')}" is open for you just now.`;
}

/** Several could be meant. */
function ask(
  house: House,
  meant: readonly TableRecord[],
  others: readonly WordOffer[],
  word: SharedWord,
  prefix: string,
): string {
  const games = [...new Set(meant.map(({ game }) => game))];
  const ways =
    games.length + others.length > 1
      ? [...games.map((game) => house.seated(game)?.kind.id ?? game), ...others.map(({ name }) => name)].map(
          (name) => `${prefix}${word} ${name}`,
        )
      : meant.flatMap(({ host }) => (host ? [`${prefix}${word} @${host.login}`] : []));
  return `Which one: ${ways.slice(0, 5).join(' or ')}?`;
}

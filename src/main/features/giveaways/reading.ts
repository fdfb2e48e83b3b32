import { type GiveawayRules, giveawayRulesSchema } from '../../../shared/contract/giveaways.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { readSpan } from '../../engine/commands/spans.ts';
import { splitWords } from '../../engine/commands/words.ts';

type Draft = { -readonly [K in keyof GiveawayRules]?: unknown };

/** What follows `--`: each says how it is read. */
const OPTIONS: Readonly<Record<string, { takes: string | null; gives(value: string, draft: Draft): Draft }>> =
  {
    winners: { takes: '3', gives: (value) => ({ winners: whole('winners', value, 1, 50) }) },
    minutes: { takes: '5', gives: (value) => ({ minutes: whole('minutes', value, 1, 43_200) }) },
    cost: { takes: '10', gives: (value) => ({ ticketPrice: whole('cost', value, 0, 1_000_000) }) },
    tickets: {
      takes: '5',
      gives: (value) => ({ mostTickets: whole('tickets', value, 1, 10_000) }),
    },
    word: { takes: '!bread', gives: (value) => ({ word: value }) },
    claim: { takes: '60', gives: (value) => ({ claimSeconds: span('claim', value) }) },
    follow: {
      takes: '7d',
      gives: (value) => ({ followMinutes: Math.ceil(span('follow', value) / 60) }),
    },
    watch: {
      takes: '2h',
      gives: (value) => ({ watchMinutes: Math.ceil(span('watch', value) / 60) }),
    },
    points: {
      takes: '500',
      gives: (value) => ({ reward: { kind: 'bank', amount: whole('points', value, 1, 1_000_000_000) } }),
    },
    pot: { takes: null, gives: () => ({ reward: { kind: 'pot', percent: 100 } }) },
    subs: { takes: null, gives: () => ({ subscribersOnly: true }) },
    followers: { takes: null, gives: (_value, { followMinutes }) => ({ followMinutes: followMinutes ?? 0 }) },
    vips: { takes: null, gives: () => ({ role: 'vip' }) },
    weighted: { takes: null, gives: () => ({ weighted: true }) },
    present: { takes: null, gives: () => ({ mustBePresent: true }) },
    nomods: { takes: null, gives: () => ({ leaveOutModerators: true }) },
    rest: { takes: '7', gives: (value) => ({ restDays: whole('rest', value, 0, 3650) }) },
  };

export const OPTION_HELP = Object.entries(OPTIONS)
  .map(([name, { takes }]) => `--${name}${takes === null ? '' : ` ${takes}`}`)
  .join(' ');

/** `"A loaf" 5 10 3 --winners 2 --subs`: the prize, minutes, the price of a ticket, the most of them, options. */
export function readStart(
  text: string,
  otherwise: { claimSeconds: number; mostTickets: number },
): GiveawayRules {
  const { names, draft } = readOptions(text);
  const { prize, numbers } = prizeAndNumbers(names);
  if (prize === '') {
    throw new AppError('bad_input', 'Say what is to be won, such as: start "A fresh loaf" 5 --winners 2.');
  }
  const [minutes, cost, most, ...rest] = numbers;
  if (rest.length > 0) throw new AppError('bad_input', 'After the prize: minutes, price, most tickets.');
  return checked({
    claimSeconds: otherwise.claimSeconds,
    ...(minutes === undefined ? {} : { minutes: whole('minutes', minutes, 1, 43_200) }),
    ...(cost === undefined ? {} : { ticketPrice: whole('cost', cost, 0, 1_000_000) }),
    mostTickets: most === undefined ? otherwise.mostTickets : whole('tickets', most, 1, 10_000),
    ...draft,
    title: prize,
  });
}

/** `"Friday raffle" "A loaf" 2 weighted`: a title, the prize, how many winners. */
export function readCreate(text: string, claimSeconds: number): GiveawayRules {
  const { names, draft } = readOptions(text);
  const isWeighted = names.at(-1)?.text.toLowerCase() === 'weighted' && names.length > 1;
  const words = (isWeighted ? names.slice(0, -1) : names).map(({ text: word }) => word);
  const last = words.at(-1) ?? '';
  const winners = words.length > 1 && /^\d+$/.test(last) ? whole('winners', last, 1, 50) : null;
  const [title = '', ...prize] = winners === null ? words : words.slice(0, -1);
  return checked({
    claimSeconds,
    mostTickets: 10,
    ...(winners === null ? {} : { winners }),
    weighted: isWeighted,
    ...draft,
    title,
    prize: prize.join(' '),
  });
}

interface Name {
  text: string;
  quoted: boolean;
}

function readOptions(text: string): { names: Name[]; draft: Draft } {
  const names: Name[] = [];
  const draft: Draft = {};
  const words = splitWords(text);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    if (word.quoted || !word.text.startsWith('--')) {
      names.push(word);
      continue;
    }
    const name = word.text.slice(2).toLowerCase();
    const option = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    if (!option) {
      throw new AppError('bad_input', `There is no --${name.slice(0, 20)}. There is ${OPTION_HELP}.`);
    }
    if (option.takes === null) {
      Object.assign(draft, option.gives('', draft));
      continue;
    }
    at += 1;
    const value = words[at]?.text;
    if (value === undefined) {
      throw new AppError('bad_input', `Something is missing after --${name}: --${name} ${option.takes}.`);
    }
    Object.assign(draft, option.gives(value, draft));
  }
  return { names, draft };
}

/** In quotes, or all words up to the first number. */
function prizeAndNumbers(names: readonly Name[]): { prize: string; numbers: string[] } {
  const [first] = names;
  if (first?.quoted) return { prize: first.text, numbers: names.slice(1).map(({ text }) => text) };
  let from = names.length;
  while (from > 1 && /^-?[\d.,]+$/.test(names[from - 1]?.text ?? '')) from -= 1;
  return {
    prize: names
      .slice(0, from)
      .map(({ text }) => text)
      .join(' '),
    numbers: names.slice(from).map(({ text }) => text),
  };
}

function whole(what: string, value: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new AppError('bad_input', `${WORDS[what] ?? what} is a whole number from ${least} to ${most}.`);
}

const WORDS: Readonly<Record<string, string>> = {
  minutes: 'How many minutes it is open',
  cost: 'What a ticket costs',
  tickets: 'How many tickets one may have',
  winners: 'How many win',
  points: 'How many points are won',
  rest: 'How many days winners sit out',
};

function span(what: string, value: string): number {
  const seconds = readSpan(value);
  if (seconds !== null) return seconds;
  throw new AppError('bad_input', `After --${what} comes a time, such as 30s, 10m, 2h or 7d.`);
}

function checked(draft: Draft): GiveawayRules {
  const read = giveawayRulesSchema.safeParse(draft);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const message = issue?.message ?? 'That cannot be understood.';
  throw new AppError('bad_input', /[.!?]$/.test(message) ? message : `${message}.`);
}

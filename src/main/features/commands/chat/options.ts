import type { CommandDraft, CommandOptions } from '../../../../shared/contract/commandDraft.ts';
import type { ChatRole } from '../../../../shared/contract/ladder.ts';
import { readSpan } from '../../../engine/commands/spans.ts';

const ROLE_WORDS: Readonly<Record<string, ChatRole>> = {
  everyone: 'everyone',
  all: 'everyone',
  everybody: 'everyone',
  viewer: 'everyone',
  viewers: 'everyone',
  follower: 'follower',
  followers: 'follower',
  subscriber: 'subscriber',
  subscribers: 'subscriber',
  sub: 'subscriber',
  subs: 'subscriber',
  sub2: 'subscriber2',
  tier2: 'subscriber2',
  subscriber2: 'subscriber2',
  sub3: 'subscriber3',
  tier3: 'subscriber3',
  subscriber3: 'subscriber3',
  vip: 'vip',
  vips: 'vip',
  twitch_vip: 'vip',
  mod: 'moderator',
  mods: 'moderator',
  moderator: 'moderator',
  moderators: 'moderator',
  streamer: 'streamer',
  broadcaster: 'streamer',
  owner: 'streamer',
  host: 'streamer',
  caster: 'streamer',
};

/** Null for a word that is no role. */
export function roleOfWord(word: string): ChatRole | null {
  const key = word.toLowerCase();
  return Object.hasOwn(ROLE_WORDS, key) ? (ROLE_WORDS[key] ?? null) : null;
}

export interface ReadOptions {
  /** Only what was named. */
  options: Partial<CommandOptions>;
  draft: Partial<Pick<CommandDraft, 'answer' | 'tags'>>;
  aliases: string[];
  /** What follows the options, as typed. */
  rest: string;
}

type Reader = (value: string, into: ReadOptions) => string | null;

/** `10`, `30s`, or `3/1m` for three uses in a minute; `off` for none. */
export function readCooldown(
  value: string,
  bucket: CommandOptions['cooldowns'][number]['bucket'],
): CommandOptions['cooldowns'] | null {
  const [, uses = '1', span = ''] = /^(?:(\d{1,4})[/x])?(.+)$/.exec(value) ?? [];
  const seconds = span.toLowerCase() === 'off' ? 0 : readSpan(span);
  if (seconds === null || seconds > 2_678_400 || Number(uses) < 1 || Number(uses) > 1000) return null;
  return seconds === 0 ? [] : [{ bucket, uses: Number(uses), seconds }];
}

const cooldown =
  (bucket: CommandOptions['cooldowns'][number]['bucket']): Reader =>
  (value, { options }) => {
    const rules = readCooldown(value, bucket);
    if (rules === null) return 'wants a time, such as 10, 2m or 3/1m for three uses in a minute';
    options.cooldowns = [...(options.cooldowns ?? []).filter((rule) => rule.bucket !== bucket), ...rules];
    return null;
  };

const role: Reader = (value, { options }) => {
  const found = roleOfWord(value);
  if (found === null) return 'wants everyone, follower, sub, vip, mod or streamer';
  options.role = found;
  return null;
};

const cost: Reader = (value, { options }) => {
  const [, amount = '', currency] = /^(\d{1,9})(?::(\S+))?$/.exec(value) ?? [];
  if (amount === '') return 'wants a whole number of points';
  options.cost = Number(amount) === 0 ? null : { amount: Number(amount), currency: currency ?? null };
  return null;
};

const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

const sign =
  (apply: (into: ReadOptions, on: boolean) => void): Reader =>
  (value, into) => {
    const lower = value.toLowerCase();
    if (!['', 'on', 'yes', 'true', 'off', 'no', 'false'].includes(lower)) return 'is on or off';
    apply(into, ['', 'on', 'yes', 'true'].includes(lower));
    return null;
  };

const READERS: Readonly<Record<string, Reader>> = {
  cd: cooldown('everyone'),
  cooldown: cooldown('everyone'),
  ucd: cooldown('viewer'),
  usercooldown: cooldown('viewer'),
  rcd: cooldown('role'),
  ul: role,
  role,
  level: role,
  cost,
  price: cost,
  group: (value, { options }) => {
    options.groups = listOf(value);
    return null;
  },
  alias: (value, into) => {
    into.aliases = listOf(value);
    return null;
  },
  tag: (value, { draft }) => {
    draft.tags = listOf(value);
    return null;
  },
  live: sign(({ options }, on) => {
    options.liveOnly = on;
  }),
  hidden: sign(({ options }, on) => {
    options.hidden = on;
  }),
  silent: sign(({ options }, on) => {
    options.silent = on;
  }),
  reply: sign(({ draft }, on) => {
    draft.answer = on ? 'reply' : 'say';
  }),
  on: sign(({ options }, on) => {
    options.enabled = on;
  }),
  off: sign(({ options }, on) => {
    options.enabled = !on;
  }),
};

/** For help. */
export const OPTION_USAGE =
  '-cd=10 -ucd=30 -ul=mod -cost=50 -alias=a,b -group=Crew -tag=fun -live -hidden -silent -reply -off';

/**
 * Takes `-cd=10 -ul=mod` from the front of what was typed; what follows is left as it is. Values with spaces go into
 * quotes: `"-group=Night crew"`. A problem is a sentence for the caller.
 */
export function readOptions(text: string): ReadOptions | { problem: string } {
  const read: ReadOptions = { options: {}, draft: {}, aliases: [], rest: text.trim() };
  for (;;) {
    const [whole = '', quoted, bare] = /^(?:"--?([a-z][^"]*)"|--?([a-z]\S*))(?:\s+|$)/i.exec(read.rest) ?? [];
    const option = quoted ?? bare;
    if (option === undefined) return read;
    const [, name = '', value = ''] = /^([^=]+)=?(.*)$/s.exec(option) ?? [];
    const key = name.toLowerCase();
    const reader = Object.hasOwn(READERS, key) ? READERS[key] : undefined;
    if (!reader)
      return {
        problem: `There is no option -${name}. There are: ${OPTION_USAGE}. A text that begins with - goes into quotes.`,
      };
    const problem = reader(value, read);
    if (problem !== null) return { problem: `The option -${name} ${problem}.` };
    read.rest = read.rest.slice(whole.length);
  }
}

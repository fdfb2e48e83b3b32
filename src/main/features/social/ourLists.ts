import { FORTUNES } from './ours/fortunes.ts';
import { BOOPS, HIGHFIVES, HUGS, KISSES, PATS, SLAPS } from './ours/gestures.ts';
import { JOKES } from './ours/jokes.ts';
import { KILLS } from './ours/kills.ts';
import { STORIES } from './ours/stories.ts';

/** A list that comes with Emcee. */
export interface OurList {
  name: string;
  title: string;
  help: string;
  /** Names that its texts may use besides the variables. */
  known: readonly string[];
  entries: readonly { text: string; category: string }[];
}

/** What the words of a story stand for, in the order in which they are given. */
export const STORY_BLANKS = ['animal', 'food', 'place', 'feeling', 'thing'] as const;

const plain = (texts: readonly string[]) => texts.map((text) => ({ text, category: '' }));

export const OUR_LISTS: readonly OurList[] = [
  { name: 'hug', title: 'Hugs', help: 'Said by the command hug.', known: [], entries: plain(HUGS) },
  {
    name: 'highfive',
    title: 'High fives',
    help: 'Said by the command highfive.',
    known: [],
    entries: plain(HIGHFIVES),
  },
  { name: 'kiss', title: 'Kisses', help: 'Said by the command kiss.', known: [], entries: plain(KISSES) },
  { name: 'slap', title: 'Slaps', help: 'Said by the command slap.', known: [], entries: plain(SLAPS) },
  { name: 'boop', title: 'Boops', help: 'Said by the command boop.', known: [], entries: plain(BOOPS) },
  { name: 'pat', title: 'Pats', help: 'Said by the command pat.', known: [], entries: plain(PATS) },
  { name: 'kill', title: 'Sad ends', help: 'Said by the command kill.', known: [], entries: plain(KILLS) },
  {
    name: 'joke',
    title: 'Jokes',
    help: 'Told by the command joke and $(joke).',
    known: [],
    entries: Object.entries(JOKES).flatMap(([category, texts]) => texts.map((text) => ({ text, category }))),
  },
  {
    name: 'fortune',
    title: 'Fortunes',
    help: 'Told by the command fortune.',
    known: [],
    entries: plain(FORTUNES),
  },
  {
    name: 'story',
    title: 'Stories',
    help: 'Told by the command story, with words of chat: $(animal), $(food), $(place), $(feeling) and $(thing).',
    known: STORY_BLANKS,
    entries: plain(STORIES),
  },
];

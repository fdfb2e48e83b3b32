import type { Random } from '../../engine/ports.ts';
import { randomInt, randomPick } from '../../engine/random.ts';

const FIRST = [
  'velvet',
  'quiet',
  'copper',
  'sleepy',
  'lucky',
  'salty',
  'cosmic',
  'dusty',
  'amber',
  'frosty',
  'gentle',
  'hasty',
  'iron',
  'jolly',
  'keen',
  'lunar',
  'misty',
  'noble',
  'odd',
  'paper',
  'quick',
  'rusty',
  'silver',
  'tiny',
  'umber',
  'vivid',
  'witty',
  'young',
  'zesty',
  'brave',
  'clever',
  'dapper',
  'early',
  'fuzzy',
  'golden',
  'humble',
  'icy',
  'late',
  'mellow',
  'neon',
  'plain',
  'royal',
  'solid',
  'tidy',
  'urban',
  'wild',
  'backstage',
  'third_row',
  'pixel',
];
const SECOND = [
  'otter',
  'comet',
  'lantern',
  'badger',
  'pickle',
  'cactus',
  'harbour',
  'biscuit',
  'walrus',
  'pepper',
  'magpie',
  'teapot',
  'anchor',
  'beetle',
  'canyon',
  'dragon',
  'ember',
  'falcon',
  'goblin',
  'heron',
  'igloo',
  'jackal',
  'kettle',
  'lemon',
  'meadow',
  'noodle',
  'onion',
  'pirate',
  'quill',
  'raven',
  'saddle',
  'tundra',
  'urchin',
  'violet',
  'waffle',
  'yeti',
  'zephyr',
  'curtain',
  'prompter',
  'understudy',
  'spotlight',
  'encore',
  'ticket',
];
/** Names as they are shown; the login beside them stays Latin. */
const FOREIGN = ['劇場の猫', '무대뒤에서', '前排观众', 'Зритель', 'Παρατηρητής', 'กลางเวที', 'ستارة'];

const COLORS = [
  '#FF0000',
  '#0000FF',
  '#008000',
  '#B22222',
  '#FF7F50',
  '#9ACD32',
  '#FF4500',
  '#2E8B57',
  '#DAA520',
  '#D2691E',
  '#5F9EA0',
  '#1E90FF',
  '#FF69B4',
  '#8A2BE2',
  '#00FF7F',
  '#E91E63',
  '#7C4DFF',
  '#26A69A',
  '',
];

interface PersonName {
  login: string;
  displayName: string;
  color: string;
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** A made-up viewer's name in one of the manners people choose; `taken` says which logins are used up. */
export function inventName(random: Random, taken: (login: string) => boolean): PersonName {
  for (;;) {
    const first = randomPick(random, FIRST) ?? '';
    const second = randomPick(random, SECOND) ?? '';
    const number = random.next() < 0.45 ? String(randomInt(random, 2, 9999)) : '';
    const manner = random.next();
    const shown =
      manner < 0.35
        ? `${first}_${second}${number}`
        : manner < 0.75
          ? `${first.split('_').map(capitalised).join('')}${capitalised(second)}${number}`
          : manner < 0.9
            ? `${second}${number}`
            : `x${capitalised(second)}_${number || randomInt(random, 10, 99)}`;
    const displayName = shown.slice(0, 25);
    const login = displayName.toLowerCase();
    if (taken(login)) continue;
    const foreign = random.next() < 0.03 ? randomPick(random, FOREIGN) : null;
    return { login, displayName: foreign ?? displayName, color: randomPick(random, COLORS) ?? '' };
  }
}

import type { Random } from '../../engine/ports.ts';
import { randomInt, randomPick } from '../../engine/random.ts';

export const MISCHIEF = [
  'link',
  'caps',
  'symbols',
  'repeat',
  'long',
  'emotes',
  'zalgo',
  'mentions',
  'rude',
  'advert',
] as const;
export type Mischief = (typeof MISCHIEF)[number];

const SHOUTS = [
  'LOOK AT THIS RIGHT NOW',
  'WHY IS NOBODY LISTENING TO ME',
  'THIS IS THE WORST TAKE EVER',
  'PLAY SOMETHING ELSE ALREADY',
];
const ADVERTS = [
  'Buy viewers and followers cheap, best prices, see my profile',
  'I make logos and overlays, message me on my page for a price',
  'get famous today, real viewers, delivered in an hour',
];
const RUDE = [
  'you idiots know nothing',
  'what a loser',
  'this is stupid and you are stupid',
  'such a moron honestly',
];
/** Marks that are drawn over and under the letter before them. */
const MARKS = ['\u0300', '\u0316', '\u0334', '\u0342', '\u0353', '\u0360', '\u0489', '\u035c'];

function zalgo(random: Random, text: string): string {
  return [...text]
    .map((letter) => letter + Array.from({ length: 6 }, () => randomPick(random, MARKS) ?? '').join(''))
    .join('');
}

/** A line that a filter should catch. The links lead nowhere. */
export function misbehave(random: Random, kind: Mischief, names: readonly string[]): string {
  switch (kind) {
    case 'link':
      return `check this out https://free-${randomInt(random, 100, 999)}.rehearsal.invalid/win`;
    case 'caps':
      return randomPick(random, SHOUTS) ?? '';
    case 'symbols':
      return `${'!?#%&*'.repeat(randomInt(random, 4, 9))} >>>`;
    case 'repeat':
      return `${'spam '.repeat(randomInt(random, 8, 20))}`.trim();
    case 'long':
      return `${'a'.repeat(randomInt(random, 300, 480))}`;
    case 'emotes':
      return 'Kappa LUL '.repeat(randomInt(random, 6, 12)).trim();
    case 'zalgo':
      return zalgo(random, 'it is coming');
    case 'mentions':
      return names.map((name) => `@${name}`).join(' ');
    case 'rude':
      return randomPick(random, RUDE) ?? '';
    case 'advert':
      return randomPick(random, ADVERTS) ?? '';
  }
}

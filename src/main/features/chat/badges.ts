import type { Badge } from '../../engine/chat/chatMessage.ts';

/** The badges that the panel knows how to draw, the most important first. The history keeps them by their place here. */
const SHOWN_BADGES = [
  'broadcaster',
  'lead_moderator',
  'moderator',
  'vip',
  'staff',
  'partner',
  'founder',
  'subscriber',
  'sub-gifter',
  'bits',
  'premium',
  'turbo',
];

const BIT_OF = new Map(SHOWN_BADGES.map((set, place) => [set, 1 << place]));

/** The badges that are shown, a bit each. */
export function badgeBits(badges: readonly Badge[]): number {
  let bits = 0;
  for (const { set } of badges) bits |= BIT_OF.get(set) ?? 0;
  return bits;
}

export function badgesOf(bits: number): string[] {
  return SHOWN_BADGES.filter((_, place) => (bits & (1 << place)) !== 0);
}

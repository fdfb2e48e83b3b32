/** Our own small drawings, 16 by 16; Twitch's pictures would have to be fetched. */
const SHAPES = {
  camera: 'M2 4h7a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zm9 2.6L15 4.5v7l-4-2.1z',
  shield: 'M8 1l6 2.1v4.4c0 3.6-2.4 6.3-6 7.5-3.6-1.2-6-3.9-6-7.5V3.1z',
  gem: 'M4.2 2.5h7.6L15 6.4 8 14 1 6.4z',
  star: 'M8 1.2l2.1 4.4 4.8.6-3.5 3.3.9 4.8L8 12l-4.3 2.3.9-4.8L1.1 6.2l4.8-.6z',
  crown: 'M2.4 13L1 4.6l4 2.8L8 2.5l3 4.9 4-2.8L13.6 13z',
  bolt: 'M9.5 1L3 9.2h4.2L6.4 15 13 6.8H8.7z',
  check: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM6.9 11.2L3.9 8.2l1.3-1.3 1.7 1.7 3.9-3.9 1.3 1.3z',
  drop: 'M8 1l5 8.3L8 15 3 9.3z',
  ribbon: 'M8 1a4.8 4.8 0 0 1 2.9 8.6V15L8 13.1 5.1 15V9.6A4.8 4.8 0 0 1 8 1z',
} as const;

export type BadgeTone = 'streamer' | 'moderator' | 'vip' | 'subscriber' | 'other';

/** The badges that have a name in the texts. */
export type KnownBadge =
  | 'broadcaster'
  | 'moderator'
  | 'vip'
  | 'subscriber'
  | 'founder'
  | 'staff'
  | 'partner'
  | 'premium'
  | 'bits';

interface BadgeLook {
  /** Null for a badge that is called by Twitch's own name for it. */
  name: KnownBadge | null;
  path: string;
  tone: BadgeTone;
}

const look = (name: KnownBadge | null, shape: keyof typeof SHAPES, tone: BadgeTone): BadgeLook => ({
  name,
  path: SHAPES[shape],
  tone,
});

const staff = look('staff', 'bolt', 'other');
const premium = look('premium', 'crown', 'other');
const moderator = look('moderator', 'shield', 'moderator');
const bits = look('bits', 'drop', 'other');
const unknown = look(null, 'ribbon', 'other');

const LOOKS: Readonly<Record<string, BadgeLook>> = {
  broadcaster: look('broadcaster', 'camera', 'streamer'),
  moderator,
  lead_moderator: moderator,
  vip: look('vip', 'gem', 'vip'),
  subscriber: look('subscriber', 'star', 'subscriber'),
  founder: look('founder', 'star', 'subscriber'),
  staff,
  admin: staff,
  global_mod: staff,
  partner: look('partner', 'check', 'other'),
  premium,
  turbo: premium,
  bits,
  'bits-leader': bits,
};

/** More than this would push the words away. */
export const MOST_BADGES = 3;

export function badgeLook(badge: string): BadgeLook {
  return Object.hasOwn(LOOKS, badge) ? (LOOKS[badge] ?? unknown) : unknown;
}

import type { Badge, MessagePart, Standing } from '../../engine/chat/chatMessage.ts';
import { detached } from './detached.ts';
import type { Tags } from './tags.ts';

/** A whole number that is safe to count with; 0 for anything else. */
export function wholeNumber(text: string | undefined): number {
  if (text === undefined || !/^-?\d{1,15}$/.test(text)) return 0;
  return Number(text);
}

/** `#RRGGBB`; null for anything else. */
export function colourOf(text: string | undefined): string | null {
  return text !== undefined && /^#[0-9a-fA-F]{6}$/.test(text) ? text.toUpperCase() : null;
}

const MOST_BADGES = 50;
/** Different sets of badges that are remembered; a chat has far fewer. */
const MOST_SETS = 2000;

export interface BadgesAndStanding {
  readonly badges: readonly Badge[];
  readonly standing: Standing;
}

const known = new Map<string, BadgesAndStanding>();

/** Badges come again line after line, so what they mean is worked out once; who gets it changes nothing in it. */
export function badgesAndStanding(tags: Pick<Tags, 'get'>): BadgesAndStanding {
  const badges = tags.get('badges') ?? '';
  const infos = tags.get('badge-info') ?? '';
  const moderator = tags.get('mod') === '1';
  const vip = tags.get('vip') === '1';
  const key = `${badges}\0${infos}\0${moderator ? 'm' : ''}${vip ? 'v' : ''}`;
  const there = known.get(key);
  if (there) return there;
  if (known.size >= MOST_SETS) known.clear();
  const list = parseBadges(detached(badges), detached(infos));
  const found = { badges: list, standing: standingOf(list, moderator, vip) };
  known.set(detached(key), found);
  return found;
}

/** From `set/version,set/version` and the infos in the same form. A version or info may hold slashes itself. */
export function parseBadges(badges: string | undefined, infos: string | undefined): Badge[] {
  if (!badges) return [];
  const infoBySet = new Map(pairs(infos ?? ''));
  return pairs(badges).map(([set, version]) => ({ set, version, info: infoBySet.get(set) ?? null }));
}

function pairs(text: string): [string, string][] {
  const found: [string, string][] = [];
  for (const item of text.split(',', MOST_BADGES)) {
    const slash = item.indexOf('/');
    if (slash > 0) found.push([item.slice(0, slash), item.slice(slash + 1)]);
  }
  return found;
}

const STAFF_SETS = new Set(['staff', 'admin', 'global_mod']);

export function standingOf(
  badges: readonly Badge[],
  isModeratorByTag: boolean,
  isVipByTag: boolean,
): Standing {
  const standing: Standing = {
    streamer: false,
    moderator: isModeratorByTag,
    vip: isVipByTag,
    subscriberTier: 0,
    subscriberMonths: 0,
    staff: false,
  };
  for (const { set, version, info } of badges) {
    if (set === 'broadcaster') standing.streamer = true;
    else if (set === 'moderator' || set === 'lead_moderator') standing.moderator = true;
    else if (set === 'vip') standing.vip = true;
    else if (set === 'subscriber' || set === 'founder') {
      standing.subscriberTier =
        set === 'founder' ? (Math.max(standing.subscriberTier, 1) as 1 | 2 | 3) : tierOfBadge(version);
      standing.subscriberMonths = Math.max(standing.subscriberMonths, wholeNumber(info ?? undefined));
    } else if (STAFF_SETS.has(set)) standing.staff = true;
  }
  return standing;
}

/** The version counts the months, and 2000 or 3000 more for the tiers. */
function tierOfBadge(version: string): 1 | 2 | 3 {
  const value = wholeNumber(version);
  if (value >= 3000) return 3;
  return value >= 2000 ? 2 : 1;
}

const MOST_EMOTES = 500;

export interface EmoteRange {
  id: string;
  /** Code points, both included. */
  first: number;
  last: number;
}

/**
 * Cuts a text at its emotes. Twitch counts in code points and sometimes counts wrongly, so a range that does not
 * fit or overlaps another is left as text. Put together the parts are always the text.
 */
export function partsOf(text: string, emotes: string | undefined): MessagePart[] {
  return partsOfRanges(text, emotes ? emoteRanges(emotes) : []);
}

/** The same for ranges that came another way; they must be in order. */
export function partsOfRanges(text: string, ranges: readonly EmoteRange[]): MessagePart[] {
  if (text === '') return [];
  if (ranges.length === 0) return [{ kind: 'text', text }];
  const parts: MessagePart[] = [];
  // Where we are: in UTF-16 units and in code points.
  let unit = 0;
  let point = 0;
  let textFrom = 0;
  const moveTo = (target: number): boolean => {
    while (point < target && unit < text.length) {
      unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
      point += 1;
    }
    return point === target;
  };
  for (const range of ranges) {
    if (range.first < point || !moveTo(range.first) || unit >= text.length) continue;
    const from = unit;
    if (!moveTo(range.last + 1)) break;
    if (from > textFrom) parts.push({ kind: 'text', text: text.slice(textFrom, from) });
    parts.push({ kind: 'emote', text: text.slice(from, unit), id: range.id });
    textFrom = unit;
  }
  if (textFrom < text.length) parts.push({ kind: 'text', text: text.slice(textFrom) });
  return parts;
}

function emoteRanges(emotes: string): EmoteRange[] {
  const ranges: EmoteRange[] = [];
  for (const item of emotes.split('/', MOST_EMOTES)) {
    const colon = item.indexOf(':');
    if (colon < 1) continue;
    const id = item.slice(0, colon);
    if (!/^[\w-]{1,100}$/.test(id)) continue;
    for (const span of item.slice(colon + 1).split(',', MOST_EMOTES)) {
      const match = /^(\d{1,5})-(\d{1,5})$/.exec(span);
      const first = Number(match?.[1]);
      const last = Number(match?.[2]);
      if (match && first <= last) ranges.push({ id, first, last });
      if (ranges.length >= MOST_EMOTES) break;
    }
  }
  return ranges.sort((a, b) => a.first - b.first);
}

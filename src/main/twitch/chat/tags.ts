/** Names that Twitch sends: each has a place of its own. Any other name works too, a little slower. */
const KNOWN = [
  ...['badge-info', 'badges', 'ban-duration', 'bits', 'client-nonce', 'color', 'custom-reward-id'],
  ...['display-name', 'emote-only', 'emotes', 'first-msg', 'flags', 'followers-only', 'id', 'login'],
  ...['message-id', 'mod', 'msg-id', 'r9k', 'reply-parent-display-name', 'reply-parent-msg-body'],
  ...['reply-parent-msg-id', 'reply-parent-user-id', 'reply-parent-user-login', 'reply-thread-parent-msg-id'],
  ...['reply-thread-parent-user-login', 'returning-chatter', 'room-id', 'slow', 'source-badge-info'],
  ...['source-badges', 'source-id', 'source-msg-id', 'source-room-id', 'subs-only', 'subscriber'],
  ...['system-msg', 'target-msg-id', 'target-user-id', 'thread-id', 'tmi-sent-ts', 'turbo', 'user-id'],
  ...['user-type', 'vip'],
];

interface KnownTag {
  place: number;
  name: string;
  /** As it stands before the value. */
  prefix: string;
  /** What stood behind it last time: Twitch sends tags in the same order line after line. Null before the first. */
  next: KnownTag | null;
}

const known = new Map(
  KNOWN.map((name, place): [string, KnownTag] => [name, { place, name, prefix: `${name}=`, next: null }]),
);
const beforeFirst: KnownTag = { place: -1, name: '', prefix: '', next: null };

/** A line has 20,000 letters at most, so that where a value begins and ends fits into one small number. */
const SHIFT = 15;
const NOWHERE: readonly number[] = KNOWN.map(() => -1);
const MOST_TAGS = 200;

/** The tags of a line. It notes where they stand, and cuts out and unescapes only those that are asked for. */
export class Tags {
  private readonly raw: string;
  private readonly places: number[];
  /** Those with names that Twitch does not send; null for none. */
  private others: Map<string, string> | null = null;

  /** They stand in `raw` from `from` (included) to `to` (excluded), which is below 32,768. */
  constructor(raw: string, from: number, to: number) {
    this.raw = raw;
    const places = NOWHERE.slice();
    this.places = places;
    let before = beforeFirst;
    let at = from;
    for (let count = 0; at < to && count < MOST_TAGS; count += 1) {
      let end = raw.indexOf(';', at);
      if (end === -1 || end > to) end = to;
      const { next } = before;
      if (next !== null && raw.startsWith(next.prefix, at)) {
        places[next.place] = ((at + next.prefix.length) << SHIFT) | end;
        before = next;
      } else {
        before = this.take(at, end, before);
      }
      at = end + 1;
    }
  }

  get(name: string): string | undefined {
    const tag = known.get(name);
    if (tag === undefined) return this.others?.get(name);
    const place = this.places[tag.place] ?? -1;
    return place === -1 ? undefined : unescapeTag(this.raw.slice(place >> SHIFT, place & ((1 << SHIFT) - 1)));
  }

  has(name: string): boolean {
    const tag = known.get(name);
    return tag === undefined ? this.others?.has(name) === true : this.places[tag.place] !== -1;
  }

  *[Symbol.iterator](): Generator<[name: string, value: string]> {
    for (const name of known.keys()) {
      const value = this.get(name);
      if (value !== undefined) yield [name, value];
    }
    if (this.others) yield* this.others;
  }

  /** A tag that was not expected here. */
  private take(at: number, end: number, before: KnownTag): KnownTag {
    const { raw } = this;
    if (end === at) return before;
    const equals = raw.indexOf('=', at);
    const nameEnd = equals === -1 || equals > end ? end : equals;
    const valueFrom = Math.min(nameEnd + 1, end);
    const name = raw.slice(at, nameEnd);
    const tag = known.get(name);
    if (tag === undefined) {
      this.others ??= new Map();
      this.others.set(name, unescapeTag(raw.slice(valueFrom, end)));
      return before;
    }
    this.places[tag.place] = (valueFrom << SHIFT) | end;
    before.next = tag;
    return tag;
  }
}

const UNESCAPED: Readonly<Record<string, string>> = { ':': ';', s: ' ', '\\': '\\', r: '\r', n: '\n' };

/** A lone backslash at the end is dropped; before any other letter it means nothing. */
export function unescapeTag(value: string): string {
  if (!value.includes('\\')) return value;
  return value.replace(/\\(.?)/gs, (_, letter: string) => UNESCAPED[letter] ?? letter);
}

import type { Account } from '../world/account.ts';
import type { Accounts } from '../world/accounts.ts';
import type { Emotes } from '../world/emotes.ts';
import type { EmoteSpan } from './message.ts';

export const CHEER_PREFIXES = ['Cheer', 'Party', 'ShowLove', 'Corgo', 'uni'] as const;
const CHEERMOTE = new RegExp(`^(${CHEER_PREFIXES.join('|')})(\\d{1,6})$`, 'i');
const MENTION = /^@([A-Za-z0-9_]{1,25})([^A-Za-z0-9_].*)?$/;

interface Cheermote {
  prefix: string;
  bits: number;
  tier: number;
}

export type Fragment =
  | { type: 'text'; text: string }
  | { type: 'emote'; text: string; span: EmoteSpan }
  | { type: 'cheermote'; text: string; cheermote: Cheermote }
  | { type: 'mention'; text: string; account: Account };

function cheerTier(bits: number): number {
  return [10_000, 5_000, 1_000, 100].find((tier) => bits >= tier) ?? 1;
}

function readCheermote(word: string): Cheermote | null {
  const found = CHEERMOTE.exec(word);
  if (!found) return null;
  const bits = Number(found[2]);
  return bits > 0 ? { prefix: (found[1] ?? '').toLowerCase(), bits, tier: cheerTier(bits) } : null;
}

/** How many bits a text spends, were it sent as a cheer. */
export function bitsIn(text: string): number {
  let bits = 0;
  for (const word of text.split(' ')) bits += readCheermote(word)?.bits ?? 0;
  return bits;
}

/** Finds the emotes of a text. Places are counted in code points, as Twitch does. */
export function findEmotes(text: string, emotes: Emotes): EmoteSpan[] {
  const spans: EmoteSpan[] = [];
  let at = 0;
  for (const word of text.split(' ')) {
    let length = 0;
    for (const _ of word) length++;
    const emote = emotes.find(word);
    if (emote) spans.push({ id: emote.id, name: emote.name, start: at, end: at + length - 1 });
    at += length + 1;
  }
  return spans;
}

/** Cuts a text into what EventSub lists; put together again the pieces are the text. */
export function fragmentsOf(
  text: string,
  spans: readonly EmoteSpan[],
  accounts: Accounts,
  cheers: boolean,
): Fragment[] {
  const byStart = new Map(spans.map((span) => [span.start, span]));
  const fragments: Fragment[] = [];
  let plain = '';
  const push = (fragment: Fragment): void => {
    if (plain) fragments.push({ type: 'text', text: plain });
    plain = '';
    fragments.push(fragment);
  };
  let at = 0;
  text.split(' ').forEach((word, index) => {
    if (index > 0) {
      plain += ' ';
      at += 1;
    }
    const span = byStart.get(at);
    for (const _ of word) at += 1;
    if (span) {
      push({ type: 'emote', text: word, span });
      return;
    }
    const cheermote = cheers ? readCheermote(word) : null;
    if (cheermote) {
      push({ type: 'cheermote', text: word, cheermote });
      return;
    }
    const mention = MENTION.exec(word);
    const account = mention ? accounts.find(mention[1] ?? '') : null;
    if (mention && account) {
      push({ type: 'mention', text: `@${mention[1]}`, account });
      plain = mention[2] ?? '';
      return;
    }
    plain += word;
  });
  if (plain) fragments.push({ type: 'text', text: plain });
  return fragments;
}

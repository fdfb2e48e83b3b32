import type { ChatItem } from '../../../../shared/contract/chat.ts';
import type { Line } from './line.ts';

/** A line of chat for tests; what is not given is the plainest there is. */
export function testLine(key: number, given: Partial<Line> = {}): Line {
  return {
    kind: 'line',
    key,
    id: `m${key}`,
    time: 1_000_000 + key,
    user: { id: 'u1', login: 'pip', name: 'Pip', colour: null, badges: [] },
    parts: [{ kind: 'text', text: `line ${key}` }],
    action: false,
    bits: 0,
    first: false,
    highlighted: false,
    own: false,
    copy: false,
    reply: null,
    ...given,
  };
}

export function testLines(from: number, to: number): Line[] {
  return Array.from({ length: to - from + 1 }, (_, index) => testLine(from + index));
}

export function came(...items: ChatItem[]): { type: 'item'; item: ChatItem }[] {
  return items.map((item) => ({ type: 'item', item }));
}

import { type ChatRole, chatRoleAtLeast } from '../../../shared/contract/ladder.ts';
import type { ChatMessage } from '../chat/chatMessage.ts';

/** A line as somebody of that role would write it. */
export function lineOfChat(
  text: string,
  { login, role, id, time }: { login: string; role: ChatRole; id: string; time: number },
): ChatMessage {
  const name = `${login.slice(0, 1).toUpperCase()}${login.slice(1)}`;
  const tier = chatRoleAtLeast(role, 'vip')
    ? 0
    : role === 'subscriber3'
      ? 3
      : role === 'subscriber2'
        ? 2
        : role === 'subscriber'
          ? 1
          : 0;
  return {
    id,
    time,
    channel: { id: '1', login: 'channel' },
    user: { id: `id-${login}`, login, name, colour: null },
    badges: [],
    standing: {
      streamer: role === 'streamer',
      moderator: role === 'moderator',
      vip: role === 'vip',
      subscriberTier: tier,
      subscriberMonths: 0,
      staff: false,
    },
    text,
    words: text,
    action: false,
    parts: [{ kind: 'text', text }],
    bits: 0,
    reply: null,
    first: false,
    returning: false,
    highlighted: false,
    rewardId: null,
    shared: null,
    own: false,
  };
}

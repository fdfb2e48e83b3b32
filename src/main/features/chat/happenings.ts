import type { ChatItem } from '../../../shared/contract/chat.ts';
import type { EventName, Events } from '../../engine/events.ts';
import { nameOf } from './feed.ts';

type What = Extract<ChatItem, { kind: 'event' }>['what'];

interface Told {
  what: What;
  text: string;
  time: number;
}

type Tellers = { [N in EventName]?: (fact: Events[N]) => Told | null };

function count(amount: number, one: string, many: string): string {
  return `${amount.toLocaleString('en-GB')} ${amount === 1 ? one : many}`;
}

/** The facts that live chat shows between the lines, as sentences. */
export const TELLERS = {
  'viewer.followed': ({ user, time, late }) => ({
    what: 'follow',
    text: late ? `${user.name} followed while Emcee was away` : `${user.name} follows now`,
    time,
  }),
  'viewer.subscribed': ({ user, tier, prime, time }) => ({
    what: 'sub',
    text: `${user.name} subscribed ${prime ? 'with Prime' : `at tier ${tier}`}`,
    time,
  }),
  'viewer.resubscribed': ({ user, totalMonths, text, time }) => ({
    what: 'sub',
    text: `${user.name} has subscribed for ${count(totalMonths, 'month', 'months')}${text ? `: ${text}` : ''}`,
    time,
  }),
  'viewer.giftedSubs': ({ giver, total, recipients, time }) => ({
    what: 'gift',
    text:
      total === 1 && recipients[0]
        ? `${nameOf(giver)} gave a subscription to ${recipients[0].name}`
        : `${nameOf(giver)} gave ${count(total, 'subscription', 'subscriptions')}`,
    time,
  }),
  'viewer.cheered': ({ user, bits, time }) => ({
    what: 'cheer',
    text: `${nameOf(user)} cheered ${count(bits, 'bit', 'bits')}`,
    time,
  }),
  'channel.raided': ({ from, viewers, time }) => ({
    what: 'raid',
    text: `${from.name} raided with ${count(viewers, 'viewer', 'viewers')}`,
    time,
  }),
  'chat.announcement': ({ user, text, time }) => ({
    what: 'announcement',
    text: `${user.name}: ${text}`,
    time,
  }),
  'viewer.redeemed': ({ user, reward, input, time }) => ({
    what: 'redemption',
    text: `${user.name} redeemed ${reward.title}${input ? `: ${input}` : ''}`,
    time,
  }),
  'viewer.banned': ({ user, moderator, reason, time }) => ({
    what: 'ban',
    text: `${user.name} was banned${moderator ? ` by ${moderator.name}` : ''}${reason ? `: ${reason}` : ''}`,
    time,
  }),
  'viewer.timedOut': ({ user, moderator, time, until }) => ({
    what: 'ban',
    text: `${user.name} was sent out for ${count(Math.max(1, Math.round((until - time) / 1000)), 'second', 'seconds')}${moderator ? ` by ${moderator.name}` : ''}`,
    time,
  }),
  'viewer.unbanned': ({ user, time }) => ({ what: 'ban', text: `${user.name} may talk again`, time }),
  'stream.started': ({ startedAt }) => ({ what: 'stream', text: 'The stream has started', time: startedAt }),
  'stream.ended': ({ time }) => ({ what: 'stream', text: 'The stream has ended', time }),
  'viewer.milestone': ({ user, kind, value, time }) =>
    kind === 'watch-streak'
      ? {
          what: 'other',
          text: `${user.name} has watched ${count(value, 'stream', 'streams')} in a row`,
          time,
        }
      : null,
} satisfies Tellers;

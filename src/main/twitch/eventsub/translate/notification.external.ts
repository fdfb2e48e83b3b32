import { z } from 'zod';
import type { ChatUser, Person } from '../../../engine/chat/chatMessage.ts';
import { standingOf } from '../../chat/tagValues.ts';
import { announcementColour } from '../../chat/userNotice.ts';
import { moneySchema } from '../../helix/goals.external.ts';
import { countSchema, flagSchema, idSchema, textSchema, tierOf } from '../../helix/shapes.external.ts';
import { ANONYMOUS_GIVER_ID, type ChatNotice } from '../../notices/chatNotice.ts';
import { badgesSchema, maybePersonFields, messageSchema, personAt, personFields } from './shapes.external.ts';
import { type Translator, translator } from './translator.ts';

const giver = { ...maybePersonFields('gifter_user'), gifter_is_anonymous: flagSchema };

const notificationSchema = z.object({
  ...personFields('chatter_user'),
  chatter_is_anonymous: flagSchema,
  color: textSchema,
  badges: badgesSchema,
  system_message: textSchema,
  message_id: z.string(),
  message: messageSchema,
  notice_type: z.string(),
  source_broadcaster_user_id: idSchema.nullish(),
  source_message_id: z.string().nullish(),
  sub: z.object({ sub_tier: textSchema, is_prime: flagSchema, duration_months: countSchema }).nullish(),
  resub: z
    .object({
      cumulative_months: countSchema,
      streak_months: z.number().nullish(),
      sub_tier: textSchema,
      // The example in Twitch's documents has this name instead.
      sub_plan: textSchema,
      is_prime: flagSchema,
      is_gift: flagSchema,
      ...giver,
    })
    .nullish(),
  sub_gift: z
    .object({
      duration_months: countSchema,
      cumulative_total: z.number().nullish(),
      ...personFields('recipient_user'),
      sub_tier: textSchema,
      community_gift_id: z.string().nullish(),
    })
    .nullish(),
  community_sub_gift: z
    .object({
      id: z.string(),
      total: countSchema,
      sub_tier: textSchema,
      cumulative_total: z.number().nullish(),
    })
    .nullish(),
  gift_paid_upgrade: z.object(giver).nullish(),
  prime_paid_upgrade: z.object({ sub_tier: textSchema }).nullish(),
  pay_it_forward: z.object(giver).nullish(),
  raid: z.object({ ...personFields('user'), viewer_count: countSchema }).nullish(),
  announcement: z.object({ color: textSchema }).nullish(),
  bits_badge_tier: z.object({ tier: countSchema }).nullish(),
  charity_donation: z.object({ charity_name: textSchema, amount: moneySchema }).nullish(),
});

type Notification = z.output<typeof notificationSchema>;

/** The twin of IRC's USERNOTICE. */
export const NOTIFICATIONS: Readonly<Record<string, Translator>> = {
  'channel.chat.notification': translator(notificationSchema, (event, telling) =>
    telling.post(noticeOf(event, telling.time, (id) => telling.isChannel(id))),
  ),
};

function noticeOf(event: Notification, time: number, isChannel: (id: string) => boolean): ChatNotice {
  const id = event.message_id;
  const chatter = personAt(event, 'chatter_user') ?? { id: '', login: '', name: '' };
  const user: ChatUser = { ...chatter, colour: event.color === '' ? null : event.color };
  const named = event.chatter_is_anonymous || chatter.id === ANONYMOUS_GIVER_ID ? null : user;
  const { text, parts } = event.message;
  const base = { id, time };
  switch (event.notice_type) {
    case 'sub':
      if (!event.sub) break;
      return {
        kind: 'subscribed',
        fact: {
          ...base,
          user,
          tier: tierOf(event.sub.sub_tier),
          prime: event.sub.is_prime,
          months: Math.max(1, event.sub.duration_months),
          late: false,
        },
      };
    case 'resub':
      if (!event.resub) break;
      return {
        kind: 'resubscribed',
        fact: {
          ...base,
          user,
          tier: tierOf(event.resub.sub_tier || event.resub.sub_plan),
          prime: event.resub.is_prime,
          totalMonths: event.resub.cumulative_months,
          streak: event.resub.streak_months ?? null,
          text,
          parts,
          giver: giverOf(event.resub),
        },
      };
    case 'sub_gift': {
      const gift = event.sub_gift;
      const recipient = gift && personAt(gift, 'recipient_user');
      if (!gift || !recipient) break;
      return {
        kind: 'gift',
        fact: {
          ...base,
          giver: named,
          tier: tierOf(gift.sub_tier),
          months: Math.max(1, gift.duration_months),
          given: gift.cumulative_total ?? null,
          recipient,
          bombId: gift.community_gift_id || null,
          originId: null,
        },
      };
    }
    case 'community_sub_gift': {
      const bomb = event.community_sub_gift;
      if (!bomb) break;
      return {
        kind: 'giftBomb',
        fact: {
          ...base,
          giver: named,
          tier: tierOf(bomb.sub_tier),
          total: bomb.total,
          given: bomb.cumulative_total ?? null,
          bombId: bomb.id,
          originId: null,
        },
      };
    }
    case 'gift_paid_upgrade':
      return {
        kind: 'subContinued',
        fact: {
          ...base,
          user,
          from: 'gift',
          giver: event.gift_paid_upgrade ? giverOf(event.gift_paid_upgrade) : null,
          tier: null,
        },
      };
    case 'prime_paid_upgrade':
      return {
        kind: 'subContinued',
        fact: {
          ...base,
          user,
          from: 'prime',
          giver: null,
          tier: event.prime_paid_upgrade ? tierOf(event.prime_paid_upgrade.sub_tier) : null,
        },
      };
    case 'pay_it_forward':
      return {
        kind: 'giftPaidForward',
        fact: {
          ...base,
          user,
          giver: event.pay_it_forward ? giverOf(event.pay_it_forward) : null,
          recipient: null,
        },
      };
    case 'raid': {
      const from = event.raid && personAt(event.raid, 'user');
      if (!event.raid || !from) break;
      return { kind: 'raided', fact: { ...base, from, viewers: event.raid.viewer_count } };
    }
    case 'announcement':
      return {
        kind: 'announcement',
        fact: {
          ...base,
          shared: sharedOf(event, isChannel),
          user,
          badges: event.badges,
          standing: standingOf(event.badges, false, false),
          text,
          parts,
          colour: announcementColour(event.announcement?.color),
        },
      };
    case 'bits_badge_tier':
      return {
        kind: 'milestone',
        fact: {
          ...base,
          user,
          kind: 'bits-badge',
          value: event.bits_badge_tier?.tier ?? 0,
          reward: 0,
          text,
        },
      };
    case 'charity_donation':
      if (!event.charity_donation) break;
      return {
        kind: 'donated',
        fact: {
          id,
          user,
          charity: event.charity_donation.charity_name,
          amount: event.charity_donation.amount,
          time,
        },
      };
  }
  return {
    kind: 'other',
    fact: {
      ...base,
      shared: sharedOf(event, isChannel),
      // A copy from another channel of a shared chat has its kind behind this beginning.
      kind: event.notice_type.replace(/^shared_chat_/, ''),
      user,
      sentence: event.system_message,
      text,
    },
  };
}

function giverOf(gift: { gifter_is_anonymous: boolean } & Record<string, unknown>): Person | null {
  return gift.gifter_is_anonymous ? null : personAt(gift, 'gifter_user');
}

function sharedOf(event: Notification, isChannel: (id: string) => boolean) {
  const channelId = event.source_broadcaster_user_id;
  if (!channelId) return null;
  return {
    channelId,
    messageId: event.source_message_id ?? event.message_id,
    isCopy: !isChannel(channelId),
  };
}

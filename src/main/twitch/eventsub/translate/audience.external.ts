import { z } from 'zod';
import { partsOfRanges } from '../../chat/tagValues.ts';
import { countSchema, flagSchema, textSchema, tierOf, timeSchema } from '../../helix/shapes.external.ts';
import {
  cheeredKey,
  GIFT_GRACE_MS,
  giftKey,
  raidedKey,
  resubscribedKey,
  SOURCES,
  subscribedKey,
} from '../../notices/keys.ts';
import {
  maybePersonFields,
  messageSchema,
  personAt,
  personFields,
  somebody,
  userFields,
} from './shapes.external.ts';
import { type Translator, translator } from './translator.ts';

const emoteRanges = z
  .array(z.object({ begin: z.number(), end: z.number(), id: z.string() }))
  .nullish()
  .transform((ranges) => (ranges ?? []).map(({ begin, end, id }) => ({ id, first: begin, last: end })));

/** Follows, subscriptions, gifts, cheers, raids. */
export const AUDIENCE: Readonly<Record<string, Translator>> = {
  'channel.follow': translator(z.object({ ...userFields, followed_at: timeSchema }), (event, telling) =>
    telling.follow({ user: somebody(event, 'user'), time: event.followed_at || telling.time, late: false }),
  ),

  'channel.subscribe': translator(
    z.object({ ...userFields, tier: z.string(), is_gift: flagSchema }),
    (event, telling) => {
      // Gifts are told whole, with their giver, by the gift itself.
      if (event.is_gift) return;
      const user = somebody(event, 'user');
      telling.offer(subscribedKey(user.id), SOURCES.subscribed, () =>
        telling.emit('viewer.subscribed', {
          id: telling.id,
          time: telling.time,
          user,
          tier: tierOf(event.tier),
          prime: false,
          months: 1,
          late: false,
        }),
      );
    },
  ),

  'channel.subscription.message': translator(
    z.object({
      ...userFields,
      tier: z.string(),
      message: z.object({ text: textSchema, emotes: emoteRanges }),
      cumulative_months: countSchema,
      streak_months: z.number().nullish(),
    }),
    (event, telling) => {
      const user = somebody(event, 'user');
      const { text, emotes } = event.message;
      telling.offer(resubscribedKey(user.id), SOURCES.resubscribed, () =>
        telling.emit('viewer.resubscribed', {
          id: telling.id,
          time: telling.time,
          user,
          tier: tierOf(event.tier),
          prime: false,
          totalMonths: event.cumulative_months,
          streak: event.streak_months ?? null,
          text,
          parts: partsOfRanges(text, emotes),
          giver: null,
        }),
      );
    },
  ),

  'channel.subscription.gift': translator(
    z.object({
      ...maybePersonFields('user'),
      total: countSchema,
      tier: z.string(),
      cumulative_total: z.number().nullish(),
      is_anonymous: flagSchema,
    }),
    (event, telling) => {
      const giver = event.is_anonymous ? null : personAt(event, 'user');
      const tier = tierOf(event.tier);
      const key = giftKey(giver?.id ?? null, event.total, tier);
      const tell = (): void =>
        telling.emit('viewer.giftedSubs', {
          id: telling.id,
          time: telling.time,
          giver,
          tier,
          total: event.total,
          recipients: [],
          months: 1,
          given: event.cumulative_total ?? null,
        });
      telling.offer(key, SOURCES.gift, tell, GIFT_GRACE_MS);
    },
  ),

  'channel.subscription.end': translator(
    z.object({ ...userFields, tier: z.string(), is_gift: flagSchema }),
    (event, telling) =>
      telling.emit('viewer.unsubscribed', {
        user: somebody(event, 'user'),
        tier: tierOf(event.tier),
        wasGift: event.is_gift,
        time: telling.time,
        late: false,
      }),
  ),

  'channel.cheer': translator(
    z.object({
      ...maybePersonFields('user'),
      is_anonymous: flagSchema,
      message: textSchema,
      bits: countSchema,
    }),
    (event, telling) => {
      const user = event.is_anonymous ? null : personAt(event, 'user');
      const { bits, message: text } = event;
      telling.offer(cheeredKey(user?.id ?? null, bits), SOURCES.cheered, () =>
        telling.emit('viewer.cheered', {
          id: telling.id,
          time: telling.time,
          user,
          bits,
          text,
          parts: text === '' ? [] : [{ kind: 'text', text }],
        }),
      );
    },
  ),

  'channel.bits.use': translator(
    z.object({
      ...userFields,
      bits: countSchema,
      type: z.string(),
      power_up: z.object({ type: textSchema }).nullish(),
      message: messageSchema,
    }),
    (event, telling) => {
      // Cheers come as cheers.
      if (event.type === 'cheer') return;
      telling.emit('viewer.usedPowerUp', {
        user: somebody(event, 'user'),
        bits: event.bits,
        kind: event.power_up?.type || event.type,
        text: event.message.text,
        parts: event.message.parts,
        time: telling.time,
      });
    },
  ),

  'channel.raid': translator(
    z.object({
      ...personFields('from_broadcaster_user'),
      ...personFields('to_broadcaster_user'),
      viewers: countSchema,
    }),
    (event, telling) => {
      const from = somebody(event, 'from_broadcaster_user');
      const to = somebody(event, 'to_broadcaster_user');
      const { viewers } = event;
      if (telling.isChannel(from.id)) {
        telling.emit('channel.raiding', { to, viewers, time: telling.time });
        return;
      }
      telling.offer(raidedKey(from.id), SOURCES.raided, () =>
        telling.emit('channel.raided', { id: telling.id, time: telling.time, from, viewers }),
      );
    },
  ),
};

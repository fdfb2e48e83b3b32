import { z } from 'zod';
import { action, type ControlAction, count, done, login, tier } from './action.ts';

export const SUPPORT_EVENTS: readonly ControlAction[] = [
  action('events/follow', 'Somebody follows', { who: login }, ({ happen }, { who }) =>
    done(happen.follow(who)),
  ),
  action(
    'events/subscribe',
    'Somebody buys a first sub',
    { who: login, tier: tier.default('1000'), prime: z.boolean().default(false) },
    ({ happen }, { who, ...options }) => done(happen.subscribe(who, options)),
  ),
  action(
    'events/resubscribe',
    'Somebody renews a sub and says so; streak null hides the streak',
    {
      who: login,
      text: z.string().max(500).default(''),
      months: z.int().min(1).max(500).optional(),
      streak: z.int().min(1).max(500).nullable().optional(),
      tier: tier.optional(),
    },
    ({ happen }, { who, text: words, months, streak, tier: at }) =>
      done(
        happen.resubscribe(who, {
          text: words,
          ...(months === undefined ? {} : { months }),
          ...(streak === undefined ? {} : { streak }),
          ...(at === undefined ? {} : { tier: at }),
        }),
      ),
  ),
  action('events/endSubscription', 'A sub runs out', { who: login }, ({ happen }, { who }) =>
    done(happen.endSubscription(who)),
  ),
  action(
    'events/giftSub',
    'One sub is given to one person; from null is anonymous',
    { from: login.nullable().default(null), to: login, tier: tier.default('1000') },
    ({ happen }, { from, to, tier: at }) => done(happen.giftSub(from, to, { tier: at })),
  ),
  action(
    'events/giftBomb',
    'Many subs are given at once; from null is anonymous',
    { from: login.nullable().default(null), count, tier: tier.default('1000') },
    ({ happen }, input) => ({
      recipients: happen
        .giftBomb(input.from, input.count, { tier: input.tier })
        .map((account) => account.login),
    }),
  ),
  action(
    'events/cheer',
    'Somebody cheers; who null is anonymous',
    {
      who: login.nullable().default(null),
      bits: z.int().min(1).max(100_000),
      text: z.string().max(450).default(''),
    },
    ({ happen }, { who, bits, text: words }) => ({ messageId: happen.cheer(who, bits, words).id }),
  ),
  action(
    'events/raid',
    'Another channel raids',
    { from: login, viewers: z.int().min(1).max(1_000_000) },
    ({ happen }, { from, viewers }) => done(happen.raid(from, viewers)),
  ),
  action(
    'events/shoutoutFrom',
    'Another channel gives a shoutout',
    { from: login, viewers: z.int().min(1) },
    ({ happen }, { from, viewers }) => done(happen.shoutoutFrom(from, viewers)),
  ),
  action(
    'events/watchStreak',
    'Somebody shares a watch streak',
    { who: login, streams: z.int().min(1), text: z.string().max(500).default('') },
    ({ happen }, { who, streams, text: words }) => done(happen.watchStreak(who, streams, words)),
  ),
];

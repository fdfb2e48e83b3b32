import { z } from 'zod';
import { field } from '../../../engine/routines/fields.ts';
import type { TriggerKind } from '../../../engine/routines/kinds.ts';
import { subscriberOf, type Tell } from './facts.ts';

const late = field
  .yes({ title: 'Also late ones', description: 'Those that happened while Emcee could not hear them.' })
  .default(false);
const tier = field.choice({ title: 'Tier at least' }, ['1', '2', '3']).default('1');
const least = (title: string) => field.whole({ title }, 0, 1e9).default(0);

/** Those who support the channel. */
export function support(tell: Tell): TriggerKind[] {
  const group = 'Support';
  return [
    tell({
      id: 'twitch.follow',
      title: 'Follow',
      help: 'Somebody follows.',
      group,
      on: 'viewer.followed',
      parameters: z.object({ late }),
      when: (fact, parameters) => parameters.late || !fact.late,
      who: ({ user }) => [user, 'follower'],
    }),
    tell({
      id: 'twitch.sub',
      title: 'New subscription',
      help: 'Somebody subscribes for the first time.',
      group,
      on: 'viewer.subscribed',
      parameters: z.object({ tier, late }),
      when: (fact, parameters) => (parameters.late || !fact.late) && fact.tier >= Number(parameters.tier),
      who: (fact) => [fact.user, subscriberOf(fact.tier)],
      facts: {
        tier: ['Tier: 1, 2 or 3.', 1],
        prime: ['Whether it is by Prime.', false],
        months: ['Months paid at once.', 1],
      },
      tell: (fact) => ({ tier: fact.tier, prime: fact.prime, months: fact.months }),
    }),
    tell({
      id: 'twitch.resub',
      title: 'Resubscription',
      help: 'Somebody shares that they go on subscribing.',
      group,
      on: 'viewer.resubscribed',
      parameters: z.object({ tier, months: least('Months at least') }),
      when: (fact, { tier: needed, months }) => fact.tier >= Number(needed) && fact.totalMonths >= months,
      who: (fact) => [fact.user, subscriberOf(fact.tier)],
      facts: {
        tier: ['Tier: 1, 2 or 3.', 1],
        prime: ['Whether it is by Prime.', false],
        months: ['All months there ever were.', 12],
        streak: ['Months in a row; 0 when not shown.', 5],
        message: ['What they wrote.', 'Still here!'],
      },
      tell: (fact) => ({
        tier: fact.tier,
        prime: fact.prime,
        months: fact.totalMonths,
        streak: fact.streak ?? 0,
        message: fact.text,
      }),
    }),
    tell({
      id: 'twitch.gift',
      title: 'Given subscriptions',
      help: 'Somebody gives subscriptions; all that are given at once are one.',
      group,
      on: 'viewer.giftedSubs',
      parameters: z.object({ tier, total: least('How many at least') }),
      when: (fact, { tier: needed, total }) => fact.tier >= Number(needed) && fact.total >= total,
      who: ({ giver }) => [giver],
      facts: {
        total: ['How many were given.', 5],
        tier: ['Tier: 1, 2 or 3.', 1],
        given: ['All that they ever gave; 0 when not shown.', 20],
        anonymous: ['Whether the giver is not named.', false],
        recipients: ['Who got one, with commas in between.', 'robin, kim'],
        recipient: ['The first of them.', 'robin'],
      },
      tell: (fact) => ({
        total: fact.total,
        tier: fact.tier,
        given: fact.given ?? 0,
        anonymous: fact.giver === null,
        recipients: fact.recipients.map(({ name }) => name).join(', '),
        recipient: fact.recipients[0]?.name ?? '',
      }),
    }),
    tell({
      id: 'twitch.subContinued',
      title: 'Goes on with a given subscription',
      help: 'Somebody goes on with a subscription that was given, or that Prime had paid.',
      group,
      on: 'viewer.subContinued',
      who: (fact) => [fact.user, subscriberOf(fact.tier)],
      facts: { from: ['"gift" or "prime".', 'gift'], giver: ['Who had given it.', 'kim'] },
      tell: (fact) => ({ from: fact.from, giver: fact.giver?.name ?? '' }),
    }),
    tell({
      id: 'twitch.paidForward',
      title: 'Gift paid forward',
      help: 'Somebody who was given a subscription gives one on.',
      group,
      on: 'viewer.giftPaidForward',
      who: ({ user }) => [user],
      facts: {
        giver: ['Who had given to them.', 'kim'],
        recipient: ['Who gets it; empty for all of chat.', 'robin'],
      },
      tell: (fact) => ({ giver: fact.giver?.name ?? '', recipient: fact.recipient?.name ?? '' }),
    }),
    tell({
      id: 'twitch.unsub',
      title: 'Subscription ended',
      help: 'A subscription has ended.',
      group,
      on: 'viewer.unsubscribed',
      who: ({ user }) => [user],
      facts: { tier: ['Tier: 1, 2 or 3.', 1], gift: ['Whether it had been given.', false] },
      tell: (fact) => ({ tier: fact.tier, gift: fact.wasGift }),
    }),
    tell({
      id: 'twitch.cheer',
      title: 'Cheer',
      help: 'Somebody cheers with bits.',
      group,
      on: 'viewer.cheered',
      parameters: z.object({
        bits: least('Bits at least'),
        most: field.whole({ title: 'Bits at most', description: '0 for no end.' }, 0, 1e9).default(0),
      }),
      when: (fact, { bits, most }) => fact.bits >= bits && (most === 0 || fact.bits <= most),
      who: ({ user }) => [user],
      line: (fact) => ({ id: fact.id, text: fact.text }),
      facts: {
        bits: ['How many.', 100],
        message: ['What they wrote.', 'Cheer100 nice'],
        anonymous: ['Whether they are not named.', false],
      },
      tell: (fact) => ({ bits: fact.bits, message: fact.text, anonymous: fact.user === null }),
    }),
    tell({
      id: 'twitch.powerUp',
      title: 'Power-up',
      help: 'Somebody spends bits on an effect.',
      group,
      on: 'viewer.usedPowerUp',
      parameters: z.object({ bits: least('Bits at least') }),
      when: (fact, { bits }) => fact.bits >= bits,
      who: ({ user }) => [user],
      facts: {
        bits: ['How many.', 20],
        kind: ["Twitch's name of it.", 'celebration'],
        message: ['What they wrote.', 'Hooray'],
      },
      tell: (fact) => ({ bits: fact.bits, kind: fact.kind, message: fact.text }),
    }),
    tell({
      id: 'twitch.charity',
      title: 'Donation to charity',
      help: 'Somebody donates to the charity of the channel.',
      group,
      on: 'charity.donated',
      who: ({ user }) => [user],
      facts: {
        amount: ['How much.', 5],
        currency: ['Of what.', 'EUR'],
        charity: ['To whom.', 'A good cause'],
      },
      tell: ({ amount, charity }) => ({
        amount: amount.value / 10 ** amount.decimals,
        currency: amount.currency,
        charity,
      }),
    }),
  ];
}

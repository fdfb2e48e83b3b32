import { z } from 'zod';
import { field } from '../../../engine/routines/fields.ts';
import type { TriggerKind } from '../../../engine/routines/kinds.ts';
import type { Redemption } from '../../../engine/twitch/viewerFacts.ts';
import type { Tell } from './facts.ts';

const reward = z.string().max(100).default('').meta({
  control: 'reward',
  template: false,
  title: 'Reward',
  description: 'Empty for all of them.',
});
const redeemed = {
  reward: ['The reward.', 'Hydrate'],
  cost: ['Its price.', 500],
  input: ['What the viewer typed.', 'Cheers'],
  redemption: ["Twitch's id of it.", 'a1b2'],
  rewardId: ["Twitch's id of the reward.", 'c3d4'],
} as const;
const tellRedemption = (fact: Redemption) => ({
  reward: fact.reward.title,
  cost: fact.reward.cost,
  input: fact.input,
  redemption: fact.id,
  rewardId: fact.reward.id,
});
/** By id, or by title: an imported routine knows the title only. */
const isAbout = (wanted: string, { id, title }: { id: string; title: string }): boolean =>
  wanted === '' || wanted === id || wanted.toLowerCase() === title.toLowerCase();

/** Channel points. */
export function rewards(tell: Tell): TriggerKind[] {
  const group = 'Channel points';
  return [
    tell({
      id: 'twitch.redeem',
      title: 'Reward redeemed',
      help: 'Somebody redeems a reward of the channel.',
      group,
      on: 'viewer.redeemed',
      parameters: z.object({
        reward,
        late: field
          .yes({
            title: 'Also late ones',
            description: 'Those that were redeemed while Emcee could not hear them.',
          })
          .default(true),
      }),
      when: (fact, { reward: wanted, late }) => isAbout(wanted, fact.reward) && (late || !fact.late),
      who: ({ user }) => [user],
      facts: redeemed,
      tell: tellRedemption,
    }),
    tell({
      id: 'twitch.redemption',
      title: 'Redemption decided',
      help: 'A redemption was fulfilled or refunded.',
      group,
      on: 'viewer.redemptionUpdated',
      parameters: z.object({
        reward,
        status: field.choice({ title: 'It was' }, ['any', 'fulfilled', 'cancelled']).default('any'),
      }),
      when: (fact, { reward: wanted, status }) =>
        isAbout(wanted, fact.reward) && (status === 'any' || fact.status === status),
      who: ({ user }) => [user],
      facts: { ...redeemed, status: ['fulfilled or cancelled.', 'fulfilled'] },
      tell: (fact) => ({ ...tellRedemption(fact), status: fact.status }),
    }),
    tell({
      id: 'twitch.redeemAutomatic',
      title: "Twitch's own reward redeemed",
      help: 'Somebody redeems a reward that Twitch itself offers, such as a highlighted message.',
      group,
      on: 'viewer.redeemedAutomatic',
      who: ({ user }) => [user],
      facts: {
        kind: ["Twitch's name of it.", 'send_highlighted_message'],
        cost: ['Its price.', 100],
        message: ['What they wrote.', 'Look here'],
      },
      tell: ({ kind, cost, text }) => ({ kind, cost, message: text }),
    }),
    tell({
      id: 'twitch.reward',
      title: 'Reward changed',
      help: 'A reward was added, changed or removed.',
      group,
      on: 'reward.changed',
      parameters: z.object({
        change: field.choice({ title: 'It was' }, ['any', 'added', 'updated', 'removed']).default('any'),
      }),
      when: (fact, { change }) => change === 'any' || fact.change === change,
      facts: {
        change: ['added, updated or removed.', 'added'],
        reward: ['The reward.', 'Hydrate'],
        cost: ['Its price.', 500],
      },
      tell: ({ change, reward: { title, cost } }) => ({ change, reward: title, cost }),
    }),
  ];
}

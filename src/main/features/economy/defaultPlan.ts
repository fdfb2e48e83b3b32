import { type EconomyPlan, XP } from '../../../shared/contract/economy.ts';

const rule = (
  id: string,
  event: EconomyPlan['rules'][number]['event'],
  currency: string,
  amount: number,
  more: Partial<EconomyPlan['rules'][number]> = {},
): EconomyPlan['rules'][number] => ({
  id,
  on: true,
  event,
  currency,
  amount,
  per: 1,
  cooldown: 0,
  most: null,
  tier: null,
  reward: '',
  ...more,
});

/** What a new channel begins with. */
export const DEFAULT_PLAN: EconomyPlan = {
  currencies: [{ id: 'tokens', one: 'token', many: 'tokens' }],
  rules: [
    rule('chat', 'chat', XP, 1, { cooldown: 15 }),
    rule('first', 'first', XP, 5),
    rule('watch', 'watch', 'tokens', 1, { per: 10 }),
    rule('follow', 'follow', XP, 10),
    rule('subscribe1', 'subscribe', 'tokens', 20, { tier: 1 }),
    rule('subscribe2', 'subscribe', 'tokens', 40, { tier: 2 }),
    rule('subscribe3', 'subscribe', 'tokens', 100, { tier: 3 }),
    rule('resubscribe1', 'resubscribe', 'tokens', 20, { tier: 1 }),
    rule('resubscribe2', 'resubscribe', 'tokens', 40, { tier: 2 }),
    rule('resubscribe3', 'resubscribe', 'tokens', 100, { tier: 3 }),
    rule('gift', 'gift', 'tokens', 20),
    rule('cheer', 'cheer', 'tokens', 5, { per: 100 }),
    rule('raid', 'raid', 'tokens', 50),
    rule('raiders', 'raiders', 'tokens', 1, { on: false, per: 5, most: 500 }),
    rule('charity', 'charity', 'tokens', 5),
  ],
  multipliers: [{ role: 'subscriber', event: 'watch', factor: 2 }],
  happyHours: [],
  ranks: [
    { id: 'regular', name: 'Regular', by: 'xp', from: 500 },
    { id: 'oldHand', name: 'Old hand', by: 'xp', from: 2500 },
    { id: 'legend', name: 'Legend', by: 'xp', from: 10_000 },
  ],
};

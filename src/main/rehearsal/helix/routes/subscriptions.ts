import { CHEER_PREFIXES } from '../../chat/fragments.ts';
import { planName } from '../../events/subs.ts';
import { helixTime } from '../../timestamps.ts';
import type { Channel } from '../../world/channel.ts';
import { topContributions } from '../../world/hypeTrain.ts';
import { data, type HelixCall } from '../helixCall.ts';
import { HelixError } from '../helixError.ts';
import { broadcasterNames, userNames } from '../people.ts';
import { picture } from '../pictures.ts';
import type { HelixRoute } from '../route.ts';

/** Tier 1 counts one, tier 2 two, tier 3 six. */
const SUB_POINTS = { '1000': 1, '2000': 2, '3000': 6 } as const;

function subscriptionJson(call: HelixCall, channel: Channel, userId: string) {
  const sub = channel.subscribers.get(userId);
  const gifter = sub?.gifterId ? call.world.accounts.get(sub.gifterId) : null;
  const tier = sub?.tier ?? '1000';
  return {
    ...broadcasterNames(channel),
    gifter_id: gifter?.id ?? '',
    gifter_login: gifter?.login ?? '',
    gifter_name: gifter?.displayName ?? '',
    is_gift: sub?.gift ?? false,
    plan_name: planName(channel, tier),
    tier,
    ...userNames(call.world.accounts.get(userId)),
  };
}

function money(value: number, currency: string) {
  return { value, decimal_places: 2, currency };
}

function hypeStatus(call: HelixCall, channel: Channel) {
  const { current, allTimeHigh } = channel.hypeTrains;
  return {
    current: current
      ? {
          id: current.id,
          broadcaster_user_id: channel.owner.id,
          broadcaster_user_login: channel.owner.login,
          broadcaster_user_name: channel.owner.displayName,
          level: current.level,
          total: current.total,
          progress: current.progress,
          goal: current.goal,
          top_contributions: topContributions(current).map((contribution) => ({
            ...userNames(call.world.accounts.get(contribution.accountId)),
            type: contribution.type,
            total: contribution.total,
          })),
          shared_train_participants: null,
          started_at: helixTime(current.startedAt),
          expires_at: helixTime(current.expiresAt),
          type: current.kind,
          is_shared_train: false,
        }
      : null,
    all_time_high: allTimeHigh
      ? { level: allTimeHigh.level, total: allTimeHigh.total, achieved_at: helixTime(allTimeHigh.at) }
      : null,
    shared_all_time_high: null,
  };
}

function cheermote(prefix: string, order: number, now: number) {
  const tiers = [1, 100, 1000, 5000, 10_000].map((bits) => {
    const images = Object.fromEntries(
      ['dark', 'light'].map((background) => [
        background,
        Object.fromEntries(
          ['animated', 'static'].map((state) => [
            state,
            Object.fromEntries(
              ['1', '1.5', '2', '3', '4'].map((scale) => [
                scale,
                picture('cheermotes', prefix.toLowerCase(), background, state, String(bits), scale),
              ]),
            ),
          ]),
        ),
      ]),
    );
    return {
      min_bits: bits,
      id: String(bits),
      color: '#979797',
      images,
      can_cheer: true,
      show_in_bits_card: true,
    };
  });
  return {
    prefix,
    tiers,
    type: 'global_first_party',
    order,
    last_updated: helixTime(now),
    is_charitable: false,
  };
}

export const SUBSCRIPTION_ROUTES: readonly HelixRoute[] = [
  {
    method: 'GET',
    path: '/subscriptions',
    scopes: ['channel:read:subscriptions'],
    run(call) {
      const channel = call.own();
      const only = call.list('user_id');
      const all = [...channel.subscribers];
      const points = all.reduce((sum, [, sub]) => sum + SUB_POINTS[sub.tier], 0);
      const shown = all.map(([id]) => id).filter((id) => only.length === 0 || only.includes(id));
      return call.page(shown, (id) => subscriptionJson(call, channel, id), { total: all.length, points });
    },
  },
  {
    method: 'GET',
    path: '/subscriptions/user',
    scopes: ['user:read:subscriptions'],
    run(call) {
      const channel = call.channel();
      const userId = call.need('user_id');
      if (userId !== call.user.id)
        throw new HelixError(
          401,
          "The ID in user_id must match the user ID found in the request's OAuth token.",
        );
      if (!channel.subscribers.has(userId))
        throw new HelixError(
          404,
          `${call.user.displayName} has no subscription to ${channel.owner.displayName}`,
        );
      const {
        plan_name: _plan,
        user_id: _id,
        user_login: _login,
        user_name: _name,
        ...rest
      } = subscriptionJson(call, channel, userId);
      return data(rest);
    },
  },
  {
    method: 'GET',
    path: '/bits/leaderboard',
    scopes: ['bits:read'],
    run(call) {
      const channel = call.world.openChannel(call.user);
      const count = Math.min(100, Number(call.maybe('count') ?? 10) || 10);
      const ranked = [...channel.bitsGiven]
        .sort(([, a], [, b]) => b - a)
        .map(([id, score], index) => ({ ...userNames(call.world.accounts.get(id)), rank: index + 1, score }));
      const only = call.maybe('user_id');
      const shown = (only ? ranked.filter((entry) => entry.user_id === only) : ranked).slice(0, count);
      return {
        status: 200,
        json: { data: shown, date_range: { started_at: '', ended_at: '' }, total: shown.length },
      };
    },
  },
  {
    method: 'GET',
    path: '/bits/cheermotes',
    run: (call) => data(...CHEER_PREFIXES.map((prefix, index) => cheermote(prefix, index + 1, call.now))),
  },
  {
    method: 'GET',
    path: '/bits/custom_power_ups',
    scopes: ['bits:read'],
    run(call) {
      call.own();
      return data();
    },
  },
  {
    method: 'GET',
    path: '/goals',
    scopes: ['channel:read:goals'],
    run(call) {
      const channel = call.own();
      return data(
        ...channel.goals.map((goal) => ({
          id: goal.id,
          ...broadcasterNames(channel),
          type: goal.type,
          description: goal.description,
          current_amount: goal.current,
          target_amount: goal.target,
          created_at: helixTime(goal.createdAt),
        })),
      );
    },
  },
  {
    method: 'GET',
    path: '/hypetrain/status',
    scopes: ['channel:read:hype_train'],
    run(call) {
      return data(hypeStatus(call, call.own()));
    },
  },
  {
    method: 'GET',
    path: '/charity/campaigns',
    scopes: ['channel:read:charity'],
    run(call) {
      const channel = call.own();
      const campaign = channel.charity;
      if (!campaign) return data();
      return data({
        id: campaign.id,
        ...broadcasterNames(channel),
        charity_name: campaign.name,
        charity_description: campaign.description,
        charity_logo: picture('charity', campaign.id),
        charity_website: 'https://charity.rehearsal.invalid/',
        current_amount: money(campaign.current, campaign.currency),
        target_amount: money(campaign.target, campaign.currency),
      });
    },
  },
  {
    method: 'GET',
    path: '/charity/donations',
    scopes: ['channel:read:charity'],
    run(call) {
      const campaign = call.own().charity;
      const donations = [...(campaign?.donations ?? [])].reverse();
      return call.page(donations, (donation) => ({
        id: donation.id,
        campaign_id: campaign?.id ?? '',
        ...userNames(call.world.accounts.get(donation.accountId)),
        amount: money(donation.amount, campaign?.currency ?? 'EUR'),
      }));
    },
  },
];

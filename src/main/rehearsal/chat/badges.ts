import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';
import type { Badge } from './message.ts';

const MONTH_STEPS = [72, 60, 48, 36, 30, 24, 18, 12, 9, 6, 3, 2];
const BITS_STEPS = [100_000, 50_000, 25_000, 10_000, 5_000, 1_000, 100, 1];
const GIFT_STEPS = [1000, 500, 250, 100, 50, 25, 10, 5, 1];
const TIER_OFFSET = { '1000': 0, '2000': 2000, '3000': 3000 } as const;

function step(steps: readonly number[], reached: number): number {
  return steps.find((at) => reached >= at) ?? 0;
}

/** The badges somebody wears in this room, in the order in which Twitch lists them. */
export function badgesOf(channel: Channel, account: Account): Badge[] {
  const badges: Badge[] = [];
  const { id } = account;
  if (account.staffType === 'staff') badges.push({ set: 'staff', version: '1', info: '' });
  if (channel.owner.id === id) badges.push({ set: 'broadcaster', version: '1', info: '' });
  else if (channel.leadModerators.has(id)) badges.push({ set: 'lead_moderator', version: '1', info: '' });
  else if (channel.moderators.has(id)) badges.push({ set: 'moderator', version: '1', info: '' });
  else if (channel.vips.has(id)) badges.push({ set: 'vip', version: '1', info: '' });
  const sub = channel.subscribers.get(id);
  if (sub) {
    const months = String(sub.months);
    if (sub.founder) badges.push({ set: 'founder', version: '0', info: months });
    else {
      const version = TIER_OFFSET[sub.tier] + step(MONTH_STEPS, sub.months);
      badges.push({ set: 'subscriber', version: String(version), info: months });
    }
  }
  const gifts = channel.giftsGiven.get(id) ?? 0;
  if (gifts > 0) badges.push({ set: 'sub-gifter', version: String(step(GIFT_STEPS, gifts)), info: '' });
  const bits = channel.bitsGiven.get(id) ?? 0;
  if (bits > 0) badges.push({ set: 'bits', version: String(step(BITS_STEPS, bits)), info: '' });
  if (account.turbo) badges.push({ set: 'premium', version: '1', info: '' });
  if (account.broadcasterType === 'partner') badges.push({ set: 'partner', version: '1', info: '' });
  return badges;
}

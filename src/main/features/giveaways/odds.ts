import type { Weights } from '../../../shared/contract/giveaways.ts';
import type { ChatRole } from '../../../shared/contract/ladder.ts';
import type { Random } from '../../engine/ports.ts';
import { seededRandom } from '../../engine/random.ts';

/** Somebody in the drum. */
export interface Lot {
  tickets: number;
  /** What each of their tickets counts. */
  weight: number;
}

export interface Picked<L extends Lot> {
  lot: L;
  /** The same lots and seed pick the same one. */
  seed: number;
  /** From 0 to 1, as it was in this very draw. */
  chance: number;
}

const SEEDS = 4_294_967_296;

export function shareOf({ tickets, weight }: Lot): number {
  return tickets * weight;
}

export function sumOf(lots: readonly Lot[]): number {
  return lots.reduce((sum, lot) => sum + shareOf(lot), 0);
}

/** The one on whom the seed falls; null when the drum is empty. */
export function pickBy<L extends Lot>(lots: readonly L[], seed: number): Picked<L> | null {
  const sum = sumOf(lots);
  if (sum <= 0) return null;
  let left = seededRandom(seed).next() * sum;
  let found: L | null = null;
  for (const lot of lots) {
    const share = shareOf(lot);
    if (share <= 0) continue;
    found = lot;
    left -= share;
    if (left < 0) break;
  }
  return found && { lot: found, seed, chance: shareOf(found) / sum };
}

/** Draws so many different ones, each among those who are left. Fewer when there are fewer. */
export function draw<L extends Lot>(lots: readonly L[], count: number, random: Random): Picked<L>[] {
  const drum = [...lots];
  const picked: Picked<L>[] = [];
  while (picked.length < count) {
    const one = pickBy(drum, Math.floor(random.next() * SEEDS));
    if (!one) break;
    picked.push(one);
    drum.splice(drum.indexOf(one.lot), 1);
  }
  return picked;
}

/** What is known of somebody for the weight of their tickets. */
export interface Standings {
  role: ChatRole;
  /** 0 for no subscriber; a VIP may be one as well. */
  tier: 0 | 1 | 2 | 3;
  vip: boolean;
  moderator: boolean;
  follows: boolean;
  groups: readonly string[];
}

/** The largest factor that applies. */
export function weightOf(weights: Weights, who: Standings): number {
  const applying: number[] = [];
  if (who.follows) applying.push(weights.follower);
  if (who.tier === 1) applying.push(weights.subscriber);
  if (who.tier === 2) applying.push(weights.subscriber2);
  if (who.tier === 3) applying.push(weights.subscriber3);
  if (who.vip) applying.push(weights.vip);
  if (who.moderator) applying.push(weights.moderator);
  const groups = new Set(who.groups.map((group) => group.toLowerCase()));
  for (const { group, factor } of weights.groups) if (groups.has(group.toLowerCase())) applying.push(factor);
  return applying.length === 0 ? 1 : Math.max(...applying);
}

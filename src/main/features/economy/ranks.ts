import { type EconomyPlan, type Rank, XP } from '../../../shared/contract/economy.ts';
import type { Watched } from '../../engine/crowd.ts';
import type { Changes } from './ledgerStore.ts';

export interface RanksParts {
  plan(): EconomyPlan;
  perLevel(): number;
  balance(viewerId: string): number;
  /** Of many at once; who has none is not among them. */
  balances(viewerIds: readonly string[]): ReadonlyMap<string, number>;
  watchedHours(viewerId: string): number;
  isHere(viewerId: string): boolean;
  excluded(): ReadonlySet<string>;
  reached(viewerId: string, rank: Rank): void;
  levelled(viewerId: string, level: number): void;
  /** Somebody has gained experience: `look` is to be called soon, once what is under way is certain. */
  lookSoon(): void;
}

/** So many are looked at in one go. */
const MOST_AT_ONCE = 2000;

/** Levels and ranks: what somebody has reached by experience or watch time. */
export class Ranks {
  private readonly parts: RanksParts;
  /** By viewer: how much experience was gained since the last look. */
  private gained = new Map<string, number>();

  constructor(parts: RanksParts) {
    this.parts = parts;
  }

  level(viewerId: string): number {
    return this.levelAt(this.parts.balance(viewerId));
  }

  /** What is still missing to the next level. */
  toNextLevel(viewerId: string): number {
    const xp = this.parts.balance(viewerId);
    return (this.levelAt(xp) + 1) * this.parts.perLevel() - xp;
  }

  /** The highest there is for somebody; null before the first. Experience goes before watch time. */
  rank(viewerId: string): Rank | null {
    const xp = this.rankAt('xp', this.parts.balance(viewerId));
    return xp ?? this.rankAt('watch', this.parts.watchedHours(viewerId));
  }

  /** Notes who gained experience; nobody is told before `look`, when it is certain. */
  changed(changes: ReadonlyMap<string, Changes>): void {
    for (const [viewerId, amount] of changes.get(XP) ?? []) {
      if (amount > 0 && this.gained.size < MOST_AT_ONCE) {
        if (this.gained.size === 0) this.parts.lookSoon();
        this.gained.set(viewerId, (this.gained.get(viewerId) ?? 0) + amount);
      }
    }
  }

  look(): void {
    const gained = this.gained;
    this.gained = new Map();
    const excluded = this.parts.excluded();
    const balances = this.parts.balances([...gained.keys()]);
    for (const [viewerId, amount] of gained) {
      if (!this.parts.isHere(viewerId) || excluded.has(viewerId)) continue;
      const now = balances.get(viewerId) ?? 0;
      const before = now - amount;
      const rank = this.rankAt('xp', now);
      if (rank && rank.id !== this.rankAt('xp', before)?.id && rank.from > before) {
        this.parts.reached(viewerId, rank);
      } else if (this.levelAt(now) > this.levelAt(before)) {
        this.parts.levelled(viewerId, this.levelAt(now));
      }
    }
  }

  watched({ viewers, seconds }: Watched): void {
    if (!this.parts.plan().ranks.some(({ by }) => by === 'watch')) return;
    for (const { id, totalSeconds } of viewers) {
      const rank = this.rankAt('watch', totalSeconds / 3600);
      if (!rank || rank.from * 3600 <= totalSeconds - seconds || this.parts.excluded().has(id)) continue;
      this.parts.reached(id, rank);
    }
  }

  private levelAt(xp: number): number {
    return Math.max(1, Math.floor(xp / this.parts.perLevel()));
  }

  private rankAt(by: Rank['by'], value: number): Rank | null {
    let best: Rank | null = null;
    for (const rank of this.parts.plan().ranks) {
      if (rank.by === by && rank.from <= value && (!best || rank.from > best.from)) best = rank;
    }
    return best;
  }
}

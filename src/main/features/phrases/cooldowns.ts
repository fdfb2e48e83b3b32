import type { PhraseRule } from '../../../shared/contract/phrases.ts';

const MOST_KEPT = 20_000;

/** Until when rules rest. Times are elapsed milliseconds, so that a jump of the wall clock does not matter. */
export class Cooldowns {
  private readonly until = new Map<string, number>();

  /** Seconds that are left; 0 when it may act. */
  left(rule: PhraseRule, viewerId: string | null, now: number): number {
    if (rule.cooldown === 0) return 0;
    const until = this.until.get(keyOf(rule, viewerId)) ?? 0;
    return until <= now ? 0 : Math.max(1, Math.ceil((until - now) / 1000));
  }

  start(rule: PhraseRule, viewerId: string | null, now: number): void {
    if (rule.cooldown === 0) return;
    if (this.until.size >= MOST_KEPT) this.forgetPast(now);
    this.until.set(keyOf(rule, viewerId), now + rule.cooldown * 1000);
  }

  private forgetPast(now: number): void {
    for (const [key, until] of this.until) if (until <= now) this.until.delete(key);
    // Only a flood of new names gets here; the oldest rests are the shortest left.
    for (const key of this.until.keys()) {
      if (this.until.size < MOST_KEPT) break;
      this.until.delete(key);
    }
  }
}

function keyOf(rule: PhraseRule, viewerId: string | null): string {
  return rule.cooldownFor === 'viewer' && viewerId !== null ? `${rule.id} ${viewerId}` : rule.id;
}

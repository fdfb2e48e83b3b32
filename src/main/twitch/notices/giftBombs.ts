import type { GiftedSubs } from '../../engine/chat/chatFacts.ts';
import type { Clock, Disposer } from '../../engine/ports.ts';
import type { GiftBombNotice, GiftNotice } from './chatNotice.ts';

/** After the last gift of a bomb, for those that are still on their way. */
const QUIET_MS = 5_000;
/** For a bomb whose gifts come before itself, since Twitch does not promise the order. */
const ORPHAN_MS = 3_000;
/** Gifts that come after their bomb was told are only counted as told. */
const REMEMBER_MS = 120_000;

interface OpenBomb {
  notice: GiftBombNotice;
  gifts: GiftNotice[];
  alarm: Disposer;
}

/** Puts a gift bomb together: ten gifts are one fact with ten recipients. */
export class GiftBombs {
  private readonly open = new Map<string, OpenBomb>();
  private readonly orphans = new Map<string, { gifts: GiftNotice[]; alarm: Disposer }>();
  /** Bombs that were told already, by when that was, in elapsed milliseconds. */
  private readonly told = new Map<string, number>();
  private readonly clock: Clock;
  private readonly tell: (fact: GiftedSubs) => void;

  constructor(clock: Clock, tell: (fact: GiftedSubs) => void) {
    this.clock = clock;
    this.tell = tell;
  }

  bomb(notice: GiftBombNotice): void {
    this.forgetOld();
    if (this.open.has(notice.bombId) || this.told.has(notice.bombId)) return;
    const orphans = this.orphans.get(notice.bombId);
    orphans?.alarm();
    this.orphans.delete(notice.bombId);
    const bomb: OpenBomb = { notice, gifts: orphans?.gifts ?? [], alarm: () => {} };
    this.open.set(notice.bombId, bomb);
    this.settle(bomb);
  }

  gift(gift: GiftNotice): void {
    this.forgetOld();
    const bomb = this.bombOf(gift);
    if (bomb) {
      bomb.gifts.push(gift);
      this.settle(bomb);
      return;
    }
    if (gift.bombId !== null && this.told.has(gift.bombId)) return;
    if (gift.bombId === null) {
      this.tell(singleGift(gift));
      return;
    }
    this.hold(gift.bombId, gift);
  }

  /** Tells what is there, whole or not. */
  stop(): void {
    for (const bomb of [...this.open.values()]) this.close(bomb);
    for (const [bombId, { gifts, alarm }] of this.orphans) {
      alarm();
      this.tellOrphans(bombId, gifts);
    }
    this.orphans.clear();
  }

  private bombOf(gift: GiftNotice): OpenBomb | null {
    if (gift.bombId !== null) return this.open.get(gift.bombId) ?? null;
    if (gift.originId === null) return null;
    for (const bomb of this.open.values()) if (bomb.notice.originId === gift.originId) return bomb;
    return null;
  }

  private settle(bomb: OpenBomb): void {
    bomb.alarm();
    if (bomb.gifts.length >= bomb.notice.total) this.close(bomb);
    else bomb.alarm = this.clock.after(QUIET_MS, () => this.close(bomb));
  }

  private close(bomb: OpenBomb): void {
    const { notice, gifts } = bomb;
    bomb.alarm();
    this.open.delete(notice.bombId);
    this.told.set(notice.bombId, this.clock.elapsed());
    this.tell({
      id: notice.id,
      time: notice.time,
      giver: notice.giver,
      tier: notice.tier,
      total: Math.max(notice.total, gifts.length),
      recipients: gifts.map((gift) => gift.recipient),
      months: gifts[0]?.months ?? 1,
      given: notice.given,
    });
  }

  private hold(bombId: string, gift: GiftNotice): void {
    const there = this.orphans.get(bombId);
    there?.alarm();
    const gifts = [...(there?.gifts ?? []), gift];
    const alarm = this.clock.after(ORPHAN_MS, () => {
      this.orphans.delete(bombId);
      this.tellOrphans(bombId, gifts);
    });
    this.orphans.set(bombId, { gifts, alarm });
  }

  /** The bomb's own line never came: its gifts are the bomb. */
  private tellOrphans(bombId: string, gifts: readonly GiftNotice[]): void {
    const [first] = gifts;
    if (!first) return;
    this.told.set(bombId, this.clock.elapsed());
    const recipients = gifts.map((gift) => gift.recipient);
    this.tell({ ...singleGift(first), total: gifts.length, recipients });
  }

  private forgetOld(): void {
    const now = this.clock.elapsed();
    for (const [bombId, at] of this.told) {
      if (at + REMEMBER_MS > now) break;
      this.told.delete(bombId);
    }
  }
}

function singleGift(gift: GiftNotice): GiftedSubs {
  return {
    id: gift.id,
    time: gift.time,
    giver: gift.giver,
    tier: gift.tier,
    total: 1,
    recipients: [gift.recipient],
    months: gift.months,
    given: gift.given,
  };
}

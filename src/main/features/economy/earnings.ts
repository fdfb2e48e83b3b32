import type { EarningEvent, EarningRule, EconomyPlan } from '../../../shared/contract/economy.ts';
import { type ChatRole, chatRoleAtLeast } from '../../../shared/contract/ladder.ts';
import type { Watched } from '../../engine/crowd.ts';
import type { Database } from '../../engine/db/database.ts';
import type { EarningKind, Ledger, LedgerLine } from '../../engine/ledger.ts';
import type { Clock } from '../../engine/ports.ts';
import type { LocalTime } from './calendar.ts';
import { happyFactor } from './happyHours.ts';

const KIND: Record<EarningEvent, EarningKind> = {
  chat: 'chat',
  watch: 'watch',
  first: 'first',
  follow: 'follow',
  subscribe: 'subscription',
  resubscribe: 'subscription',
  gift: 'gift',
  cheer: 'cheer',
  raid: 'raid',
  raiders: 'raid',
  redemption: 'redemption',
  charity: 'tip',
};

const REASON: Record<EarningEvent, string> = {
  chat: 'Chatting',
  watch: 'Watching',
  first: 'First message of the day',
  follow: 'Following',
  subscribe: 'Subscribing',
  resubscribe: 'Subscribing again',
  gift: 'Giving subscriptions',
  cheer: 'Cheering',
  raid: 'Raiding',
  raiders: 'Bringing raiders',
  redemption: 'Redeeming a reward',
  charity: 'Giving to charity',
};

export interface EarningsParts {
  db: Database;
  ledger: Ledger;
  clock: Clock;
  plan(): EconomyPlan;
  local(): LocalTime;
  /** A happy hour that was started by hand; 1 when none runs. */
  happyNow(): number;
  roleOf(viewerId: string): ChatRole;
  /** The bot leaves them alone, so they earn nothing either. */
  ignored(viewerId: string): boolean;
}

/** Something that somebody did. */
export interface Deed {
  viewerId: string;
  event: EarningEvent;
  /** Unique for what happened, so that hearing of it twice pays once. */
  reference: string;
  /** Minutes, bits, gifts, raiders ...; 1 for what does not count anything. */
  count?: number;
  tier?: 1 | 2 | 3 | null;
  /** The title of what was redeemed. */
  reward?: string;
}

interface Spoken {
  viewerId: string;
  role: ChatRole;
  rule: EarningRule;
  reference: string;
}

/** Pays for what viewers do, by the rules of the plan. */
export class Earnings {
  private readonly parts: EarningsParts;
  /** By rule, then by viewer: milliseconds until which the rule rests for them. */
  private readonly rests = new Map<string, Map<string, number>>();
  private readonly spokenToday = new Set<string>();
  private today = '';
  private waiting: Spoken[] = [];
  /** The rules for lines of chat, as the plan has them. */
  private spoken: { plan: EconomyPlan; firsts: EarningRule[]; chats: EarningRule[] } | null = null;

  constructor(parts: EarningsParts) {
    this.parts = parts;
  }

  /** A line of chat. It is only noted, and paid with the next late writes, in one go with the lines themselves. */
  spoke(viewerId: string, role: ChatRole, messageId: string): void {
    const { day } = this.parts.local();
    if (day !== this.today) {
      this.today = day;
      this.spokenToday.clear();
    }
    const isFirst = !this.spokenToday.has(viewerId);
    if (isFirst) this.spokenToday.add(viewerId);
    const { firsts, chats } = this.spokenRules();
    if (isFirst) {
      for (const rule of firsts)
        this.payLater({ viewerId, role, rule, reference: `first:${rule.id}:${viewerId}:${day}` });
    }
    for (const rule of chats) {
      if (this.rested(rule, viewerId))
        this.payLater({ viewerId, role, rule, reference: `chat:${rule.id}:${messageId}` });
    }
  }

  private spokenRules(): { firsts: readonly EarningRule[]; chats: readonly EarningRule[] } {
    const plan = this.parts.plan();
    if (this.spoken?.plan !== plan)
      this.spoken = { plan, firsts: [...this.rules('first')], chats: [...this.rules('chat')] };
    return this.spoken;
  }

  private payLater(spoken: Spoken): void {
    if (this.waiting.length === 0) {
      const { waiting } = this;
      this.parts.db.behind.add(() => {
        // What comes from now on is paid the next time; these are paid once, however often this has to run.
        if (this.waiting === waiting) this.waiting = [];
        this.pay(waiting);
      });
    }
    this.waiting.push(spoken);
  }

  private pay(waiting: readonly Spoken[]): void {
    const chat = new Map<EarningRule, Spoken[]>();
    const firsts: Spoken[] = [];
    for (const spoken of waiting) {
      if (spoken.rule.event === 'first') firsts.push(spoken);
      else if (chat.has(spoken.rule)) chat.get(spoken.rule)?.push(spoken);
      else chat.set(spoken.rule, [spoken]);
    }
    for (const first of firsts) this.book(first.rule, [this.line(first)], first.reference);
    for (const [rule, spoken] of chat) {
      const reference = spoken.at(-1)?.reference ?? '';
      this.book(
        rule,
        spoken.map((one) => this.line(one)),
        reference,
      );
    }
  }

  watched({ viewers, seconds, streamId, time }: Watched): void {
    for (const rule of this.rules('watch')) {
      const unit = rule.per * 60;
      const lines = viewers.flatMap(({ id, totalSeconds }) => {
        const times = Math.floor(totalSeconds / unit) - Math.floor((totalSeconds - seconds) / unit);
        if (times === 0 || this.parts.ignored(id)) return [];
        return this.lineOf(rule, id, this.parts.roleOf(id), times);
      });
      const first = viewers[0]?.id ?? '';
      if (lines.length > 0) this.book(rule, lines, `watch:${rule.id}:${streamId}:${time}:${first}`);
    }
  }

  did({ viewerId, event, reference, count = 1, tier = null, reward = '' }: Deed): void {
    if (this.parts.ignored(viewerId)) return;
    for (const rule of this.rules(event)) {
      if (rule.tier !== null && rule.tier !== tier) continue;
      if (rule.reward !== '' && rule.reward.toLowerCase() !== reward.toLowerCase()) continue;
      const times = Math.floor(count / rule.per);
      if (times < 1 || !this.rested(rule, viewerId)) continue;
      const line = this.lineOf(rule, viewerId, this.parts.roleOf(viewerId), times);
      this.book(rule, [line], `${event}:${rule.id}:${reference}`);
    }
  }

  /** Lets go of rests that are over. */
  tidy(): void {
    const now = this.parts.clock.elapsed();
    for (const [ruleId, rests] of this.rests) {
      for (const [viewerId, until] of rests) if (until <= now) rests.delete(viewerId);
      if (rests.size === 0) this.rests.delete(ruleId);
    }
  }

  private *rules(event: EarningEvent): Generator<EarningRule> {
    for (const rule of this.parts.plan().rules) if (rule.on && rule.event === event) yield rule;
  }

  /** Whether somebody may earn by this rule again; if so, it rests from now on. */
  private rested(rule: EarningRule, viewerId: string): boolean {
    if (rule.cooldown === 0) return true;
    let rests = this.rests.get(rule.id);
    if (!rests) {
      rests = new Map();
      this.rests.set(rule.id, rests);
    }
    const now = this.parts.clock.elapsed();
    const until = rests.get(viewerId);
    if (until !== undefined && now < until) return false;
    rests.set(viewerId, now + rule.cooldown * 1000);
    return true;
  }

  private line({ rule, viewerId, role }: Spoken): LedgerLine {
    return this.lineOf(rule, viewerId, role, 1);
  }

  private lineOf(rule: EarningRule, viewerId: string, role: ChatRole, times: number): LedgerLine {
    const plain = rule.amount * times * this.factor(rule, role);
    const capped = Math.min(plain, rule.most ?? Number.POSITIVE_INFINITY);
    const { ledger } = this.parts;
    return {
      viewerId,
      currency: rule.currency,
      amount: ledger.earnable(viewerId, rule.currency, capped, KIND[rule.event]),
    };
  }

  /** The most generous multiplier that a role has, times the happy hour. */
  private factor(rule: EarningRule, role: ChatRole): number {
    const { plan, local, happyNow } = this.parts;
    const { multipliers, happyHours } = plan();
    let best: number | null = null;
    for (const { role: needed, event, factor } of multipliers) {
      if ((event !== null && event !== rule.event) || !chatRoleAtLeast(role, needed)) continue;
      best = best === null ? factor : Math.max(best, factor);
    }
    return (best ?? 1) * Math.max(happyHours.length > 0 ? happyFactor(happyHours, local()) : 1, happyNow());
  }

  private book(rule: EarningRule, lines: readonly LedgerLine[], reference: string): void {
    this.parts.ledger.payMany({
      reason: REASON[rule.event],
      reference,
      actor: 'economy',
      lines: lines.filter(({ amount }) => amount > 0),
    });
  }
}

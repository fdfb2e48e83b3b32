import type { SubTier } from '../../engine/chat/chatFacts.ts';
import type { EventBus } from '../../engine/events.ts';
import type { Clock, Disposer } from '../../engine/ports.ts';
import type { Subscriber, TwitchApi } from '../../engine/twitch/api.ts';
import type { Marks } from '../../engine/twitch/marks.ts';
import { allPages } from '../helix/paging.ts';

/** Channels with more are not asked for all of them after each break. */
const MOST = 20_000;

/**
 * Knows who subscribes, and finds out by asking who began or stopped while nobody told. Twitch gives no times, so
 * that two lists are compared.
 */
export class Subscribers {
  private readonly clock: Clock;
  private readonly events: EventBus;
  private readonly marks: Marks;
  private readonly name: string;
  private readonly forget: Disposer[];
  /** Tier by user id; null until the first list. */
  private known: Map<string, SubTier> | null;
  /** Gifts that were told without their recipients: so many newcomers are no news. */
  private unnamedGifts = 0;

  constructor(options: { clock: Clock; events: EventBus; marks: Marks; name: string }) {
    this.clock = options.clock;
    this.events = options.events;
    this.marks = options.marks;
    this.name = options.name;
    this.known = readList(options.marks.get(options.name));
    const { events } = this;
    this.forget = [
      events.on('viewer.subscribed', 'twitch', ({ user, tier }) => this.add(user.id, tier)),
      events.on('viewer.resubscribed', 'twitch', ({ user, tier }) => this.add(user.id, tier)),
      events.on('viewer.subContinued', 'twitch', ({ user, tier }) => this.add(user.id, tier ?? 1)),
      events.on('viewer.giftedSubs', 'twitch', ({ recipients, tier, total }) => {
        for (const { id } of recipients) this.add(id, tier);
        this.unnamedGifts += Math.max(0, total - recipients.length);
      }),
      events.on('viewer.unsubscribed', 'twitch', ({ user }) => {
        if (this.known?.delete(user.id)) this.save();
      }),
    ];
  }

  stop(): void {
    for (const end of this.forget) end();
  }

  async ask(api: TwitchApi): Promise<void> {
    const first = await api.audience.subscribers(null);
    if (first.total > MOST) return;
    const rest =
      first.next === null
        ? []
        : await allPages(async (after) => await api.audience.subscribers(after ?? first.next));
    const all = [...first.items, ...rest];
    const before = this.known;
    this.known = new Map(all.map(({ id, tier }) => [id, tier]));
    this.save();
    if (before === null) return;
    this.tellNew(all.filter(({ id }) => !before.has(id)));
    for (const [id, tier] of before) if (!this.known.has(id)) await this.tellGone(api, id, tier);
    this.unnamedGifts = 0;
  }

  private tellNew(newcomers: readonly Subscriber[]): void {
    const time = this.clock.now();
    const gifts = new Map<string, Subscriber[]>();
    for (const one of newcomers) {
      const { id, login, name, tier, gift, giver } = one;
      if (!gift) {
        const user = { id, login, name };
        this.events.emit('viewer.subscribed', {
          id: `late-${id}-${time}`,
          time,
          user,
          tier,
          prime: false,
          months: 1,
          late: true,
        });
      } else if (this.unnamedGifts > 0) this.unnamedGifts -= 1;
      else {
        const key = `${giver?.id ?? ''} ${tier}`;
        gifts.set(key, [...(gifts.get(key) ?? []), one]);
      }
    }
    for (const [key, recipients] of gifts) {
      const [first] = recipients;
      if (!first) continue;
      this.events.emit('viewer.giftedSubs', {
        id: `late-${key}-${time}`,
        time,
        giver: first.giver,
        tier: first.tier,
        total: recipients.length,
        recipients: recipients.map(({ id, login, name }) => ({ id, login, name })),
        months: 1,
        given: null,
      });
    }
  }

  private async tellGone(api: TwitchApi, id: string, tier: SubTier): Promise<void> {
    const [user] = await api.users.byIds([id]);
    if (!user) return;
    const { login, name } = user;
    this.events.emit('viewer.unsubscribed', {
      user: { id, login, name },
      tier,
      wasGift: false,
      time: this.clock.now(),
      late: true,
    });
  }

  private add(id: string, tier: SubTier): void {
    if (!this.known || this.known.get(id) === tier) return;
    this.known.set(id, tier);
    this.save();
  }

  private save(): void {
    if (!this.known) return;
    const list = [...this.known].map(([id, tier]) => `${id}:${tier}`);
    this.marks.set(this.name, list.join(' '));
  }
}

function readList(text: string | null): Map<string, SubTier> | null {
  if (text === null) return null;
  const known = new Map<string, SubTier>();
  for (const [, id, tier] of text.matchAll(/(\d+):([123])/g)) {
    if (id !== undefined) known.set(id, tier === '3' ? 3 : tier === '2' ? 2 : 1);
  }
  return known;
}

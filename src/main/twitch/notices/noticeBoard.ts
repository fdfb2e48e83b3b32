import type { GiftedSubs } from '../../engine/chat/chatFacts.ts';
import type { EventBus, EventName, Events } from '../../engine/events.ts';
import type { Clock } from '../../engine/ports.ts';
import type { ChatNotice } from './chatNotice.ts';
import { GiftBombs } from './giftBombs.ts';
import {
  donatedKey,
  GIFT_GRACE_MS,
  giftKey,
  NOTIFICATION,
  raidedKey,
  resubscribedKey,
  SOURCES,
  subscribedKey,
} from './keys.ts';
import { SeenIds } from './seenIds.ts';
import type { Source, Tellings } from './tellings.ts';

/** Announces what chat notices say, each once, whichever way it came and however often. */
export class NoticeBoard {
  private readonly seen: SeenIds;
  /** EventSub may name a bomb otherwise than chat, so each source puts its own together. */
  private readonly bombs: ReadonlyMap<Source, GiftBombs>;
  private readonly events: EventBus;
  private readonly tellings: Tellings;

  constructor(clock: Clock, events: EventBus, tellings: Tellings) {
    this.events = events;
    this.tellings = tellings;
    this.seen = new SeenIds(clock, 600_000, 10_000);
    const sources = ['chat', NOTIFICATION];
    this.bombs = new Map(
      sources.map((source) => [source, new GiftBombs(clock, (fact) => this.tellGift(fact, source))]),
    );
  }

  post(notice: ChatNotice, source: 'chat' | typeof NOTIFICATION): void {
    if (!this.seen.isNew(`${source} ${notice.fact.id}`)) return;
    const tell = <N extends EventName>(key: string, name: N, fact: Events[N], time: number): void =>
      this.tellings.offer(key, source, SOURCES.notice, time, () => this.events.emit(name, fact));
    const { fact } = notice;
    const { time } = fact;
    switch (notice.kind) {
      case 'gift':
        this.bombs.get(source)?.gift(notice.fact);
        break;
      case 'giftBomb':
        this.bombs.get(source)?.bomb(notice.fact);
        break;
      case 'subscribed':
        tell(subscribedKey(notice.fact.user.id), 'viewer.subscribed', notice.fact, time);
        break;
      case 'resubscribed':
        tell(resubscribedKey(notice.fact.user.id), 'viewer.resubscribed', notice.fact, time);
        break;
      case 'raided':
        tell(raidedKey(notice.fact.from.id), 'channel.raided', notice.fact, time);
        break;
      case 'subContinued':
        tell(`continued ${notice.fact.user.id}`, 'viewer.subContinued', notice.fact, time);
        break;
      case 'giftPaidForward':
        tell(`forwarded ${notice.fact.user.id}`, 'viewer.giftPaidForward', notice.fact, time);
        break;
      case 'announcement': {
        const { user, text } = notice.fact;
        tell(`announced ${user.id} ${text}`, 'chat.announcement', notice.fact, time);
        break;
      }
      case 'milestone': {
        const { user, kind, value } = notice.fact;
        tell(`milestone ${user.id} ${kind} ${value}`, 'viewer.milestone', notice.fact, time);
        break;
      }
      case 'other': {
        const { user, sentence } = notice.fact;
        tell(`other ${user?.id ?? ''} ${sentence}`, 'chat.notice', notice.fact, time);
        break;
      }
      case 'donated': {
        const { user, amount } = notice.fact;
        // The campaign's own event tells more than the line in chat.
        const key = donatedKey(user.id, amount.value);
        const donation = notice.fact;
        this.tellings.offer(key, source, SOURCES.donated, time, () =>
          this.events.emit('charity.donated', donation),
        );
        break;
      }
    }
  }

  stop(): void {
    for (const bombs of this.bombs.values()) bombs.stop();
  }

  private tellGift(fact: GiftedSubs, source: Source): void {
    const key = giftKey(fact.giver?.id ?? null, fact.total, fact.tier);
    const tell = (): void => this.events.emit('viewer.giftedSubs', fact);
    this.tellings.offer(key, source, SOURCES.gift, fact.time, tell, GIFT_GRACE_MS);
  }
}

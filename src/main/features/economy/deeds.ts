import type { EventName, Events } from '../../engine/events.ts';
import type { Earnings } from './earnings.ts';
import type { Ranks } from './ranks.ts';

type Listen = <N extends EventName>(name: N, listener: (fact: Events[N]) => void) => unknown;

/** Tells the earnings what happens in the channel. */
export function listenToDeeds(on: Listen, earnings: Earnings, ranks: Ranks): void {
  on('viewers.watched', (watched) => {
    earnings.watched(watched);
    ranks.watched(watched);
  });
  // Whoever unfollows and follows again does not earn twice.
  on('viewer.followed', ({ user }) =>
    earnings.did({ viewerId: user.id, event: 'follow', reference: user.id }),
  );
  on('viewer.subscribed', ({ id, user, tier }) =>
    earnings.did({ viewerId: user.id, event: 'subscribe', tier, reference: id }),
  );
  on('viewer.resubscribed', ({ id, user, tier }) =>
    earnings.did({ viewerId: user.id, event: 'resubscribe', tier, reference: id }),
  );
  on('viewer.giftedSubs', ({ id, giver, total, tier }) => {
    if (giver) earnings.did({ viewerId: giver.id, event: 'gift', tier, count: total, reference: id });
  });
  on('viewer.cheered', ({ id, user, bits }) => {
    if (user) earnings.did({ viewerId: user.id, event: 'cheer', count: bits, reference: id });
  });
  on('channel.raided', ({ id, from, viewers }) => {
    earnings.did({ viewerId: from.id, event: 'raid', reference: id });
    earnings.did({ viewerId: from.id, event: 'raiders', count: viewers, reference: id });
  });
  on('viewer.redeemed', ({ id, user, reward }) =>
    earnings.did({ viewerId: user.id, event: 'redemption', reward: reward.title, reference: id }),
  );
  on('charity.donated', ({ id, user, amount }) =>
    earnings.did({
      viewerId: user.id,
      event: 'charity',
      count: amount.value / 10 ** amount.decimals,
      reference: id,
    }),
  );
}

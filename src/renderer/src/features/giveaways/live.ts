import { liveStore } from '../../api/liveStore.ts';
import { merged } from './entrants.ts';

export const giveawayDesk = liveStore('giveaways', 'desk', (_before, now) => now);

export const giveawayEntrants = liveStore('giveaways', 'entered', (before, news) => {
  if (news.all || news.giveawayId !== before.giveawayId) {
    return { giveawayId: news.giveawayId, entrants: news.changed };
  }
  return { giveawayId: before.giveawayId, entrants: merged(before.entrants, news.changed, news.gone) };
});

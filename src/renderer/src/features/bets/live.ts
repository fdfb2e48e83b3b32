import { liveStore } from '../../api/liveStore.ts';

export const betNow = liveStore('bets', 'now', (_, newer) => newer);
export const pollNow = liveStore('polls', 'now', (_, newer) => newer);

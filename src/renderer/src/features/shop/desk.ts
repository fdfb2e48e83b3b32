import { liveStore } from '../../api/liveStore.ts';

/** The items and how they are. */
export const shopDesk = liveStore('shop', 'desk', (_, newer) => newer);

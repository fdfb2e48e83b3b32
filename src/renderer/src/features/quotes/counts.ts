import { liveStore } from '../../api/liveStore.ts';

/** How many quotes there are; the revision grows with every change. */
export const quoteCounts = liveStore('quotes', 'counts', (_before, now) => now);

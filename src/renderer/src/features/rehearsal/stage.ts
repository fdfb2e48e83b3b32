import { liveStore } from '../../api/liveStore.ts';

/** How the simulated channel is. */
export const stage = liveStore('rehearsal', 'stage', (_, now) => now);

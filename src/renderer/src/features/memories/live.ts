import { liveStore } from '../../api/liveStore.ts';

export const reminders = liveStore('memories', 'reminders', (_before, now) => now);
export const memoryCounts = liveStore('memories', 'memories', (_before, now) => now);

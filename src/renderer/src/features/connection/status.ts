import { liveStore } from '../../api/liveStore.ts';

/** Accounts, connections, scopes, limits and troubles. */
export const twitch = liveStore('twitch', 'status', (_, status) => status);

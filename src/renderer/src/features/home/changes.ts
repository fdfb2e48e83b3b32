import { liveStore } from '../../api/liveStore.ts';

/** The last changes, newest first. */
export const changes = liveStore('changes', 'list', (_, event) => event);

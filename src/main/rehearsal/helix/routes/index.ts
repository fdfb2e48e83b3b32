import type { HelixRoute } from '../route.ts';
import { CHANNEL_ROUTES } from './channels.ts';
import { CHAT_MESSAGE_ROUTES } from './chatMessages.ts';
import { EVENT_SUB_ROUTES } from './eventSub.ts';
import { STREAM_ROUTES } from './streams.ts';
import { USER_ROUTES } from './users.ts';

/** Every call that the simulated Twitch answers. */
export const HELIX_ROUTES: readonly HelixRoute[] = [
  ...USER_ROUTES,
  ...CHANNEL_ROUTES,
  ...STREAM_ROUTES,
  ...CHAT_MESSAGE_ROUTES,
  ...EVENT_SUB_ROUTES,
];

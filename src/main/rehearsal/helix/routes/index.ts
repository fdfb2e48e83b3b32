import type { HelixRoute } from '../route.ts';
import { AD_ROUTES } from './ads.ts';
import { AUTO_MOD_ROUTES } from './autoMod.ts';
import { CHANNEL_ROUTES } from './channels.ts';
import { CHAT_MESSAGE_ROUTES } from './chatMessages.ts';
import { CHAT_ROOM_ROUTES } from './chatRoom.ts';
import { CLIP_ROUTES } from './clips.ts';
import { DISCOVERY_ROUTES } from './discovery.ts';
import { EMOTE_ROUTES } from './emotes.ts';
import { EVENT_SUB_ROUTES } from './eventSub.ts';
import { MODERATION_ROUTES } from './moderation.ts';
import { PIN_ROUTES } from './pins.ts';
import { POLL_ROUTES } from './polls.ts';
import { PREDICTION_ROUTES } from './predictions.ts';
import { RAID_ROUTES } from './raids.ts';
import { REWARD_ROUTES } from './rewards.ts';
import { ROLE_ROUTES } from './roles.ts';
import { SCHEDULE_ROUTES } from './schedule.ts';
import { STREAM_ROUTES } from './streams.ts';
import { SUBSCRIPTION_ROUTES } from './subscriptions.ts';
import { USER_ROUTES } from './users.ts';
import { WHISPER_ROUTES } from './whispers.ts';

/** Every call that the simulated Twitch answers. */
export const HELIX_ROUTES: readonly HelixRoute[] = [
  ...USER_ROUTES,
  ...CHANNEL_ROUTES,
  ...STREAM_ROUTES,
  ...DISCOVERY_ROUTES,
  ...CLIP_ROUTES,
  ...CHAT_MESSAGE_ROUTES,
  ...CHAT_ROOM_ROUTES,
  ...PIN_ROUTES,
  ...EMOTE_ROUTES,
  ...MODERATION_ROUTES,
  ...AUTO_MOD_ROUTES,
  ...ROLE_ROUTES,
  ...SUBSCRIPTION_ROUTES,
  ...POLL_ROUTES,
  ...PREDICTION_ROUTES,
  ...REWARD_ROUTES,
  ...RAID_ROUTES,
  ...AD_ROUTES,
  ...SCHEDULE_ROUTES,
  ...WHISPER_ROUTES,
  ...EVENT_SUB_ROUTES,
];

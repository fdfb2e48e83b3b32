import { AUDIENCE } from './audience.external.ts';
import { MODERATION } from './moderation.external.ts';
import { NOTIFICATIONS } from './notification.external.ts';
import { REWARDS } from './rewards.external.ts';
import { ROOM } from './room.external.ts';
import { SHOW } from './show.external.ts';
import type { Translator } from './translator.ts';

/** How each type of event becomes facts. */
export const TRANSLATORS: ReadonlyMap<string, Translator> = new Map(
  [AUDIENCE, MODERATION, NOTIFICATIONS, REWARDS, ROOM, SHOW].flatMap((part) => Object.entries(part)),
);

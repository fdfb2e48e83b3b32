import { later, type Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { Channel, Clip } from '../world/channel.ts';

/** Twitch needs a few seconds until a clip can be asked for. */
const CUTTING_MS = 4_000;

/** Null while the stream is off. The clip is there a little later. */
export function createClip(
  stage: Stage,
  channel: Channel,
  creator: Account,
  title: string,
  duration: number,
): Clip | null {
  if (!channel.stream) return null;
  const now = stage.clock.now();
  const clip: Clip = {
    id: `Rehearsed${stage.ids.token(18)}-${stage.ids.token(16)}`,
    creatorId: creator.id,
    title: title || channel.title,
    createdAt: now,
    readyAt: now + CUTTING_MS,
    duration,
    views: 0,
    offset: Math.max(0, Math.floor((now - channel.stream.startedAt) / 1000) - duration),
    gameId: channel.gameId,
    videoId: channel.stream.videoId,
  };
  later(stage, CUTTING_MS, () => {
    channel.clips.unshift(clip);
  });
  return clip;
}

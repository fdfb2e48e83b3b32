import { broadcaster } from '../eventsub/payloads/names.ts';
import type { Stage } from '../stage.ts';
import { eventSubTime } from '../timestamps.ts';
import type { Channel } from '../world/channel.ts';
import { gameById } from '../world/games.ts';

export type ChannelChange = Partial<
  Pick<Channel, 'title' | 'gameId' | 'language' | 'tags' | 'contentLabels' | 'branded' | 'delaySeconds'>
>;

export function changeChannel(stage: Stage, channel: Channel, change: ChannelChange): void {
  Object.assign(channel, change);
  stage.eventSub.publish('channel.update', '2', { broadcaster_user_id: channel.owner.id }, () => ({
    ...broadcaster(channel),
    title: channel.title,
    language: channel.language,
    category_id: channel.gameId,
    category_name: gameById(channel.gameId)?.name ?? '',
    content_classification_labels: channel.contentLabels,
  }));
}

/** False when it was on already. */
export function goLive(stage: Stage, channel: Channel, viewers = 12): boolean {
  if (channel.stream) return false;
  const { clock, ids } = stage;
  channel.stream = { id: ids.digits(11), videoId: ids.digits(10), startedAt: clock.now(), viewers };
  for (const reward of channel.rewards.values()) {
    reward.redeemedThisStream = 0;
    reward.redeemedBy.clear();
  }
  const { id, startedAt } = channel.stream;
  stage.eventSub.publish('stream.online', '1', { broadcaster_user_id: channel.owner.id }, () => ({
    id,
    ...broadcaster(channel),
    type: 'live',
    started_at: eventSubTime(startedAt),
  }));
  return true;
}

/** False when it was off already. */
export function goOffline(stage: Stage, channel: Channel): boolean {
  if (!channel.stream) return false;
  channel.stream = null;
  stage.eventSub.publish('stream.offline', '1', { broadcaster_user_id: channel.owner.id }, () =>
    broadcaster(channel),
  );
  return true;
}

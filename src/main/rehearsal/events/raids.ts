import { publishNotice } from '../chat/notice.ts';
import { publishModerate } from '../eventsub/payloads/moderate.ts';
import { names } from '../eventsub/payloads/names.ts';
import { picture } from '../helix/pictures.ts';
import { later, type Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';

const COUNTDOWN_MS = 90_000;

function publishRaid(stage: Stage, from: Account, to: Account, viewers: number): void {
  stage.eventSub.publish(
    'channel.raid',
    '1',
    { from_broadcaster_user_id: from.id, to_broadcaster_user_id: to.id },
    () => ({
      ...names('from_broadcaster_user', from),
      ...names('to_broadcaster_user', to),
      viewers,
    }),
  );
}

/** Another channel arrives with its viewers. */
export function arriveRaid(stage: Stage, channel: Channel, from: Account, viewers: number): void {
  if (channel.stream) channel.stream.viewers += viewers;
  publishRaid(stage, from, channel.owner, viewers);
  publishNotice(stage, channel, {
    author: from,
    ircId: 'raid',
    params: {
      displayName: from.displayName,
      login: from.login,
      profileImageURL: picture('profile', `${from.id}-%s`),
      viewerCount: String(viewers),
    },
    kind: 'raid',
    facts: {
      user_id: from.id,
      user_name: from.displayName,
      user_login: from.login,
      viewer_count: viewers,
      profile_image_url: picture('profile', from.id),
    },
    system: `${viewers} raiders from ${from.displayName} have joined!`,
  });
}

/** Starts the countdown of a raid to another channel. It leaves by itself at the end. */
export function startRaid(stage: Stage, channel: Channel, target: Account): void {
  const raid = { targetId: target.id, createdAt: stage.clock.now() };
  channel.raid = raid;
  publishModerate(stage, channel, channel.owner, 'raid', {
    name: 'raid',
    value: { ...names('user', target), viewer_count: channel.stream?.viewers ?? 0 },
  });
  later(stage, COUNTDOWN_MS, () => {
    if (channel.raid === raid) leaveRaid(stage, channel);
  });
}

/** The viewers go now. False when no raid is prepared. */
export function leaveRaid(stage: Stage, channel: Channel): boolean {
  const target = channel.raid ? stage.world.accounts.get(channel.raid.targetId) : null;
  if (!channel.raid || !target) return false;
  channel.raid = null;
  const viewers = channel.stream?.viewers ?? 0;
  if (channel.stream) channel.stream.viewers = 0;
  const there = stage.world.openChannel(target);
  if (there.stream) there.stream.viewers += viewers;
  publishRaid(stage, channel.owner, target, viewers);
  return true;
}

export function cancelRaid(stage: Stage, channel: Channel): boolean {
  const target = channel.raid ? stage.world.accounts.get(channel.raid.targetId) : null;
  if (!channel.raid || !target) return false;
  channel.raid = null;
  publishModerate(stage, channel, channel.owner, 'unraid', { name: 'unraid', value: names('user', target) });
  publishNotice(stage, channel, {
    author: channel.owner,
    ircId: 'unraid',
    params: {},
    kind: 'unraid',
    facts: {},
    system: 'The raid has been canceled.',
  });
  return true;
}

import { broadcaster, names } from '../eventsub/payloads/names.ts';
import { later, type Stage } from '../stage.ts';
import { eventSubTime } from '../timestamps.ts';
import type { Account } from '../world/account.ts';
import { MAX_SNOOZES } from '../world/ads.ts';
import type { Channel } from '../world/channel.ts';

/** Minutes between automatic breaks, and how far one snooze moves the next. */
const EVERY_MS = 60 * 60_000;
const SNOOZE_MS = 5 * 60_000;
const SNOOZE_BACK_MS = 60 * 60_000;
/** Each second of ads keeps new viewers free of pre-rolls for this many seconds. */
const FREE_PER_SECOND = 10;

export function beginAdBreak(
  stage: Stage,
  channel: Channel,
  seconds: number,
  requester: Account,
  automatic: boolean,
): void {
  const now = stage.clock.now();
  channel.ads.lastAt = now;
  channel.ads.prerollFree = seconds * FREE_PER_SECOND;
  if (channel.ads.nextAt !== null) scheduleAds(stage, channel, EVERY_MS);
  stage.eventSub.publish('channel.ad_break.begin', '1', { broadcaster_user_id: channel.owner.id }, () => ({
    duration_seconds: seconds,
    started_at: eventSubTime(now),
    is_automatic: automatic,
    ...broadcaster(channel),
    ...names('requester_user', requester),
  }));
}

/** Plans the next automatic break; it runs by itself while the stream is on. */
export function scheduleAds(stage: Stage, channel: Channel, inMs: number): void {
  const at = stage.clock.now() + inMs;
  channel.ads.nextAt = at;
  later(stage, inMs, () => {
    if (channel.ads.nextAt !== at || !channel.stream) return;
    beginAdBreak(stage, channel, channel.ads.duration, channel.owner, true);
  });
}

/** Moves the next break away by five minutes. False when no snooze is left or nothing is planned. */
export function snoozeAd(stage: Stage, channel: Channel): boolean {
  const { ads } = channel;
  const now = stage.clock.now();
  if (ads.nextAt === null || ads.snoozes <= 0) return false;
  ads.snoozes--;
  scheduleAds(stage, channel, ads.nextAt - now + SNOOZE_MS);
  if (ads.snoozeRefreshAt === null) refreshSnooze(stage, channel);
  return true;
}

function refreshSnooze(stage: Stage, channel: Channel): void {
  const { ads } = channel;
  ads.snoozeRefreshAt = stage.clock.now() + SNOOZE_BACK_MS;
  later(stage, SNOOZE_BACK_MS, () => {
    ads.snoozes = Math.min(MAX_SNOOZES, ads.snoozes + 1);
    ads.snoozeRefreshAt = null;
    if (ads.snoozes < MAX_SNOOZES) refreshSnooze(stage, channel);
  });
}

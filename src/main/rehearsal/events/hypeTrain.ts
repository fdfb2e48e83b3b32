import { broadcaster, names } from '../eventsub/payloads/names.ts';
import { later, type Stage } from '../stage.ts';
import { eventSubTime } from '../timestamps.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';
import { type HypeTrain, topContributions } from '../world/hypeTrain.ts';

const LEVEL_MS = 5 * 60_000;
const COOLDOWN_MS = 60 * 60_000;
const KINDLING_MS = 5 * 60_000;
/** A train starts by itself when this many people gave within five minutes. */
const KINDLING_PEOPLE = 3;
const WORTH_FROM = 100;
/** Points that each level takes; the last one holds for all above. */
const LEVEL_POINTS = [1600, 1800, 2100, 2300, 3000, 3700, 4500, 5400];

function levelPoints(level: number): number {
  return LEVEL_POINTS[Math.min(level, LEVEL_POINTS.length) - 1] ?? 5400;
}

function trainEvent(stage: Stage, channel: Channel, train: HypeTrain) {
  return {
    id: train.id,
    ...broadcaster(channel),
    total: train.total,
    progress: train.progress,
    goal: train.goal,
    top_contributions: topContributions(train).map((contribution) => ({
      ...names('user', stage.world.accounts.get(contribution.accountId) ?? channel.owner),
      type: contribution.type,
      total: contribution.total,
    })),
    shared_train_participants: null,
    level: train.level,
    started_at: eventSubTime(train.startedAt),
    expires_at: eventSubTime(train.expiresAt),
    is_shared_train: false,
    type: train.kind,
  };
}

/** A cheer or a sub. It drives the train that runs, or helps to start one. */
export function contribute(
  stage: Stage,
  channel: Channel,
  account: Account,
  type: 'bits' | 'subscription',
  points: number,
): void {
  const { hypeTrains } = channel;
  const now = stage.clock.now();
  if (hypeTrains.current) {
    drive(stage, channel, hypeTrains.current, account, type, points);
    return;
  }
  if (now < hypeTrains.cooldownUntil || points < WORTH_FROM) return;
  hypeTrains.kindling = hypeTrains.kindling.filter(({ at }) => at > now - KINDLING_MS);
  hypeTrains.kindling.push({ at: now, contribution: { accountId: account.id, type, total: points } });
  const people = new Set(hypeTrains.kindling.map(({ contribution }) => contribution.accountId));
  if (people.size >= KINDLING_PEOPLE) startTrain(stage, channel);
}

/** Starts a train now. Null when one runs already. */
export function startTrain(
  stage: Stage,
  channel: Channel,
  kind: HypeTrain['kind'] = 'regular',
): HypeTrain | null {
  const { hypeTrains } = channel;
  if (hypeTrains.current) return null;
  const now = stage.clock.now();
  const contributions = hypeTrains.kindling.map(({ contribution }) => contribution);
  hypeTrains.kindling = [];
  const total = contributions.reduce((sum, contribution) => sum + contribution.total, 0);
  const train: HypeTrain = {
    id: stage.ids.token(27),
    level: 1,
    total,
    progress: total,
    goal: levelPoints(1),
    contributions,
    kind,
    startedAt: now,
    expiresAt: now + LEVEL_MS,
  };
  hypeTrains.current = train;
  climb(train, now);
  const high = hypeTrains.allTimeHigh;
  stage.eventSub.publish('channel.hype_train.begin', '2', { broadcaster_user_id: channel.owner.id }, () => ({
    ...trainEvent(stage, channel, train),
    all_time_high_level: high?.level ?? 1,
    all_time_high_total: high?.total ?? train.total,
  }));
  watch(stage, channel, train);
  return train;
}

function drive(
  stage: Stage,
  channel: Channel,
  train: HypeTrain,
  account: Account,
  type: 'bits' | 'subscription',
  points: number,
): void {
  const known = train.contributions.find((entry) => entry.accountId === account.id && entry.type === type);
  if (known) known.total += points;
  else train.contributions.push({ accountId: account.id, type, total: points });
  train.total += points;
  train.progress += points;
  if (climb(train, stage.clock.now())) watch(stage, channel, train);
  stage.eventSub.publish('channel.hype_train.progress', '2', { broadcaster_user_id: channel.owner.id }, () =>
    trainEvent(stage, channel, train),
  );
}

/** Goes up as many levels as the points reach; each gives five minutes more. True when it went up. */
function climb(train: HypeTrain, now: number): boolean {
  const before = train.level;
  while (train.progress >= train.goal) {
    train.progress -= train.goal;
    train.level++;
    train.goal = levelPoints(train.level);
  }
  if (train.level === before) return false;
  train.expiresAt = now + LEVEL_MS;
  return true;
}

function watch(stage: Stage, channel: Channel, train: HypeTrain): void {
  const { expiresAt } = train;
  later(stage, Math.max(0, expiresAt - stage.clock.now()), () => {
    if (channel.hypeTrains.current === train && train.expiresAt === expiresAt) endTrain(stage, channel);
  });
}

export function endTrain(stage: Stage, channel: Channel): boolean {
  const { hypeTrains } = channel;
  const train = hypeTrains.current;
  if (!train) return false;
  const now = stage.clock.now();
  hypeTrains.current = null;
  hypeTrains.cooldownUntil = now + COOLDOWN_MS;
  if (!hypeTrains.allTimeHigh || train.total > hypeTrains.allTimeHigh.total)
    hypeTrains.allTimeHigh = { level: train.level, total: train.total, at: now };
  stage.eventSub.publish('channel.hype_train.end', '2', { broadcaster_user_id: channel.owner.id }, () => {
    const {
      progress: _progress,
      goal: _goal,
      expires_at: _expires,
      ...event
    } = trainEvent(stage, channel, train);
    return {
      ...event,
      ended_at: eventSubTime(now),
      cooldown_ends_at: eventSubTime(hypeTrains.cooldownUntil),
    };
  });
  return true;
}

import { broadcaster, names } from '../eventsub/payloads/names.ts';
import { later, type Stage } from '../stage.ts';
import { eventSubTime } from '../timestamps.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';
import { type Outcome, type Prediction, pointsOn } from '../world/prediction.ts';

const PROGRESS_MS = 5_000;
const TOP = 10;
const pendingProgress = new WeakSet<Prediction>();

export function topPredictors(stage: Stage, channel: Channel, outcome: Outcome) {
  return [...outcome.predictors.values()]
    .sort((a, b) => b.used - a.used)
    .slice(0, TOP)
    .map((predictor) => ({
      ...names('user', stage.world.accounts.get(predictor.accountId) ?? channel.owner),
      channel_points_won: predictor.won,
      channel_points_used: predictor.used,
    }));
}

function outcomesJson(stage: Stage, channel: Channel, prediction: Prediction, withPoints: boolean) {
  return prediction.outcomes.map((outcome) => ({
    id: outcome.id,
    title: outcome.title,
    color: outcome.color.toLowerCase(),
    ...(withPoints
      ? {
          users: outcome.predictors.size,
          channel_points: pointsOn(outcome),
          top_predictors: topPredictors(stage, channel, outcome),
        }
      : {}),
  }));
}

function publish(
  stage: Stage,
  channel: Channel,
  prediction: Prediction,
  step: 'begin' | 'progress' | 'lock' | 'end',
  more: Record<string, unknown>,
): void {
  stage.eventSub.publish(
    `channel.prediction.${step}`,
    '1',
    { broadcaster_user_id: channel.owner.id },
    () => ({
      id: prediction.id,
      ...broadcaster(channel),
      title: prediction.title,
      ...(step === 'end' ? { winning_outcome_id: prediction.winningOutcomeId } : {}),
      outcomes: outcomesJson(stage, channel, prediction, step !== 'begin'),
      ...(step === 'end' ? { status: prediction.status.toLowerCase() } : {}),
      started_at: eventSubTime(prediction.createdAt),
      ...more,
    }),
  );
}

function locksAt(prediction: Prediction): { locks_at: string } {
  return { locks_at: eventSubTime(prediction.createdAt + prediction.window * 1000) };
}

export function openPrediction(channel: Channel): Prediction | null {
  return channel.predictions.find(({ status }) => status === 'ACTIVE' || status === 'LOCKED') ?? null;
}

/** Null while another one is open. It locks by itself after `window` seconds. */
export function beginPrediction(
  stage: Stage,
  channel: Channel,
  title: string,
  outcomes: readonly string[],
  window: number,
): Prediction | null {
  if (openPrediction(channel)) return null;
  const prediction: Prediction = {
    id: stage.ids.uuid(),
    title,
    // Two sides are blue and pink; of more, all are blue.
    outcomes: outcomes.map((text, index) => ({
      id: stage.ids.uuid(),
      title: text,
      color: outcomes.length === 2 && index === 1 ? 'PINK' : 'BLUE',
      predictors: new Map(),
    })),
    winningOutcomeId: null,
    status: 'ACTIVE',
    window,
    createdAt: stage.clock.now(),
    lockedAt: null,
    endedAt: null,
  };
  channel.predictions.unshift(prediction);
  publish(stage, channel, prediction, 'begin', locksAt(prediction));
  later(stage, window * 1000, () => {
    lockPrediction(stage, channel, prediction);
  });
  return prediction;
}

/** Points on one side; nobody bets on two. False when it does not count. */
export function predict(
  stage: Stage,
  channel: Channel,
  account: Account,
  outcome: Outcome,
  points: number,
): boolean {
  const prediction = channel.predictions.find((entry) => entry.outcomes.includes(outcome));
  if (prediction?.status !== 'ACTIVE' || points <= 0) return false;
  if (prediction.outcomes.some((other) => other !== outcome && other.predictors.has(account.id)))
    return false;
  const known = outcome.predictors.get(account.id);
  if (known) known.used += points;
  else outcome.predictors.set(account.id, { accountId: account.id, used: points, won: null });
  if (pendingProgress.has(prediction)) return true;
  pendingProgress.add(prediction);
  later(stage, PROGRESS_MS, () => {
    pendingProgress.delete(prediction);
    if (prediction.status === 'ACTIVE') publish(stage, channel, prediction, 'progress', locksAt(prediction));
  });
  return true;
}

export function lockPrediction(stage: Stage, channel: Channel, prediction: Prediction): boolean {
  if (prediction.status !== 'ACTIVE') return false;
  prediction.status = 'LOCKED';
  prediction.lockedAt = stage.clock.now();
  publish(stage, channel, prediction, 'lock', { locked_at: eventSubTime(prediction.lockedAt) });
  return true;
}

/** The points of all go to those who were right, by what they had placed. */
export function resolvePrediction(
  stage: Stage,
  channel: Channel,
  prediction: Prediction,
  winner: Outcome,
): boolean {
  if (prediction.status !== 'ACTIVE' && prediction.status !== 'LOCKED') return false;
  const pool = prediction.outcomes.reduce((sum, outcome) => sum + pointsOn(outcome), 0);
  const onWinner = pointsOn(winner);
  for (const outcome of prediction.outcomes)
    for (const predictor of outcome.predictors.values())
      predictor.won =
        outcome === winner && onWinner > 0 ? Math.floor((pool * predictor.used) / onWinner) : null;
  prediction.winningOutcomeId = winner.id;
  end(stage, channel, prediction, 'RESOLVED');
  return true;
}

export function cancelPrediction(stage: Stage, channel: Channel, prediction: Prediction): boolean {
  if (prediction.status !== 'ACTIVE' && prediction.status !== 'LOCKED') return false;
  end(stage, channel, prediction, 'CANCELED');
  return true;
}

function end(stage: Stage, channel: Channel, prediction: Prediction, status: 'RESOLVED' | 'CANCELED'): void {
  const now = stage.clock.now();
  prediction.status = status;
  prediction.lockedAt ??= now;
  prediction.endedAt = now;
  publish(stage, channel, prediction, 'end', { ended_at: eventSubTime(now) });
}

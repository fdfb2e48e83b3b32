import {
  beginPrediction,
  cancelPrediction,
  lockPrediction,
  openPrediction,
  resolvePrediction,
  topPredictors,
} from '../../events/predictions.ts';
import { helixTime } from '../../timestamps.ts';
import type { Channel } from '../../world/channel.ts';
import { type Prediction, pointsOn } from '../../world/prediction.ts';
import { data, type HelixCall } from '../helixCall.ts';
import { HelixError, malformed } from '../helixError.ts';
import { broadcasterNames } from '../people.ts';
import type { HelixRoute } from '../route.ts';
import { monetised } from './polls.ts';

const READ = ['channel:read:predictions', 'channel:manage:predictions'];

function predictionJson(call: HelixCall, channel: Channel, prediction: Prediction) {
  const time = (ms: number | null): string | null => (ms === null ? null : helixTime(ms));
  return {
    id: prediction.id,
    ...broadcasterNames(channel),
    title: prediction.title,
    winning_outcome_id: prediction.winningOutcomeId,
    outcomes: prediction.outcomes.map((outcome) => ({
      id: outcome.id,
      title: outcome.title,
      users: outcome.predictors.size,
      channel_points: pointsOn(outcome),
      top_predictors: outcome.predictors.size > 0 ? topPredictors(call.stage, channel, outcome) : null,
      color: outcome.color,
    })),
    prediction_window: prediction.window,
    status: prediction.status,
    created_at: helixTime(prediction.createdAt),
    ended_at: time(prediction.endedAt),
    locked_at: time(prediction.lockedAt),
  };
}

function finish(call: HelixCall, channel: Channel, prediction: Prediction): boolean {
  const status = call.body.oneOf('status', ['RESOLVED', 'CANCELED', 'LOCKED']);
  if (status === 'LOCKED') return lockPrediction(call.stage, channel, prediction);
  if (status === 'CANCELED') return cancelPrediction(call.stage, channel, prediction);
  const winner = prediction.outcomes.find((outcome) => outcome.id === call.body.text('winning_outcome_id'));
  if (!winner)
    throw new HelixError(400, 'The winning_outcome_id is not one of the outcomes of the prediction.');
  return resolvePrediction(call.stage, channel, prediction, winner);
}

export const PREDICTION_ROUTES: readonly HelixRoute[] = [
  {
    method: 'GET',
    path: '/predictions',
    scopes: READ,
    run(call) {
      const channel = call.own();
      const ids = call.list('id', 25);
      const found = channel.predictions.filter((entry) => ids.length === 0 || ids.includes(entry.id));
      return call.page(found, (entry) => predictionJson(call, channel, entry), {}, { standard: 20, max: 25 });
    },
  },
  {
    method: 'POST',
    path: '/predictions',
    scopes: ['channel:manage:predictions'],
    run(call) {
      const channel = call.ownChannel(call.body.text('broadcaster_id'));
      monetised(channel, 'predictions');
      const title = call.body.text('title', { max: 45 });
      const outcomes = call.body.bodies('outcomes').map((outcome) => outcome.text('title', { max: 25 }));
      if (outcomes.length < 2 || outcomes.length > 10)
        throw malformed('outcomes', 'the number of outcomes must be 2 to 10');
      const window = call.body.whole('prediction_window', { min: 30, max: 1800 });
      if (openPrediction(channel))
        throw new HelixError(400, 'The broadcaster already has an active prediction.');
      const prediction = beginPrediction(call.stage, channel, title, outcomes, window);
      return prediction ? data(predictionJson(call, channel, prediction)) : data();
    },
  },
  {
    method: 'PATCH',
    path: '/predictions',
    scopes: ['channel:manage:predictions'],
    run(call) {
      const channel = call.ownChannel(call.body.text('broadcaster_id'));
      const id = call.body.text('id');
      const prediction = channel.predictions.find((entry) => entry.id === id);
      if (!prediction) throw new HelixError(404, 'The prediction was not found.');
      if (!finish(call, channel, prediction))
        throw new HelixError(400, 'The prediction’s status does not allow this change.');
      return data(predictionJson(call, channel, prediction));
    },
  },
];

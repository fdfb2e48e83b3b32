import { z } from 'zod';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { PollsApi, PredictionsApi } from '../../engine/twitch/api.ts';
import type { Poll, Prediction } from '../../engine/twitch/campaignFacts.ts';
import type { Helix } from './caller.ts';
import {
  countSchema,
  flagSchema,
  idSchema,
  listSchema,
  maybeTimeSchema,
  personOf,
  textSchema,
  timeSchema,
  userFields,
} from './shapes.external.ts';

const POLL_STATES: Readonly<Record<string, Poll['status']>> = {
  ACTIVE: 'running',
  COMPLETED: 'completed',
  TERMINATED: 'terminated',
  ARCHIVED: 'archived',
};

const pollSchema = z
  .object({
    id: idSchema,
    title: z.string(),
    choices: z.array(
      z.object({ id: idSchema, title: z.string(), votes: countSchema, channel_points_votes: countSchema }),
    ),
    channel_points_voting_enabled: flagSchema,
    channel_points_per_vote: countSchema,
    status: z.string(),
    duration: countSchema,
    started_at: timeSchema,
    ended_at: maybeTimeSchema,
  })
  .transform(
    (poll): Poll => ({
      id: poll.id,
      title: poll.title,
      choices: poll.choices.map(({ id, title, votes, channel_points_votes }) => ({
        id,
        title,
        votes,
        pointVotes: channel_points_votes,
      })),
      status: POLL_STATES[poll.status] ?? 'unknown',
      pointsPerVote: poll.channel_points_voting_enabled ? poll.channel_points_per_vote : null,
      startedAt: poll.started_at,
      endsAt: poll.ended_at ?? poll.started_at + poll.duration * 1000,
    }),
  );

const PREDICTION_STATES: Readonly<Record<string, Prediction['status']>> = {
  ACTIVE: 'open',
  LOCKED: 'locked',
  RESOLVED: 'resolved',
  CANCELED: 'cancelled',
};

const predictionSchema = z
  .object({
    id: idSchema,
    title: z.string(),
    winning_outcome_id: idSchema.nullish(),
    outcomes: z.array(
      z.object({
        id: idSchema,
        title: z.string(),
        users: countSchema,
        channel_points: countSchema,
        color: textSchema,
        top_predictors: z
          .array(
            z.object({
              ...userFields,
              channel_points_used: countSchema,
              channel_points_won: z.number().nullish(),
            }),
          )
          .nullish(),
      }),
    ),
    prediction_window: countSchema,
    status: z.string(),
    created_at: timeSchema,
    ended_at: maybeTimeSchema,
    locked_at: maybeTimeSchema,
  })
  .transform(
    (prediction): Prediction => ({
      id: prediction.id,
      title: prediction.title,
      outcomes: prediction.outcomes.map((outcome) => ({
        id: outcome.id,
        title: outcome.title,
        colour: outcome.color.toLowerCase() === 'pink' ? 'pink' : 'blue',
        users: outcome.users,
        points: outcome.channel_points,
        top: (outcome.top_predictors ?? []).map((one) => ({
          user: personOf(one.user_id, one.user_login, one.user_name),
          points: one.channel_points_used,
          won: one.channel_points_won ?? null,
        })),
      })),
      status: PREDICTION_STATES[prediction.status] ?? 'unknown',
      winnerId: prediction.winning_outcome_id || null,
      startedAt: prediction.created_at,
      locksAt: prediction.locked_at ?? prediction.created_at + prediction.prediction_window * 1000,
      endedAt: prediction.ended_at,
    }),
  );

const POLLS = ['channel:manage:polls'];
const PREDICTIONS = ['channel:manage:predictions'];

export function pollsApi({ call }: Helix): PollsApi {
  return {
    async list() {
      const { data } = await call({
        method: 'GET',
        path: '/polls',
        as: 'streamer',
        scopes: ['channel:read:polls'],
        query: (actor) => ({ broadcaster_id: actor }),
        answer: listSchema(pollSchema),
      });
      return data;
    },
    async start({ title, choices, seconds, pointsPerVote }) {
      const { data } = await call({
        method: 'POST',
        path: '/polls',
        as: 'streamer',
        scopes: POLLS,
        body: (actor) => ({
          broadcaster_id: actor,
          title,
          choices: choices.map((choice) => ({ title: choice })),
          duration: seconds,
          ...(pointsPerVote === null
            ? {}
            : { channel_points_voting_enabled: true, channel_points_per_vote: pointsPerVote }),
        }),
        answer: listSchema(pollSchema),
      });
      return only(data);
    },
    async end(id, show) {
      const { data } = await call({
        method: 'PATCH',
        path: '/polls',
        as: 'streamer',
        scopes: POLLS,
        body: (actor) => ({ broadcaster_id: actor, id, status: show ? 'TERMINATED' : 'ARCHIVED' }),
        answer: listSchema(pollSchema),
      });
      return only(data);
    },
  };
}

export function predictionsApi({ call }: Helix): PredictionsApi {
  const change = async (id: string, status: string, winnerId: string | null): Promise<Prediction> => {
    const { data } = await call({
      method: 'PATCH',
      path: '/predictions',
      as: 'streamer',
      scopes: PREDICTIONS,
      body: (actor) => ({
        broadcaster_id: actor,
        id,
        status,
        ...(winnerId === null ? {} : { winning_outcome_id: winnerId }),
      }),
      answer: listSchema(predictionSchema),
    });
    return only(data);
  };
  return {
    async list() {
      const { data } = await call({
        method: 'GET',
        path: '/predictions',
        as: 'streamer',
        scopes: ['channel:read:predictions'],
        query: (actor) => ({ broadcaster_id: actor }),
        answer: listSchema(predictionSchema),
      });
      return data;
    },
    async start({ title, outcomes, seconds }) {
      const { data } = await call({
        method: 'POST',
        path: '/predictions',
        as: 'streamer',
        scopes: PREDICTIONS,
        body: (actor) => ({
          broadcaster_id: actor,
          title,
          outcomes: outcomes.map((outcome) => ({ title: outcome })),
          prediction_window: seconds,
        }),
        answer: listSchema(predictionSchema),
      });
      return only(data);
    },
    lock: (id) => change(id, 'LOCKED', null),
    resolve: (id, winnerId) => change(id, 'RESOLVED', winnerId),
    cancel: (id) => change(id, 'CANCELED', null),
  };
}

function only<T>(data: readonly T[]): T {
  const [first] = data;
  if (first === undefined) throw new AppError('twitch.unexpected', 'Twitch did not confirm it.');
  return first;
}

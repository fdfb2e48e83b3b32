import { z } from 'zod';
import type {
  Goal,
  GoalChanged,
  Poll,
  PollChanged,
  Prediction,
  PredictionChanged,
} from '../../../engine/twitch/campaignFacts.ts';
import { campaignSchema, hypeTrainSchema, moneySchema } from '../../helix/goals.external.ts';
import {
  countSchema,
  flagSchema,
  idSchema,
  maybeTimeSchema,
  textSchema,
  timeSchema,
} from '../../helix/shapes.external.ts';
import { donatedKey, SOURCES } from '../../notices/keys.ts';
import { maybePersonFields, personAt, personFields, somebody, userFields } from './shapes.external.ts';
import { type Translator, translator } from './translator.ts';

const POLL_ENDS: Readonly<Record<string, Poll['status']>> = {
  completed: 'completed',
  archived: 'archived',
  terminated: 'terminated',
};

/** Stream, channel, polls, predictions, hype trains, goals, charity, ads, shoutouts, shared chat. */
export const SHOW: Readonly<Record<string, Translator>> = {
  'stream.online': translator(
    z.object({ id: idSchema, type: textSchema, started_at: timeSchema }),
    (event, telling) =>
      telling.stream({
        kind: 'started',
        fact: {
          id: event.id,
          kind: event.type || 'live',
          startedAt: event.started_at || telling.time,
          late: false,
        },
      }),
  ),
  'stream.offline': translator(z.object({}), (_event, telling) =>
    telling.stream({ kind: 'ended', fact: { time: telling.time, late: false } }),
  ),

  'channel.update': translator(
    z.object({
      title: textSchema,
      language: textSchema,
      category_id: textSchema,
      category_name: textSchema,
      content_classification_labels: z.array(z.string()).nullish(),
    }),
    (event, telling) =>
      telling.channel({
        title: event.title,
        language: event.language,
        category: { id: event.category_id, name: event.category_name },
        labels: event.content_classification_labels ?? [],
        time: telling.time,
      }),
  ),

  'channel.ad_break.begin': translator(
    z.object({
      // The documents' example has these as texts.
      duration_seconds: z.coerce.number(),
      started_at: timeSchema,
      is_automatic: z.union([z.boolean(), z.string().transform((text) => text === 'true')]),
      ...maybePersonFields('requester_user'),
    }),
    (event, telling) =>
      telling.emit('channel.adBreak', {
        seconds: event.duration_seconds,
        startedAt: event.started_at || telling.time,
        automatic: event.is_automatic,
        requester: personAt(event, 'requester_user'),
      }),
  ),

  'channel.shoutout.create': translator(
    z.object({
      ...personFields('moderator_user'),
      ...personFields('to_broadcaster_user'),
      started_at: timeSchema,
      viewer_count: countSchema,
      cooldown_ends_at: timeSchema,
      target_cooldown_ends_at: timeSchema,
    }),
    (event, telling) =>
      telling.emit('channel.gaveShoutout', {
        to: somebody(event, 'to_broadcaster_user'),
        moderator: somebody(event, 'moderator_user'),
        viewers: event.viewer_count,
        startedAt: event.started_at,
        nextAt: event.cooldown_ends_at,
        nextToSameAt: event.target_cooldown_ends_at,
      }),
  ),
  'channel.shoutout.receive': translator(
    z.object({ ...personFields('from_broadcaster_user'), viewer_count: countSchema, started_at: timeSchema }),
    (event, telling) =>
      telling.emit('channel.gotShoutout', {
        from: somebody(event, 'from_broadcaster_user'),
        viewers: event.viewer_count,
        startedAt: event.started_at,
      }),
  ),

  'channel.shared_chat.begin': sharedChatTranslator('began'),
  'channel.shared_chat.update': sharedChatTranslator('changed'),
  'channel.shared_chat.end': sharedChatTranslator('ended'),

  'channel.poll.begin': pollTranslator('began'),
  'channel.poll.progress': pollTranslator('progressed'),
  'channel.poll.end': pollTranslator('ended'),

  'channel.prediction.begin': predictionTranslator('began'),
  'channel.prediction.progress': predictionTranslator('progressed'),
  'channel.prediction.lock': predictionTranslator('locked'),
  'channel.prediction.end': predictionTranslator('ended'),

  'channel.hype_train.begin': translator(hypeTrainSchema, (train, telling) =>
    telling.emit('hypeTrain.changed', { phase: 'began', train }),
  ),
  'channel.hype_train.progress': translator(hypeTrainSchema, (train, telling) =>
    telling.emit('hypeTrain.changed', { phase: 'progressed', train }),
  ),
  'channel.hype_train.end': translator(hypeTrainSchema, (train, telling) =>
    telling.emit('hypeTrain.changed', { phase: 'ended', train }),
  ),

  'channel.goal.begin': goalTranslator('began'),
  'channel.goal.progress': goalTranslator('progressed'),
  'channel.goal.end': goalTranslator('ended'),

  'channel.charity_campaign.start': translator(campaignSchema, (campaign, telling) =>
    telling.emit('charity.changed', { phase: 'began', campaign }),
  ),
  'channel.charity_campaign.progress': translator(campaignSchema, (campaign, telling) =>
    telling.emit('charity.changed', { phase: 'progressed', campaign }),
  ),
  'channel.charity_campaign.stop': translator(campaignSchema, (campaign, telling) =>
    telling.emit('charity.changed', { phase: 'ended', campaign }),
  ),
  'channel.charity_campaign.donate': translator(
    z.object({ id: idSchema, ...userFields, charity_name: textSchema, amount: moneySchema }),
    (event, telling) => {
      const user = somebody(event, 'user');
      const { id, amount, charity_name: charity } = event;
      telling.offer(donatedKey(user.id, amount.value), SOURCES.donated, () =>
        telling.emit('charity.donated', { id, user, charity, amount, time: telling.time }),
      );
    },
  ),
};

function sharedChatTranslator(phase: 'began' | 'changed' | 'ended'): Translator {
  const schema = z.object({
    session_id: z.string(),
    ...personFields('host_broadcaster_user'),
    participants: z.array(z.object(personFields('broadcaster_user'))).nullish(),
  });
  return translator(schema, (event, telling) =>
    telling.emit('channel.sharedChat', {
      phase,
      sessionId: event.session_id,
      host: somebody(event, 'host_broadcaster_user'),
      participants: (event.participants ?? []).map((one) => somebody(one, 'broadcaster_user')),
    }),
  );
}

function pollTranslator(phase: PollChanged['phase']): Translator {
  const schema = z.object({
    id: idSchema,
    title: textSchema,
    choices: z.array(
      z.object({ id: idSchema, title: textSchema, votes: countSchema, channel_points_votes: countSchema }),
    ),
    channel_points_voting: z.object({ is_enabled: flagSchema, amount_per_vote: countSchema }).nullish(),
    status: textSchema,
    started_at: timeSchema,
    ends_at: maybeTimeSchema,
    ended_at: maybeTimeSchema,
  });
  return translator(schema, (event, telling) => {
    const points = event.channel_points_voting;
    telling.poll({
      phase,
      poll: {
        id: event.id,
        title: event.title,
        choices: event.choices.map(({ id, title, votes, channel_points_votes }) => ({
          id,
          title,
          votes,
          pointVotes: channel_points_votes,
        })),
        status: phase === 'ended' ? (POLL_ENDS[event.status] ?? 'unknown') : 'running',
        pointsPerVote: points?.is_enabled ? points.amount_per_vote : null,
        startedAt: event.started_at,
        endsAt: event.ended_at ?? event.ends_at ?? telling.time,
      },
    });
  });
}

function predictionTranslator(phase: PredictionChanged['phase']): Translator {
  const schema = z.object({
    id: idSchema,
    title: textSchema,
    winning_outcome_id: idSchema.nullish(),
    outcomes: z.array(
      z.object({
        id: idSchema,
        title: textSchema,
        color: textSchema,
        users: countSchema,
        channel_points: countSchema,
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
    status: textSchema,
    started_at: timeSchema,
    locks_at: maybeTimeSchema,
    locked_at: maybeTimeSchema,
    ended_at: maybeTimeSchema,
  });
  return translator(schema, (event, telling) =>
    telling.prediction({
      phase,
      prediction: {
        id: event.id,
        title: event.title,
        outcomes: event.outcomes.map((outcome) => ({
          id: outcome.id,
          title: outcome.title,
          colour: outcome.color.toLowerCase() === 'pink' ? 'pink' : 'blue',
          users: outcome.users,
          points: outcome.channel_points,
          top: (outcome.top_predictors ?? []).map((one) => ({
            user: somebody(one, 'user'),
            points: one.channel_points_used,
            won: one.channel_points_won ?? null,
          })),
        })),
        status: predictionStatus(phase, event.status),
        winnerId: event.winning_outcome_id || null,
        startedAt: event.started_at,
        locksAt: event.locked_at ?? event.locks_at,
        endedAt: event.ended_at,
      },
    }),
  );
}

function predictionStatus(phase: PredictionChanged['phase'], status: string): Prediction['status'] {
  if (phase === 'locked') return 'locked';
  if (phase !== 'ended') return 'open';
  if (status === 'resolved') return 'resolved';
  return status === 'canceled' ? 'cancelled' : 'unknown';
}

function goalTranslator(phase: GoalChanged['phase']): Translator {
  const schema = z
    .object({
      id: idSchema,
      type: textSchema,
      description: textSchema,
      is_achieved: z.boolean().nullish(),
      current_amount: countSchema,
      target_amount: countSchema,
      started_at: timeSchema,
      ended_at: maybeTimeSchema,
    })
    .transform(
      (goal): Goal => ({
        id: goal.id,
        kind: goal.type,
        description: goal.description,
        current: goal.current_amount,
        target: goal.target_amount,
        startedAt: goal.started_at,
        endedAt: goal.ended_at,
        achieved: goal.is_achieved ?? goal.current_amount >= goal.target_amount,
      }),
    );
  return translator(schema, (goal, telling) => telling.emit('goal.changed', { phase, goal }));
}

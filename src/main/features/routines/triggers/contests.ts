import { z } from 'zod';
import { field } from '../../../engine/routines/fields.ts';
import type { TriggerKind } from '../../../engine/routines/kinds.ts';
import type { HypeTrain } from '../../../engine/twitch/campaignFacts.ts';
import type { Tell } from './facts.ts';

const phases = <const P extends readonly [string, ...string[]]>(names: P) =>
  z.object({ phase: field.choice({ title: 'When it' }, names).default(names[0] as never) });
const phase = ['What it does now.', 'began'] as const;
const trainFacts = { phase, level: ['The level.', 2], total: ['All points.', 3000] } as const;
const leading = (choices: readonly { title: string; votes: number }[]) =>
  [...choices].sort((one, other) => other.votes - one.votes)[0];

/** Polls, predictions, hype trains, goals. */
export function contests(tell: Tell): TriggerKind[] {
  const group = 'Polls, trains and goals';
  /** The highest level that the train has told; and what came of each fact, since several routines ask about one. */
  let train: { id: string; level: number } | null = null;
  const answers = new WeakMap<HypeTrain, boolean>();
  const climbed = (now: HypeTrain): boolean => {
    const known = answers.get(now);
    if (known !== undefined) return known;
    const before = train?.id === now.id ? train.level : 1;
    train = { id: now.id, level: Math.max(before, now.level) };
    answers.set(now, now.level > before);
    return now.level > before;
  };
  return [
    tell({
      id: 'twitch.poll',
      title: 'Poll',
      help: 'A poll begins or ends.',
      group,
      on: 'poll.changed',
      parameters: phases(['began', 'ended']),
      when: (fact, parameters) => fact.phase === parameters.phase && fact.poll.status !== 'archived',
      facts: {
        phase,
        title: ['The question.', 'Bread or cake?'],
        winner: ['The choice with the most votes.', 'Bread'],
        votes: ['Its votes.', 12],
      },
      tell: (fact) => ({
        phase: fact.phase,
        title: fact.poll.title,
        winner: leading(fact.poll.choices)?.title ?? '',
        votes: leading(fact.poll.choices)?.votes ?? 0,
      }),
    }),
    tell({
      id: 'twitch.prediction',
      title: 'Prediction',
      help: 'A prediction begins, is locked or ends.',
      group,
      on: 'prediction.changed',
      parameters: phases(['began', 'locked', 'ended']),
      when: (fact, parameters) => fact.phase === parameters.phase,
      facts: {
        phase,
        title: ['The question.', 'Will it rise?'],
        winner: ['The right outcome; empty when there is none.', 'Yes'],
        points: ['All channel points in it.', 5000],
        cancelled: ['Whether all got theirs back.', false],
      },
      tell: ({ phase: now, prediction }) => ({
        phase: now,
        title: prediction.title,
        winner: prediction.outcomes.find(({ id }) => id === prediction.winnerId)?.title ?? '',
        points: prediction.outcomes.reduce((sum, { points }) => sum + points, 0),
        cancelled: prediction.status === 'cancelled',
      }),
    }),
    tell({
      id: 'twitch.hypeTrain',
      title: 'Hype train',
      help: 'A hype train begins or ends.',
      group,
      on: 'hypeTrain.changed',
      parameters: phases(['began', 'ended']),
      when: (fact, parameters) => fact.phase === parameters.phase,
      facts: trainFacts,
      tell: ({ phase: now, train: { level, total } }) => ({ phase: now, level, total }),
    }),
    hypeLevel(tell, group, climbed),
    tell({
      id: 'twitch.goal',
      title: 'Goal',
      help: 'A goal of the channel begins or ends.',
      group,
      on: 'goal.changed',
      parameters: phases(['began', 'ended']),
      when: (fact, parameters) => fact.phase === parameters.phase,
      facts: {
        phase,
        kind: ["Twitch's name of the kind.", 'follower'],
        description: ['What the streamer wrote.', 'To 100'],
        current: ['Where it is.', 90],
        target: ['Where it should come to.', 100],
        achieved: ['Whether it has come there.', false],
      },
      tell: ({ phase: now, goal: { kind, description, current, target, achieved } }) => ({
        phase: now,
        kind,
        description,
        current,
        target,
        achieved,
      }),
    }),
    tell({
      id: 'twitch.charityCampaign',
      title: 'Charity campaign',
      help: 'A charity campaign begins or ends.',
      group,
      on: 'charity.changed',
      parameters: phases(['began', 'ended']),
      when: (fact, parameters) => fact.phase === parameters.phase,
      facts: {
        phase,
        name: ['Its name.', 'A good cause'],
        current: ['Raised so far.', 120],
        target: ['The goal.', 500],
      },
      tell: ({ phase: now, campaign: { name, current, target } }) => ({
        phase: now,
        name,
        current: current.value / 10 ** current.decimals,
        target: target.value / 10 ** target.decimals,
      }),
    }),
  ];
}

function hypeLevel(tell: Tell, group: string, climbed: (train: HypeTrain) => boolean): TriggerKind {
  return tell({
    id: 'twitch.hypeLevel',
    title: 'Hype train climbs',
    help: 'A hype train reaches another level.',
    group,
    on: 'hypeTrain.changed',
    when: ({ phase: now, train }) => now === 'progressed' && climbed(train),
    facts: trainFacts,
    tell: ({ phase: now, train: { level, total } }) => ({ phase: now, level, total }),
  });
}

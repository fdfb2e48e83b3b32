import { z } from 'zod';
import { action, type ControlAction, done, login, text } from './action.ts';

export const INTERACTIVE_EVENTS: readonly ControlAction[] = [
  action(
    'events/addReward',
    'A reward appears on the dashboard; the app did not make it',
    { title: z.string().min(1).max(45), cost: z.int().min(1), needsInput: z.boolean().default(false) },
    ({ happen }, reward) => ({ rewardId: happen.addReward(reward).id }),
  ),
  action(
    'events/redeem',
    'Somebody redeems a reward, named by its id or title',
    { who: login, reward: z.string().min(1), input: z.string().max(500).default('') },
    ({ happen }, { who, reward, input }) => {
      const outcome = happen.redeem(who, reward, input);
      if (outcome === null) return { done: false, why: 'There is no such reward' };
      return 'refused' in outcome
        ? { done: false, why: outcome.refused }
        : { done: true, redemptionId: outcome.redemption.id };
    },
  ),
  action(
    'events/highlight',
    'Somebody highlights a line',
    { who: login, text },
    ({ happen }, { who, text: words }) =>
      done(happen.redeemAutomatic(who, 'send_highlighted_message', words)),
  ),
  action(
    'events/poll',
    'A poll begins',
    {
      title: z.string().min(1).max(60),
      choices: z.array(z.string().min(1).max(25)).min(2).max(5),
      seconds: z.int().min(1).max(1800),
    },
    ({ happen }, { title, choices, seconds: time }) => done(happen.beginPoll(title, choices, time)),
  ),
  action(
    'events/vote',
    'Somebody votes; choices count from 1',
    { who: login, choice: z.int().min(1) },
    (house, input) => done(house.happen.vote(input.who, input.choice)),
  ),
  action('events/endPoll', 'The poll ends', {}, ({ happen }) => done(happen.endPoll())),
  action(
    'events/prediction',
    'A prediction begins',
    {
      title: z.string().min(1).max(45),
      outcomes: z.array(z.string().min(1).max(25)).min(2).max(10),
      seconds: z.int().min(1).max(1800),
    },
    ({ happen }, { title, outcomes, seconds: time }) => done(happen.beginPrediction(title, outcomes, time)),
  ),
  action(
    'events/predict',
    'Somebody bets points; outcomes count from 1',
    { who: login, outcome: z.int().min(1), points: z.int().min(1) },
    ({ happen }, { who, outcome, points }) => done(happen.predict(who, outcome, points)),
  ),
  action('events/lockPrediction', 'No more bets', {}, ({ happen }) => done(happen.lockPrediction())),
  action(
    'events/endPrediction',
    'The prediction is decided; null refunds all',
    { outcome: z.int().min(1).nullable() },
    ({ happen }, { outcome }) => done(happen.endPrediction(outcome)),
  ),
];

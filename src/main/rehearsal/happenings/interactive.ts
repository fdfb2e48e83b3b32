import { activePoll, beginPoll, endPoll, vote } from '../events/polls.ts';
import {
  beginPrediction,
  cancelPrediction,
  lockPrediction,
  openPrediction,
  predict,
  resolvePrediction,
} from '../events/predictions.ts';
import { type AutomaticReward, type RedeemRefusal, redeem, redeemAutomatic } from '../events/redemptions.ts';
import { addReward, type NewReward } from '../events/rewards.ts';
import type { Stage } from '../stage.ts';
import type { Poll } from '../world/poll.ts';
import type { Prediction } from '../world/prediction.ts';
import type { Redemption, Reward } from '../world/reward.ts';
import { callers, type Who } from './people.ts';

/** Channel points, polls and predictions. */
export function interactive(stage: Stage) {
  const { channel, person } = callers(stage);
  return {
    addReward(reward: NewReward): Reward {
      return addReward(stage, channel, reward);
    },

    /** By the reward's id or title. Null when there is no such reward. */
    redeem(
      who: Who,
      reward: string,
      input = '',
    ): { redemption: Redemption } | { refused: RedeemRefusal } | null {
      const found =
        channel.rewards.get(reward) ??
        [...channel.rewards.values()].find(({ title }) => title.toLowerCase() === reward.toLowerCase());
      return found ? redeem(stage, channel, person(who), found, input) : null;
    },

    redeemAutomatic(who: Who, type: AutomaticReward, words = ''): void {
      redeemAutomatic(stage, channel, person(who), type, words);
    },

    beginPoll(title: string, choices: readonly string[], seconds: number): Poll | null {
      return beginPoll(stage, channel, title, choices, seconds);
    },

    /** `choice` counts from 1. False when no poll runs or the vote does not count. */
    vote(who: Who, choice: number): boolean {
      const found = activePoll(channel)?.choices[choice - 1];
      return found !== undefined && vote(stage, channel, person(who), found);
    },

    endPoll(): boolean {
      const poll = activePoll(channel);
      return poll !== null && endPoll(stage, channel, poll, 'TERMINATED');
    },

    beginPrediction(title: string, outcomes: readonly string[], seconds: number): Prediction | null {
      return beginPrediction(stage, channel, title, outcomes, seconds);
    },

    /** `outcome` counts from 1. */
    predict(who: Who, outcome: number, points: number): boolean {
      const found = openPrediction(channel)?.outcomes[outcome - 1];
      return found !== undefined && predict(stage, channel, person(who), found, points);
    },

    lockPrediction(): boolean {
      const prediction = openPrediction(channel);
      return prediction !== null && lockPrediction(stage, channel, prediction);
    },

    /** `outcome` counts from 1; null cancels and refunds. */
    endPrediction(outcome: number | null): boolean {
      const prediction = openPrediction(channel);
      if (!prediction) return false;
      if (outcome === null) return cancelPrediction(stage, channel, prediction);
      const winner = prediction.outcomes[outcome - 1];
      return winner !== undefined && resolvePrediction(stage, channel, prediction, winner);
    },
  };
}

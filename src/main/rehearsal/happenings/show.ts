import { type Spoken, speak } from '../chat/speak.ts';
import { beginAdBreak, scheduleAds } from '../events/ads.ts';
import { beginCharity, donate, endCharity } from '../events/charity.ts';
import { beginGoal, endGoal } from '../events/goals.ts';
import { endTrain, startTrain } from '../events/hypeTrain.ts';
import { beginSharedChat, endSharedChat, joinSharedChat, leaveSharedChat } from '../events/sharedChat.ts';
import { type ChannelChange, changeChannel, goLive, goOffline } from '../events/stream.ts';
import type { Stage } from '../stage.ts';
import type { CharityCampaign } from '../world/charity.ts';
import type { Goal, GoalType } from '../world/goal.ts';
import type { HypeTrain } from '../world/hypeTrain.ts';
import { callers, type Who } from './people.ts';

/** What happens to the stream itself. */
export function show(stage: Stage) {
  const { channel, person } = callers(stage);
  return {
    goLive(viewers = 12): boolean {
      return goLive(stage, channel, viewers);
    },

    goOffline(): boolean {
      return goOffline(stage, channel);
    },

    changeChannel(change: ChannelChange): void {
      changeChannel(stage, channel, change);
    },

    startHypeTrain(kind: HypeTrain['kind'] = 'regular'): HypeTrain | null {
      return startTrain(stage, channel, kind);
    },

    endHypeTrain(): boolean {
      return endTrain(stage, channel);
    },

    adBreak(seconds = 60, automatic = true): void {
      beginAdBreak(stage, channel, seconds, channel.owner, automatic);
    },

    /** Null calls the next one off. */
    planAds(inSeconds: number | null): void {
      if (inSeconds === null) channel.ads.nextAt = null;
      else scheduleAds(stage, channel, inSeconds * 1000);
    },

    beginGoal(type: GoalType, description: string, target: number, current = 0): Goal {
      return beginGoal(stage, channel, type, description, target, current);
    },

    endGoal(goal: Goal): void {
      endGoal(stage, channel, goal);
    },

    beginCharity(name: string, targetCents: number): CharityCampaign | null {
      return beginCharity(stage, channel, name, targetCents);
    },

    donate(who: Who, cents: number): boolean {
      return donate(stage, channel, person(who), cents);
    },

    endCharity(): boolean {
      return endCharity(stage, channel);
    },

    /** The chat becomes one with these channels'. */
    beginSharedChat(...others: Who[]): boolean {
      const guests = others.map((who) => stage.world.openChannel(person(who)));
      return beginSharedChat(stage, channel, guests);
    },

    /** One more channel takes part. */
    joinSharedChat(who: Who): boolean {
      return joinSharedChat(stage, stage.world.openChannel(person(who)));
    },

    /** A channel leaves; it is over for all when the host goes or one is left. */
    leaveSharedChat(who: Who): boolean {
      return leaveSharedChat(stage, stage.world.openChannel(person(who)));
    },

    /** Somebody talks in another room of the shared chat. */
    sayElsewhere(room: Who, who: Who, text: string): Spoken {
      const channel = stage.world.openChannel(person(room));
      return speak(stage, { account: person(who), channel, text, limited: false });
    },

    endSharedChat(): boolean {
      return endSharedChat(stage);
    },
  };
}

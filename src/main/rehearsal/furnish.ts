import type { Crowd } from './crowd/crowd.ts';
import type { Happenings } from './happenings.ts';
import type { Stage } from './stage.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const FRIENDS: readonly (readonly [string, string, string, number])[] = [
  ['next_door_theatre', 'Next_Door_Theatre', '26936', 214],
  ['the_understudy', 'The_Understudy', '27471', 38],
  ['matinee_club', 'Matinee_Club', '509660', 7],
];

/** Puts into the channel what a streamer's channel has, so that everything can be tried at once. */
export function furnish(stage: Stage, happen: Happenings, crowd: Crowd): void {
  const { world, clock, ids } = stage;
  happen.addReward({ title: 'Hydrate', prompt: 'The streamer takes a sip.', cost: 300 });
  happen.addReward({ title: 'Posture check', prompt: 'Everybody sits up.', cost: 500, cooldown: 120 });
  happen.addReward({ title: 'Ask me anything', prompt: 'Type your question.', cost: 1000, needsInput: true });
  happen.addReward({ title: 'Encore', prompt: 'One more round.', cost: 5000, maxPerStream: 3 });
  happen.planAds(40 * 60);
  crowd.invite(25);
  const followers = happen.channel.followers.size;
  happen.beginGoal('follower', 'Fill the front row', followers + 25, followers);
  for (const [login, displayName, gameId, viewers] of FRIENDS) {
    const friend = world.accounts.add({ login, displayName, broadcasterType: 'affiliate' });
    const channel = world.openChannel(friend);
    channel.gameId = gameId;
    channel.stream = {
      id: ids.digits(11),
      videoId: ids.digits(10),
      startedAt: clock.now() - HOUR_MS,
      viewers,
    };
  }
  const start = Math.ceil(clock.now() / DAY_MS) * DAY_MS + 19 * HOUR_MS;
  happen.channel.schedule.segments.push({
    id: ids.token(40),
    start,
    end: start + 3 * HOUR_MS,
    title: 'The usual evening',
    gameId: happen.channel.gameId,
    recurring: true,
    timezone: 'Etc/UTC',
    cancelledUntil: null,
  });
}

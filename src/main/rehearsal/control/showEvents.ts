import { z } from 'zod';
import { gameByName } from '../world/games.ts';
import { GOAL_TYPES } from '../world/goal.ts';
import { action, type ControlAction, done, login, seconds, text } from './action.ts';

export const SHOW_EVENTS: readonly ControlAction[] = [
  action(
    'events/goLive',
    'The stream goes on',
    { viewers: z.int().min(0).default(12) },
    ({ happen }, { viewers }) => done(happen.goLive(viewers)),
  ),
  action('events/goOffline', 'The stream goes off', {}, ({ happen }) => done(happen.goOffline())),
  action(
    'events/changeChannel',
    'Title or category change',
    { title: z.string().min(1).max(140).optional(), game: z.string().optional() },
    ({ happen }, { title, game }) => {
      const found = game === undefined ? null : gameByName(game);
      if (game !== undefined && !found) return { done: false, why: 'There is no such category' };
      happen.changeChannel({
        ...(title === undefined ? {} : { title }),
        ...(found ? { gameId: found.id } : {}),
      });
      return { done: true };
    },
  ),
  action('events/hypeTrain', 'A hype train starts', {}, ({ happen }) => done(happen.startHypeTrain())),
  action('events/endHypeTrain', 'The hype train leaves', {}, ({ happen }) => done(happen.endHypeTrain())),
  action(
    'events/adBreak',
    'An ad break begins',
    { seconds: z.int().min(1).max(180).default(60) },
    ({ happen }, input) => done(happen.adBreak(input.seconds)),
  ),
  action(
    'events/planAds',
    'The next ad break is planned; null calls it off',
    { inSeconds: seconds.nullable() },
    (house, input) => done(house.happen.planAds(input.inSeconds)),
  ),
  action(
    'events/goal',
    'A goal begins',
    { type: z.enum(GOAL_TYPES), description: z.string().max(40), target: z.int().min(1) },
    ({ happen }, { type, description, target }) => ({
      goalId: happen.beginGoal(type, description, target).id,
    }),
  ),
  action(
    'events/charity',
    'A charity campaign begins; the target is in cents',
    { name: z.string().min(1), target: z.int().min(1) },
    ({ happen }, { name, target }) => done(happen.beginCharity(name, target)),
  ),
  action(
    'events/donate',
    'Somebody donates so many cents',
    { who: login, cents: z.int().min(1) },
    (house, input) => done(house.happen.donate(input.who, input.cents)),
  ),
  action(
    'events/sharedChat',
    'The chat becomes one with other channels',
    { with: z.array(login).min(1).max(5) },
    ({ happen }, input) => done(happen.beginSharedChat(...input.with)),
  ),
  action('events/endSharedChat', 'The shared chat ends', {}, ({ happen }) => done(happen.endSharedChat())),
  action(
    'events/sayElsewhere',
    'Somebody talks in another room of the shared chat',
    { room: login, who: login, text },
    ({ happen }, { room, who, text: words }) => done('said' in happen.sayElsewhere(room, who, words)),
  ),
];

import { z } from 'zod';
import { ANNOUNCEMENT_COLORS } from '../events/announcements.ts';
import { AUTOMOD_CATEGORIES } from '../world/autoMod.ts';
import { gameByName } from '../world/games.ts';
import { GOAL_TYPES } from '../world/goal.ts';
import { action, type ControlAction, count, login, seconds, text, tier } from './action.ts';

/** What happened, for the one who asked: `{ done: false }` when the moment was not right. */
function done(value: unknown): { done: boolean } {
  return { done: value !== false && value !== null };
}

const SUPPORT: readonly ControlAction[] = [
  action('events/follow', 'Somebody follows', { who: login }, ({ happen }, { who }) =>
    done(happen.follow(who)),
  ),
  action(
    'events/subscribe',
    'Somebody buys a first sub',
    { who: login, tier: tier.default('1000'), prime: z.boolean().default(false) },
    ({ happen }, { who, ...options }) => done(happen.subscribe(who, options)),
  ),
  action(
    'events/resubscribe',
    'Somebody renews a sub and says so; streak null hides the streak',
    {
      who: login,
      text: z.string().max(500).default(''),
      months: z.int().min(1).max(500).optional(),
      streak: z.int().min(1).max(500).nullable().optional(),
      tier: tier.optional(),
    },
    ({ happen }, { who, text: words, months, streak, tier: at }) =>
      done(
        happen.resubscribe(who, {
          text: words,
          ...(months === undefined ? {} : { months }),
          ...(streak === undefined ? {} : { streak }),
          ...(at === undefined ? {} : { tier: at }),
        }),
      ),
  ),
  action('events/endSubscription', 'A sub runs out', { who: login }, ({ happen }, { who }) =>
    done(happen.endSubscription(who)),
  ),
  action(
    'events/giftSub',
    'One sub is given to one person; from null is anonymous',
    { from: login.nullable().default(null), to: login, tier: tier.default('1000') },
    ({ happen }, { from, to, tier: at }) => done(happen.giftSub(from, to, { tier: at })),
  ),
  action(
    'events/giftBomb',
    'Many subs are given at once; from null is anonymous',
    { from: login.nullable().default(null), count, tier: tier.default('1000') },
    ({ happen }, input) => ({
      recipients: happen
        .giftBomb(input.from, input.count, { tier: input.tier })
        .map((account) => account.login),
    }),
  ),
  action(
    'events/cheer',
    'Somebody cheers; who null is anonymous',
    {
      who: login.nullable().default(null),
      bits: z.int().min(1).max(100_000),
      text: z.string().max(450).default(''),
    },
    ({ happen }, { who, bits, text: words }) => ({ messageId: happen.cheer(who, bits, words).id }),
  ),
  action(
    'events/raid',
    'Another channel raids',
    { from: login, viewers: z.int().min(1).max(1_000_000) },
    ({ happen }, { from, viewers }) => done(happen.raid(from, viewers)),
  ),
  action(
    'events/shoutoutFrom',
    'Another channel gives a shoutout',
    { from: login, viewers: z.int().min(1) },
    ({ happen }, { from, viewers }) => done(happen.shoutoutFrom(from, viewers)),
  ),
  action(
    'events/watchStreak',
    'Somebody shares a watch streak',
    { who: login, streams: z.int().min(1), text: z.string().max(500).default('') },
    ({ happen }, { who, streams, text: words }) => done(happen.watchStreak(who, streams, words)),
  ),
];

const POINTS: readonly ControlAction[] = [
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

const SHOW: readonly ControlAction[] = [
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

const ORDER: readonly ControlAction[] = [
  action(
    'events/ban',
    'The streamer bans somebody',
    { who: login, reason: z.string().max(500).default('') },
    (house, input) => done(house.happen.ban(input.who, input.reason)),
  ),
  action(
    'events/timeout',
    'The streamer times somebody out',
    { who: login, seconds: z.int().min(1).max(1_209_600), reason: z.string().max(500).default('') },
    ({ happen }, { who, seconds: time, reason }) => done(happen.timeout(who, time, reason)),
  ),
  action('events/unban', 'A ban or timeout is lifted', { who: login }, ({ happen }, { who }) =>
    done(happen.unban(who)),
  ),
  action('events/deleteMessage', 'A line is deleted', { id: z.string() }, ({ happen }, { id }) =>
    done(happen.deleteMessage(id)),
  ),
  action('events/clearChat', 'The chat is cleared', {}, ({ happen }) => done(happen.clearChat())),
  action('events/warn', 'Somebody is warned', { who: login, reason: text }, ({ happen }, { who, reason }) =>
    done(happen.warn(who, reason)),
  ),
  action('events/acknowledgeWarning', 'A warning is read', { who: login }, ({ happen }, { who }) =>
    done(happen.acknowledgeWarning(who)),
  ),
  action('events/requestUnban', 'Somebody asks to be let in again', { who: login, text }, (house, input) => ({
    requestId: house.happen.requestUnban(input.who, input.text).id,
  })),
  action(
    'events/holdMessage',
    'AutoMod holds a line',
    { who: login, text, category: z.enum(AUTOMOD_CATEGORIES).default('bullying') },
    ({ happen }, { who, text: words, category }) => ({
      messageId: happen.holdMessage(who, words, category).id,
    }),
  ),
  action(
    'events/chatModes',
    'Slow mode and its like; null switches off',
    {
      emoteOnly: z.boolean().optional(),
      followersOnly: z.int().min(0).max(129_600).nullable().optional(),
      slow: z.int().min(3).max(120).nullable().optional(),
      subscribersOnly: z.boolean().optional(),
      uniqueChat: z.boolean().optional(),
    },
    ({ happen }, modes) => {
      const given = Object.fromEntries(Object.entries(modes).filter(([, value]) => value !== undefined));
      happen.changeModes(given);
      return { done: true };
    },
  ),
  action('events/shield', 'Shield mode', { active: z.boolean() }, ({ happen }, { active }) =>
    done(happen.setShield(active)),
  ),
  action(
    'events/role',
    'Somebody becomes or stops being moderator or VIP',
    { who: login, role: z.enum(['moderator', 'vip']), has: z.boolean() },
    ({ happen }, { who, role, has }) => {
      if (role === 'moderator') return done(has ? happen.addModerator(who) : happen.removeModerator(who));
      return done(has ? happen.addVip(who) : happen.removeVip(who));
    },
  ),
  action(
    'events/announce',
    'The streamer makes an announcement',
    { text, color: z.enum(ANNOUNCEMENT_COLORS).default('primary') },
    (house, input) => done(house.happen.announce(house.world.streamer, input.text, input.color)),
  ),
  action('events/whisper', 'Somebody whispers', { from: login, to: login, text }, (house, input) =>
    done(house.happen.whisper(input.from, input.to, input.text)),
  ),
  action(
    'events/rename',
    'Somebody changes their name',
    { who: login, to: login },
    ({ happen }, { who, to }) => done(happen.rename(who, to)),
  ),
];

export const EVENT_ACTIONS: readonly ControlAction[] = [...SUPPORT, ...POINTS, ...SHOW, ...ORDER];

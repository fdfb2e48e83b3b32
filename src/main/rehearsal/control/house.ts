import { z } from 'zod';
import { MISCHIEF } from '../crowd/mischief.ts';
import { action, type ControlAction, count, login, text } from './action.ts';

export const HOUSE_ACTIONS: readonly ControlAction[] = [
  action(
    'say',
    'A viewer says something; an unknown name becomes a new viewer',
    { who: login, text, replyTo: z.string().optional() },
    ({ happen }, { who, text: words, replyTo }) => {
      const spoken = happen.say(who, words, replyTo === undefined ? {} : { replyTo });
      if ('said' in spoken) return { said: true, messageId: spoken.said.id };
      return { said: false, why: 'refused' in spoken ? spoken.refused.text : spoken.dropped };
    },
  ),
  action(
    'crowd/invite',
    'Viewers arrive',
    { count, newcomers: z.boolean().default(false) },
    ({ crowd }, input) => ({
      logins: (input.newcomers ? crowd.inviteNewcomers(input.count) : crowd.invite(input.count)).map(
        (account) => account.login,
      ),
    }),
  ),
  action(
    'crowd/talk',
    'The crowd talks at so many lines a second; 0 falls silent',
    { rate: z.number().min(0).max(20_000) },
    ({ crowd }, { rate }) => {
      crowd.talk(rate);
      return { rate: crowd.rate };
    },
  ),
  action(
    'crowd/misbehave',
    'Somebody does what a filter should catch',
    { kind: z.enum(MISCHIEF), who: login.optional() },
    ({ crowd, happen }, { kind, who }) => {
      if (crowd.members.length === 0) crowd.invite(1);
      crowd.misbehave(kind, who === undefined ? crowd.pick() : happen.person(who));
      return { done: true };
    },
  ),
  action(
    'crowd/answersBot',
    'Whether the crowd answers the bot',
    { on: z.boolean() },
    ({ crowd }, { on }) => {
      crowd.answersBot = on;
      return { on };
    },
  ),
  action('crowd/sendHome', 'The crowd leaves', {}, ({ crowd }) => {
    crowd.sendHome();
    return { done: true };
  }),
  action(
    'scenes/play',
    'Plays a scene; the one before ends',
    { id: z.string(), seed: z.int().min(0).optional(), rate: z.number().min(0).max(20_000).optional() },
    ({ scenes }, { id, seed, rate }) => {
      const run = scenes.play(id, {
        ...(seed === undefined ? {} : { seed }),
        ...(rate === undefined ? {} : { rate }),
      });
      if (!run) return { playing: false, why: `There is no scene "${id}"` };
      return { playing: true, id, seed: run.seed, rate: run.rate, endsAt: run.endsAt };
    },
  ),
  action('scenes/stop', 'Ends the scene that plays', {}, ({ scenes }) => {
    const was = scenes.current?.id ?? null;
    scenes.stop();
    return { stopped: was };
  }),
  action(
    'ids/approve',
    'Says yes to a device code; without a code to the newest one',
    { as: login, code: z.string().optional() },
    ({ devices, world }, { as, code }) => {
      const userCode = code ?? devices.newest()?.userCode ?? '';
      return { done: devices.approve(userCode, world.accounts.obtain(as)) };
    },
  ),
  action(
    'ids/deny',
    'Says no to a device code',
    { code: z.string().optional() },
    ({ devices }, { code }) => ({
      done: devices.deny(code ?? devices.newest()?.userCode ?? ''),
    }),
  ),
  action(
    'ids/expire',
    'A device code runs out',
    { code: z.string().optional() },
    ({ devices }, { code }) => ({
      done: devices.expire(code ?? devices.newest()?.userCode ?? ''),
    }),
  ),
  action(
    'ids/autoApprove',
    'From now on every code is approved as this account; null asks again',
    { as: login.nullable() },
    ({ devices, world }, { as }) => {
      devices.autoApprove = as === null ? null : world.accounts.obtain(as);
      return { done: true };
    },
  ),
  action(
    'ids/tokenLife',
    'How many seconds new access tokens live; null is four hours',
    { seconds: z.int().min(1).nullable() },
    ({ tokens }, { seconds }) => {
      tokens.lifetimeSeconds = seconds;
      return { done: true };
    },
  ),
];

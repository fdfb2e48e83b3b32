import { z } from 'zod';
import { ANNOUNCEMENT_COLORS } from '../events/announcements.ts';
import { AUTOMOD_CATEGORIES } from '../world/autoMod.ts';
import { action, type ControlAction, done, login, text } from './action.ts';

export const ORDER_EVENTS: readonly ControlAction[] = [
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

import { z } from 'zod';
import { field } from '../../../engine/routines/fields.ts';
import type { TriggerKind } from '../../../engine/routines/kinds.ts';
import type { Tell } from './facts.ts';

const moderator = { moderator: ['Who did it; empty when Twitch did not tell.', 'Kim'] } as const;
const reason = { reason: ['Why; empty when none was given.', 'Spam'] } as const;
const message = { message: ['What was written.', 'Buy this'] } as const;
const status = ["Twitch's word for it.", 'approved'] as const;

/** What moderators and AutoMod do. */
export function moderation(tell: Tell): TriggerKind[] {
  const group = 'Moderation';
  return [
    tell({
      id: 'twitch.ban',
      title: 'Ban',
      help: 'Somebody is banned.',
      group,
      on: 'viewer.banned',
      who: ({ user }) => [user],
      facts: { ...moderator, ...reason },
      tell: (fact) => ({ moderator: fact.moderator?.name ?? '', reason: fact.reason ?? '' }),
    }),
    tell({
      id: 'twitch.timeout',
      title: 'Timeout',
      help: 'Somebody is sent out for a while.',
      group,
      on: 'viewer.timedOut',
      who: ({ user }) => [user],
      facts: { ...moderator, ...reason, seconds: ['For how long.', 600] },
      tell: (fact) => ({
        moderator: fact.moderator?.name ?? '',
        reason: fact.reason ?? '',
        seconds: Math.max(0, Math.round((fact.until - fact.time) / 1000)),
      }),
    }),
    tell({
      id: 'twitch.unban',
      title: 'Unban',
      help: 'A ban or a timeout is taken back.',
      group,
      on: 'viewer.unbanned',
      who: ({ user }) => [user],
      facts: moderator,
      tell: (fact) => ({ moderator: fact.moderator?.name ?? '' }),
    }),
    tell({
      id: 'twitch.warned',
      title: 'Warning',
      help: 'Somebody is warned.',
      group,
      on: 'viewer.warned',
      who: ({ user }) => [user],
      facts: { ...moderator, ...reason },
      tell: (fact) => ({ moderator: fact.moderator?.name ?? '', reason: fact.reason }),
    }),
    tell({
      id: 'twitch.warningConfirmed',
      title: 'Warning confirmed',
      help: 'Somebody confirms a warning.',
      group,
      on: 'viewer.acknowledgedWarning',
      who: ({ user }) => [user],
    }),
    tell({
      id: 'twitch.role',
      title: 'Moderator or VIP changed',
      help: 'Somebody becomes a moderator or VIP, or is one no more.',
      group,
      on: 'viewer.roleChanged',
      parameters: z.object({
        role: field.choice({ title: 'Role' }, ['any', 'moderator', 'vip']).default('any'),
      }),
      when: (fact, { role }) => role === 'any' || fact.role === role,
      who: (fact) => [fact.user, fact.has ? fact.role : 'everyone'],
      facts: { role: ['moderator or vip.', 'vip'], has: ['Whether they are one now.', true] },
      tell: ({ role, has }) => ({ role, has }),
    }),
    tell({
      id: 'twitch.suspicious',
      title: 'Suspicious user marked',
      help: 'A moderator marks somebody as suspicious, or no longer.',
      group,
      on: 'viewer.becameSuspicious',
      who: ({ user }) => [user],
      facts: { ...moderator, status: ['none, monitored or restricted.', 'monitored'] },
      tell: (fact) => ({ moderator: fact.moderator?.name ?? '', status: fact.status }),
    }),
    tell({
      id: 'twitch.suspiciousMessage',
      title: 'Suspicious user writes',
      help: 'Somebody who is marked as suspicious writes.',
      group,
      on: 'viewer.saidSuspicious',
      who: ({ user }) => [user],
      line: ({ messageId, text }) => ({ id: messageId, text }),
      facts: {
        ...message,
        status: ['monitored or restricted.', 'monitored'],
        evasion: ["Twitch's guess: likely, possible, unknown.", 'possible'],
      },
      tell: (fact) => ({ message: fact.text, status: fact.status, evasion: fact.banEvasion }),
    }),
    tell({
      id: 'twitch.unbanAsked',
      title: 'Unban asked for',
      help: 'Somebody asks to be let in again.',
      group,
      on: 'viewer.askedUnban',
      who: ({ user }) => [user],
      facts: message,
      tell: ({ text }) => ({ message: text }),
    }),
    tell({
      id: 'twitch.unbanAnswered',
      title: 'Unban answered',
      help: 'A request to be let in again was answered.',
      group,
      on: 'viewer.unbanAnswered',
      who: ({ user }) => [user],
      facts: { ...moderator, ...message, status },
      tell: (fact) => ({ moderator: fact.moderator?.name ?? '', message: fact.text, status: fact.status }),
    }),
    tell({
      id: 'twitch.modAction',
      title: 'Any action of a moderator',
      help: 'A moderator does anything at all.',
      group,
      on: 'moderator.acted',
      parameters: z.object({
        action: field
          .text({ title: 'Action', description: "Twitch's name, such as slow. Empty for all." }, 60)
          .default(''),
      }),
      when: (fact, { action }) => action === '' || fact.action === action,
      facts: { ...moderator, action: ["Twitch's name of it.", 'slow'], target: ['About whom.', 'Robin'] },
      tell: (fact) => ({
        moderator: fact.moderator.name,
        action: fact.action,
        target: fact.target?.name ?? '',
      }),
    }),
    tell({
      id: 'automod.held',
      title: 'AutoMod holds a line',
      help: 'AutoMod, or a blocked term, holds a line back.',
      group,
      on: 'automod.held',
      who: ({ user }) => [user],
      line: ({ messageId, text }) => ({ id: messageId, text }),
      facts: {
        ...message,
        reason: ['automod or blocked-term.', 'automod'],
        category: ["AutoMod's category.", 'swearing'],
        level: ['How bad, 0 to 4.', 2],
      },
      tell: (fact) => ({
        message: fact.text,
        reason: fact.reason,
        category: fact.category ?? '',
        level: fact.level ?? 0,
      }),
    }),
    tell({
      id: 'automod.decided',
      title: 'Held line decided',
      help: 'A line that was held back is let go, or not.',
      group,
      on: 'automod.decided',
      who: ({ user }) => [user],
      facts: { ...moderator, status },
      tell: (fact) => ({ moderator: fact.moderator?.name ?? '', status: fact.status }),
    }),
    tell({
      id: 'automod.own',
      title: 'A line of the bot is held',
      help: 'AutoMod holds a line of the bot back, or lets it go.',
      group,
      on: 'automod.heldOwn',
      facts: { ...message, status: ['held, approved, denied ...', 'held'] },
      tell: (fact) => ({ message: fact.text, status: fact.status }),
    }),
    tell({
      id: 'automod.settings',
      title: 'AutoMod settings changed',
      help: 'Somebody changed how strict AutoMod is.',
      group,
      on: 'automod.settingsChanged',
      facts: { ...moderator, level: ['0 to 4; -1 when set one by one.', 2] },
      tell: (fact) => ({ moderator: fact.moderator?.name ?? '', level: fact.overall ?? -1 }),
    }),
    tell({
      id: 'automod.terms',
      title: 'Blocked terms changed',
      help: 'Somebody blocked or permitted terms.',
      group,
      on: 'automod.termsChanged',
      facts: {
        ...moderator,
        action: ['add_blocked, remove_blocked ...', 'add_blocked'],
        terms: ['Which, with commas in between.', 'spam'],
      },
      tell: (fact) => ({ moderator: fact.moderator.name, action: fact.action, terms: fact.terms.join(', ') }),
    }),
  ];
}

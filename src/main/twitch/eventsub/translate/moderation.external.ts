import { z } from 'zod';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import type {
  HeldLineDecided,
  ModeratorActed,
  SuspiciousUser,
  UnbanAnswered,
} from '../../../engine/twitch/moderationFacts.ts';
import { flagSchema, idSchema, maybeTimeSchema, textSchema } from '../../helix/shapes.external.ts';
import { bannedKey, roleKey, SOURCES, timedOutKey, unbannedKey, warnedKey } from '../../notices/keys.ts';
import {
  maybePersonFields,
  messageSchema,
  personAt,
  personFields,
  somebody,
  userFields,
} from './shapes.external.ts';
import { type Telling, type Translator, translator } from './translator.ts';

const maybeModerator = maybePersonFields('moderator_user');

const TRUST: Readonly<Record<string, SuspiciousUser['status']>> = {
  none: 'none',
  no_treatment: 'none',
  active_monitoring: 'monitored',
  restricted: 'restricted',
};
const ANSWERS: Readonly<Record<string, UnbanAnswered['status']>> = {
  approved: 'approved',
  denied: 'denied',
  canceled: 'cancelled',
};
const DECISIONS: Readonly<Record<string, HeldLineDecided['status']>> = {
  approved: 'approved',
  denied: 'denied',
  expired: 'expired',
};

/** The object that is named like the action holds its facts. */
const actionSchema = z.looseObject({
  ...personFields('moderator_user'),
  ...maybePersonFields('source_broadcaster_user'),
  action: z.string(),
});

/** What moderators, AutoMod and Twitch do about viewers. */
export const MODERATION: Readonly<Record<string, Translator>> = {
  'channel.moderate': translator(actionSchema, (event, telling) => {
    const moderator = somebody(event, 'moderator_user');
    const named = objectOf(event, event.action);
    const object = named ?? anyObject(event);
    const target = object && personAt(object, 'user');
    const details = object ? detailsOf(object) : {};
    const source = personAt(event, 'source_broadcaster_user');
    telling.emit('moderator.acted', {
      moderator,
      action: event.action,
      target,
      details,
      sourceChannel: source && telling.isChannel(source.id) ? null : source,
      time: telling.time,
    });
    if (target && named) consequence(event.action, moderator, target, details, telling);
  }),

  'channel.ban': translator(
    z.object({
      ...userFields,
      ...maybeModerator,
      reason: textSchema,
      ends_at: maybeTimeSchema,
      is_permanent: flagSchema,
    }),
    (event, telling) => {
      const user = somebody(event, 'user');
      const until = event.is_permanent ? null : event.ends_at;
      banned(user, personAt(event, 'moderator_user'), event.reason, until, telling);
    },
  ),

  'channel.unban': translator(z.object({ ...userFields, ...maybeModerator }), (event, telling) =>
    unbanned(somebody(event, 'user'), personAt(event, 'moderator_user'), null, telling),
  ),

  'channel.warning.send': translator(
    z.object({
      ...userFields,
      ...maybeModerator,
      reason: textSchema,
      chat_rules_cited: z.array(z.string()).nullish(),
    }),
    (event, telling) =>
      warned(
        somebody(event, 'user'),
        personAt(event, 'moderator_user'),
        event.reason,
        event.chat_rules_cited ?? [],
        telling,
      ),
  ),

  'channel.warning.acknowledge': translator(z.object(userFields), (event, telling) =>
    telling.emit('viewer.acknowledgedWarning', { user: somebody(event, 'user'), time: telling.time }),
  ),

  'channel.moderator.add': roleTranslator('moderator', true),
  'channel.moderator.remove': roleTranslator('moderator', false),
  'channel.vip.add': roleTranslator('vip', true),
  'channel.vip.remove': roleTranslator('vip', false),

  'channel.unban_request.create': translator(
    z.object({ id: idSchema, ...userFields, text: textSchema }),
    (event, telling) =>
      telling.emit('viewer.askedUnban', {
        id: event.id,
        user: somebody(event, 'user'),
        text: event.text,
        time: telling.time,
      }),
  ),

  'channel.unban_request.resolve': translator(
    z.object({
      id: idSchema,
      ...userFields,
      ...maybeModerator,
      resolution_text: textSchema,
      status: z.string(),
    }),
    (event, telling) =>
      telling.emit('viewer.unbanAnswered', {
        id: event.id,
        user: somebody(event, 'user'),
        moderator: personAt(event, 'moderator_user'),
        text: event.resolution_text,
        status: ANSWERS[event.status] ?? 'unknown',
        time: telling.time,
      }),
  ),

  'channel.suspicious_user.update': translator(
    z.object({ ...userFields, ...maybeModerator, low_trust_status: z.string() }),
    (event, telling) =>
      telling.emit('viewer.becameSuspicious', {
        user: somebody(event, 'user'),
        status: TRUST[event.low_trust_status] ?? 'unknown',
        moderator: personAt(event, 'moderator_user'),
        time: telling.time,
      }),
  ),

  'channel.suspicious_user.message': translator(
    z.object({
      ...userFields,
      low_trust_status: z.string(),
      types: z.array(z.string()).nullish(),
      ban_evasion_evaluation: textSchema,
      message: z.looseObject({ message_id: z.string(), text: textSchema }),
    }),
    (event, telling) =>
      telling.emit('viewer.saidSuspicious', {
        user: somebody(event, 'user'),
        status: TRUST[event.low_trust_status] ?? 'unknown',
        messageId: event.message.message_id,
        text: event.message.text,
        types: event.types ?? [],
        banEvasion: event.ban_evasion_evaluation || 'unknown',
        time: telling.time,
      }),
  ),

  'automod.message.hold': translator(
    z.object({
      ...userFields,
      message_id: z.string(),
      message: messageSchema,
      reason: textSchema,
      automod: z.object({ category: textSchema, level: z.number().nullish() }).nullish(),
      blocked_term: z.unknown().optional(),
    }),
    (event, telling) =>
      telling.emit('automod.held', {
        messageId: event.message_id,
        user: somebody(event, 'user'),
        text: event.message.text,
        reason: event.automod ? 'automod' : event.blocked_term ? 'blocked-term' : 'unknown',
        category: event.automod?.category ?? null,
        level: event.automod?.level ?? null,
        time: telling.time,
      }),
  ),

  'automod.message.update': translator(
    z.object({ ...userFields, ...maybeModerator, message_id: z.string(), status: z.string() }),
    (event, telling) =>
      telling.emit('automod.decided', {
        messageId: event.message_id,
        user: somebody(event, 'user'),
        moderator: personAt(event, 'moderator_user'),
        status: DECISIONS[event.status.toLowerCase()] ?? 'unknown',
        time: telling.time,
      }),
  ),

  'automod.settings.update': translator(settingsSchema(), (settings, telling) => {
    const { overall, categories, moderator } = settings;
    telling.emit('automod.settingsChanged', { overall, categories, moderator });
  }),

  'automod.terms.update': translator(
    z.object({
      ...personFields('moderator_user'),
      action: z.string(),
      from_automod: flagSchema,
      terms: z.array(z.string()),
    }),
    (event, telling) =>
      telling.emit('automod.termsChanged', {
        moderator: somebody(event, 'moderator_user'),
        action: event.action,
        terms: event.terms,
        byAutoMod: event.from_automod,
      }),
  ),

  'channel.shield_mode.begin': shieldTranslator(true),
  'channel.shield_mode.end': shieldTranslator(false),
};

function roleTranslator(role: 'moderator' | 'vip', has: boolean): Translator {
  return translator(z.object(userFields), (event, telling) =>
    roleChanged(somebody(event, 'user'), role, has, telling),
  );
}

function shieldTranslator(on: boolean): Translator {
  return translator(z.object(maybeModerator), (event, telling) =>
    telling.emit('channel.shieldMode', {
      on,
      moderator: personAt(event, 'moderator_user'),
      time: telling.time,
    }),
  );
}

const CATEGORIES = [
  'disability',
  'aggression',
  'sexuality_sex_or_gender',
  'misogyny',
  'bullying',
  'swearing',
  'race_ethnicity_or_religion',
  'sex_based_terms',
] as const;

/** Documented with a list around it, and seen without. */
function settingsSchema() {
  const single = z.looseObject({ ...maybeModerator, overall_level: z.number().nullish() });
  return z
    .union([z.object({ data: z.array(single).min(1) }).transform(({ data }) => data[0]), single])
    .transform((settings) => ({
      overall: settings?.overall_level ?? null,
      categories: Object.fromEntries(CATEGORIES.map((name) => [name, Number(settings?.[name] ?? 0)])),
      moderator: settings ? personAt(settings, 'moderator_user') : null,
    }));
}

/** What an action of a moderator means for the viewer whom it is about. */
function consequence(
  action: string,
  moderator: Person,
  target: Person,
  details: ModeratorActed['details'],
  telling: Telling,
): void {
  const reason = String(details['reason'] ?? '');
  switch (action) {
    case 'ban':
      banned(target, moderator, reason, null, telling);
      break;
    case 'timeout': {
      const until = Date.parse(String(details['expires_at'] ?? ''));
      banned(target, moderator, reason, Number.isFinite(until) ? until : telling.time, telling);
      break;
    }
    case 'unban':
    case 'untimeout':
      unbanned(target, moderator, action === 'untimeout', telling);
      break;
    case 'warn': {
      const rules = details['chat_rules_cited'];
      warned(target, moderator, reason, Array.isArray(rules) ? rules : [], telling);
      break;
    }
    case 'mod':
    case 'unmod':
      roleChanged(target, 'moderator', action === 'mod', telling);
      break;
    case 'vip':
    case 'unvip':
      roleChanged(target, 'vip', action === 'vip', telling);
      break;
  }
}

function banned(
  user: Person,
  moderator: Person | null,
  reason: string,
  until: number | null,
  telling: Telling,
): void {
  const fact = { user, moderator, reason, time: telling.time };
  if (until === null) {
    telling.offer(bannedKey(user.id), SOURCES.banned, () => telling.emit('viewer.banned', fact));
  } else {
    telling.offer(timedOutKey(user.id), SOURCES.banned, () =>
      telling.emit('viewer.timedOut', { ...fact, until }),
    );
  }
}

function unbanned(
  user: Person,
  moderator: Person | null,
  wasTimeout: boolean | null,
  telling: Telling,
): void {
  telling.offer(unbannedKey(user.id), SOURCES.unbanned, () =>
    telling.emit('viewer.unbanned', { user, moderator, wasTimeout, time: telling.time }),
  );
}

function warned(
  user: Person,
  moderator: Person | null,
  reason: string,
  rules: readonly string[],
  telling: Telling,
): void {
  telling.offer(warnedKey(user.id), SOURCES.warned, () =>
    telling.emit('viewer.warned', { user, moderator, reason, rules, time: telling.time }),
  );
}

function roleChanged(user: Person, role: 'moderator' | 'vip', has: boolean, telling: Telling): void {
  telling.offer(roleKey(role, has, user.id), SOURCES[role], () =>
    telling.emit('viewer.roleChanged', { user, role, has, time: telling.time }),
  );
}

function objectOf(event: Readonly<Record<string, unknown>>, action: string): Record<string, unknown> | null {
  // Switching a mode off has no object of its own, and the four kinds of terms share one.
  const names = [
    action,
    /_term$/.test(action) ? 'automod_terms' : '',
    /_unban_request$/.test(action) ? 'unban_request' : '',
  ];
  for (const name of names) {
    const found = Object.hasOwn(event, name) ? event[name] : null;
    if (typeof found === 'object' && found !== null) return found as Record<string, unknown>;
  }
  return null;
}

/** In a shared chat Twitch was seen to fill another object than the one of the action. */
function anyObject(event: Readonly<Record<string, unknown>>): Record<string, unknown> | null {
  for (const value of Object.values(event)) {
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  }
  return null;
}

function detailsOf(object: Readonly<Record<string, unknown>>): ModeratorActed['details'] {
  const details: Record<string, string | number | boolean | readonly string[]> = {};
  for (const [name, value] of Object.entries(object)) {
    if (/^user_(id|login|name)$/.test(name)) continue;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      details[name] = value;
    else if (Array.isArray(value)) details[name] = value.filter((one) => typeof one === 'string');
  }
  return details;
}

import type { CommandOptions } from '../../../shared/contract/commandDraft.ts';
import type { Boons } from '../../engine/boons.ts';
import type { ChatMessage } from '../../engine/chat/chatMessage.ts';
import type { Commands } from '../../engine/commands/command.ts';
import { type FindPerson, parseArguments } from '../../engine/commands/parseArguments.ts';
import { shortSpan, waitText } from '../../engine/commands/spans.ts';
import { usageOf } from '../../engine/commands/usage.ts';
import { type Caller, MOST_DEPTH, type Occasion } from '../../engine/occasion.ts';
import type { People } from '../../engine/people.ts';
import type { Purse } from '../../engine/purse.ts';
import type { Routines } from '../../engine/routines/kinds.ts';
import type { Cooldowns } from './cooldowns.ts';
import type { Entry } from './model.ts';
import { mayUse } from './permission.ts';
import type { CommandSettings } from './settings.ts';

/** Somebody wants a command to run. */
export interface Attempt {
  /** As it was typed, with the prefix and the subcommand: `!quote add`. */
  name: string;
  /** The command that the name leads to. */
  root: Entry;
  /** The same, or its subcommand that was named. */
  entry: Entry;
  caller: Caller;
  message: ChatMessage | null;
  occasion: Occasion;
  /** The arguments, once they were read. */
  values: Record<string, unknown>;
  /** Only asks what it would say: nothing is paid and nothing rests afterwards. */
  quoted: boolean;
}

/** What the questions look at. */
export interface World {
  settings(): CommandSettings;
  cooldowns: Cooldowns;
  people(): People | null;
  purse(): Purse | null;
  /** Null while the shop is off. */
  boons(): Boons | null;
  routines(): Routines | null;
  isLive(): boolean;
  find: FindPerson;
  prefix: Commands['prefix'];
}

export interface Refused {
  /** For the trace; names the cure where there is one. */
  why: string;
  /** What is said to the caller; null for nothing. */
  said: string | null;
}

/** One thing that is asked before a command runs. */
export interface Question {
  /** What it means that it passed, for a test run. */
  passed(attempt: Attempt, world: World): string;
  /** Null lets it pass. */
  ask(attempt: Attempt, world: World): Refused | null | Promise<Refused | null>;
}

const loop: Question = {
  passed: () => 'Nothing calls itself.',
  ask({ name, occasion }) {
    if (occasion.depth < MOST_DEPTH) return null;
    const why = `${name} was called by a chain of ${MOST_DEPTH} commands and routines. Do they call each other in a circle?`;
    return { why, said: `${name} goes round in a circle, so I stopped it.` };
  },
};

const live: Question = {
  passed: ({ root, entry }) =>
    root.options.liveOnly || entry.options.liveOnly ? 'The stream is live.' : 'It works on air and off.',
  ask({ name, root, entry }, { isLive }) {
    if (!(root.options.liveOnly || entry.options.liveOnly) || isLive()) return null;
    const why = `${name} works only while the stream is live, and it is not.`;
    return { why, said: `${name} works only while the stream is live.` };
  },
};

const permission: Question = {
  passed: ({ name, caller }) => `${caller.name} may use ${name}.`,
  ask(attempt, world) {
    const { caller, root, name } = attempt;
    const people = world.people();
    const refused = mayUse(caller, permissionOf(attempt), root.custom?.draft.owner ?? null, people);
    const tell = (refusal: Awaited<typeof refused>): Refused | null => {
      if (refusal === null) return null;
      const isSaid = refusal.isFor !== null && world.settings().sayNotAllowed;
      return {
        why: `${caller.name} may not use ${name}: ${refusal.why}.`,
        said: isSaid ? `${name} is for ${refusal.isFor}.` : null,
      };
    };
    return refused instanceof Promise ? refused.then(tell) : tell(refused);
  },
};

/**
 * A subcommand that is for more than its command asks its own question. One that is not, and that the streamer left
 * alone, goes with its command, so that opening `!quote` to a group opens what belongs to it.
 */
function permissionOf({
  root,
  entry,
}: Attempt): Pick<CommandOptions, 'role' | 'groups' | 'allowed' | 'denied'> {
  if (root === entry) return root.options;
  const isOwn = ['role', 'groups', 'allowed', 'denied'].some((field) => entry.changed.includes(field));
  if (!isOwn && entry.kind.role === root.kind.role) return root.options;
  return { ...entry.options, denied: [...root.options.denied, ...entry.options.denied] };
}

const conditions: Question = {
  passed: ({ root }) =>
    (root.custom?.draft.conditions.length ?? 0) === 0
      ? 'It has no conditions.'
      : 'All its conditions are met.',
  ask({ root, name, occasion }, world) {
    const asked = root.custom?.draft.conditions ?? [];
    if (asked.length === 0) return null;
    const routines = world.routines();
    if (routines === null)
      return { why: `${name} has conditions, and "Routines", which asks them, is switched off.`, said: null };
    return routines.refusal(asked, occasion).then((why) => (why === null ? null : { why, said: null }));
  },
};

const argumentsFit: Question = {
  passed: ({ entry }) =>
    Object.keys(entry.kind.arguments).length === 0
      ? 'It takes no arguments.'
      : 'The arguments were understood.',
  ask(attempt, world) {
    const parsed = parseArguments(attempt.entry.kind.arguments, attempt.occasion.argText, world.find);
    const take = (result: Awaited<typeof parsed>): Refused | null => {
      if ('values' in result) {
        attempt.values = result.values;
        return null;
      }
      const text = `${result.problem} Usage: ${usageOf('', attempt.name, attempt.entry.kind)}`;
      return { why: text, said: text };
    };
    return parsed instanceof Promise ? parsed.then(take) : take(parsed);
  },
};

const rested: Question = {
  passed(attempt, world) {
    const { rules } = cooldownOf(attempt);
    if (rules.length === 0) return 'It has no cooldown.';
    return isExempt(attempt.caller, world)
      ? `Cooldowns do not hold for ${attempt.caller.name}.`
      : 'It does not rest.';
  },
  ask(attempt, world) {
    const { id, rules } = cooldownOf(attempt);
    if (attempt.quoted || rules.length === 0 || isExempt(attempt.caller, world)) return null;
    const wait = world.cooldowns.wait(id, rules, attempt.caller);
    if (wait <= 0) return null;
    const left = `${attempt.name} rests for another ${waitText(wait)}.`;
    const all = rules.map(({ bucket, uses, seconds }) => {
      const who =
        bucket === 'everyone' ? 'for all' : bucket === 'viewer' ? 'for each viewer' : 'for each role';
      return `${uses} ${uses === 1 ? 'use' : 'uses'} in ${shortSpan(seconds)} ${who}`;
    });
    return {
      why: `${left} Its cooldown: ${all.join(', ')}.`,
      said: world.settings().sayCooldown ? left : null,
    };
  },
};

/** A subcommand without a cooldown rests with its command. */
export function cooldownOf({ root, entry }: Attempt): { id: string; rules: CommandOptions['cooldowns'] } {
  const own = entry.options.cooldowns.length > 0 ? entry : root;
  return { id: own.kind.id, rules: own.options.cooldowns };
}

/** Those whose commands do not rest: by their role, or since they have bought it. */
export function isExempt({ id, role }: Caller, { settings, boons }: World): boolean {
  if (role === 'streamer' || (role === 'moderator' && !settings().moderatorsWait)) return true;
  return boons()?.has(id, 'no_cooldowns') ?? false;
}

/** First to last. Wrong arguments come before the cooldown: who mistypes has not used anything. */
export const QUESTIONS: readonly Question[] = [loop, live, permission, conditions, argumentsFit, rested];

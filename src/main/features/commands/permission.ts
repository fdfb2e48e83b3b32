import type { CommandOptions } from '../../../shared/contract/commandDraft.ts';
import { chatRoleAtLeast, ROLE_TEXTS } from '../../../shared/contract/ladder.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import type { Caller } from '../../engine/occasion.ts';
import type { People } from '../../engine/people.ts';

/** Why not. */
export interface Refusal {
  /** The end of a sentence of the trace: `it is for moderators`. */
  why: string;
  /** Who it is for, to tell the caller; null when nothing is said. */
  isFor: string | null;
}

/**
 * May somebody use a command? The role at least, or a group, or named; the named-against never, but the streamer
 * always. Chat does not tell who follows, so that may have to be asked for.
 */
export function mayUse(
  caller: Caller,
  options: Pick<CommandOptions, 'role' | 'groups' | 'allowed' | 'denied'>,
  owner: Person | null,
  people: People | null,
): Refusal | null | Promise<Refusal | null> {
  if (caller.role === 'streamer') return null;
  if (has(options.denied, caller))
    return { why: 'its list of people who may not use it names them', isFor: null };
  if (chatRoleAtLeast(caller.role, options.role)) return null;
  if (has(options.allowed, caller) || (owner !== null && owner.id === caller.id)) return null;
  if (
    options.groups.length > 0 &&
    people?.groupsOf(caller.id).some((group) => options.groups.includes(group))
  )
    return null;
  const isFor = whoMay(options, owner);
  const refusal: Refusal = { why: `it is for ${isFor}`, isFor };
  if (options.role !== 'follower' || people === null) return refusal;
  const follows = people.follows(caller.id);
  if (follows !== null) return follows ? null : refusal;
  // When Twitch cannot be asked, nobody is let in by accident.
  return people.isFollower(caller.id).then(
    (does) => (does ? null : refusal),
    () => ({ why: `${refusal.why}, and Twitch does not tell at the moment who follows`, isFor }),
  );
}

/** `moderators, and the group "Crew"` */
export function whoMay(
  { role, groups, allowed }: Pick<CommandOptions, 'role' | 'groups' | 'allowed'>,
  owner: Person | null,
): string {
  const parts = [ROLE_TEXTS[role]];
  if (groups.length > 0)
    parts.push(
      `${groups.length === 1 ? 'the group' : 'the groups'} ${groups.map((group) => `"${group}"`).join(', ')}`,
    );
  const named = owner === null ? allowed : [owner, ...allowed];
  if (named.length > 0 && named.length <= 3) parts.push(named.map(({ name }) => name).join(', '));
  else if (named.length > 3) parts.push('some named people');
  return parts.length === 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function has(list: readonly Person[], caller: Person): boolean {
  return list.some(({ id }) => id === caller.id);
}

import { type ChatRole, chatRoleAtLeast, ROLE_TEXTS } from '../../../shared/contract/ladder.ts';
import type { PhraseRule } from '../../../shared/contract/phrases.ts';
import type { People } from '../../engine/people.ts';
import type { Cooldowns } from './cooldowns.ts';

/** Who wrote a line, as far as a rule asks. */
export interface Writer {
  /** Null for a line that is only tested. */
  id: string | null;
  role: ChatRole;
}

/** Null lets it act; a text says why not. `unknown`: whether they follow has to be asked first. */
export type Verdict = { refused: string | null } | 'unknown';

export interface JudgeParts {
  /** Null while that module is off. */
  people: People | null;
  cooldowns: Cooldowns;
  /** Elapsed milliseconds. */
  now: number;
  /** What was found out about following; null when nothing was. */
  follows?: boolean | null;
}

/** Whether a rule that fits may act for this writer now. */
export function judge(rule: PhraseRule, writer: Writer, parts: JudgeParts): Verdict {
  const exempt = rule.exemptRole === null ? false : reaches(writer, rule.exemptRole, parts);
  if (exempt === true) {
    return { refused: `It leaves out ${ROLE_TEXTS[rule.exemptRole ?? 'everyone']} and above.` };
  }
  const allowed = reaches(writer, rule.requiredRole, parts);
  if (allowed === false) return { refused: `It is only for ${ROLE_TEXTS[rule.requiredRole]} and above.` };
  const left = parts.cooldowns.left(rule, writer.id, parts.now);
  if (left > 0) return { refused: `It rests for ${left} more ${left === 1 ? 'second' : 'seconds'}.` };
  return exempt === null || allowed === null ? 'unknown' : { refused: null };
}

/** Null when it hangs on whether they follow, and nobody knows yet. */
function reaches({ id, role }: Writer, needed: ChatRole, parts: JudgeParts): boolean | null {
  if (chatRoleAtLeast(role, needed)) return true;
  if (needed !== 'follower' || id === null) return false;
  if (parts.follows !== undefined && parts.follows !== null) return parts.follows;
  return parts.people === null ? false : parts.people.follows(id);
}

import { PRONOUNS, type PronounsId } from '../../../shared/contract/viewers.ts';
import type { PronounSet } from '../../engine/people.ts';

function set(
  subject: string,
  object: string,
  possessive: string,
  possessivePronoun: string,
  reflexive: string,
): PronounSet {
  return { subject, object, possessive, possessivePronoun, reflexive };
}

const SHE = set('she', 'her', 'her', 'hers', 'herself');
const HE = set('he', 'him', 'his', 'his', 'himself');
const THEY = set('they', 'them', 'their', 'theirs', 'themself');

const FORMS: Record<PronounsId, PronounSet> = {
  'she/her': SHE,
  'he/him': HE,
  'they/them': THEY,
  'she/they': SHE,
  'he/they': HE,
  'it/its': set('it', 'it', 'its', 'its', 'itself'),
  'xe/xem': set('xe', 'xem', 'xyr', 'xyrs', 'xemself'),
  'ze/hir': set('ze', 'hir', 'hir', 'hirs', 'hirself'),
  'fae/faer': set('fae', 'faer', 'faer', 'faers', 'faerself'),
  'e/em': set('e', 'em', 'eir', 'eirs', 'emself'),
  any: THEY,
};

/** Null for who has not told, and for an id that is no longer known. */
export function formsOf(id: string | null): PronounSet | null {
  return pronounsOf(id) === null ? null : FORMS[id as PronounsId];
}

export function pronounsOf(id: string | null): PronounsId | null {
  return PRONOUNS.find((known) => known === id) ?? null;
}

/** `she`, `She/Her`, `they them`: what somebody types. Null when it is none of those that are known. */
export function readPronouns(text: string): PronounsId | null {
  const words = text
    .toLowerCase()
    .split(/[\s/,]+/)
    .filter(Boolean);
  const whole = words.join('/');
  return (
    PRONOUNS.find((id) => id === whole) ??
    (words.length === 1 ? (PRONOUNS.find((id) => id.split('/')[0] === whole) ?? null) : null)
  );
}

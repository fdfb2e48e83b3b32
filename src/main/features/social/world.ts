import type { socialContract } from '../../../shared/contract/social.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { FeatureContext } from '../../engine/feature.ts';
import { type Fact, MOST_DEPTH, type Occasion } from '../../engine/occasion.ts';
import { andThen, type Soon } from '../../engine/texts/soon.ts';
import type { Lists } from './lists.ts';
import type { socialSettings } from './settings.ts';

export type SocialContext = FeatureContext<typeof socialContract, typeof socialSettings>;

/** Writes an entry of a list that may come up; null when there is none. A list may name another one, but no loop. */
export function writeFrom(
  ctx: SocialContext,
  lists: Lists,
  name: string,
  occasion: Occasion,
  options: { category?: string | null; facts?: Readonly<Record<string, Fact>> } = {},
): Soon<string> | null {
  const depth = occasion.depth + 1;
  if (depth > MOST_DEPTH) {
    throw new AppError('texts.loop', `Lists named each other ${MOST_DEPTH} times. End the loop.`);
  }
  const entry = lists.pick(name, options.category ?? null);
  if (!entry) return null;
  return ctx.engine.texts.write(entry.text, withFacts({ ...occasion, depth }, options.facts ?? {}));
}

/** What a text says besides the variables. Notes come first in a text, so they must not hide it. */
export function withFacts(occasion: Occasion, facts: Readonly<Record<string, Fact>>): Occasion {
  const notes = Object.fromEntries(Object.entries(occasion.notes).filter(([name]) => !(name in facts)));
  return { ...occasion, notes, facts: { ...occasion.facts, ...facts } };
}

/** The same, said once it is written. */
export function thenSay(text: Soon<string>, say: (text: string) => void): Soon<undefined> {
  return andThen(text, (written) => {
    if (written.trim() !== '') say(written);
    return undefined;
  });
}

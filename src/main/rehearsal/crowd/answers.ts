import type { Random } from '../../engine/ports.ts';
import { randomInt, randomPick } from '../../engine/random.ts';

/** What the crowd makes of a line of the bot. */
interface Prompt {
  /** One of these is said by each who answers. */
  answers: string[];
  /** The logins that are meant; empty when it is everybody. */
  to: string[];
}

/** Commands that a bot offers rather than merely names. */
const INVITING =
  /(?:type|use|say|write|enter|with|by|to (?:join|enter|play|vote|accept)[^!]*)\s+["'`(]?(![a-z0-9]{2,20})/gi;
const ANY_COMMAND = /![a-z][a-z0-9]{1,20}/gi;
const LETTERED = /(?:^|[\s|,;/])([A-D])[).:]\s+\S/g;
const NUMBERED = /(?:^|[\s|,;/])([1-9])[).:]\s+\S/g;
const MENTION = /@([a-z0-9_]{2,25})/gi;

function all(pattern: RegExp, text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map((found) => found[1] ?? found[0]))];
}

/** Reads an invitation out of a line: `type !join`, `A) Paris B) Rome`, `@name, !accept or !decline`. Null when there is none. */
export function readPrompt(text: string): Prompt | null {
  const people = all(MENTION, text).map((login) => login.toLowerCase());
  const invited = all(INVITING, text).map((word) => word.toLowerCase());
  const commands = all(ANY_COMMAND, text).map((word) => word.toLowerCase());
  if (commands.includes('!accept')) return { answers: commands.filter(isDecision), to: people };
  const letters = all(LETTERED, text);
  if (letters.length >= 2) return { answers: letters, to: [] };
  const numbers = all(NUMBERED, text);
  if (numbers.length >= 2) return { answers: numbers, to: [] };
  if (invited.length > 0)
    return { answers: invited, to: people.length > 0 && commands.length > 0 ? people : [] };
  return null;
}

function isDecision(command: string): boolean {
  return ['!accept', '!decline', '!yes', '!no'].includes(command);
}

/** Who says what and when, in milliseconds from now. */
export function planAnswers<P>(
  random: Random,
  prompt: Prompt,
  people: readonly P[],
): { person: P; text: string; after: number }[] {
  const plan: { person: P; text: string; after: number }[] = [];
  for (const person of people) {
    const text = randomPick(random, prompt.answers);
    if (text) plan.push({ person, text, after: randomInt(random, 800, 9_000) });
  }
  return plan;
}

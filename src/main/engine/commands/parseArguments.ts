import type { Person } from '../chat/chatMessage.ts';
import type { Amount, Argument, Arguments } from './arguments.ts';
import { readSpan } from './spans.ts';
import { formText } from './usage.ts';
import { splitWords, type Word } from './words.ts';

/** What was wrong with what somebody typed, in a sentence for them. */
export interface ArgumentProblem {
  problem: string;
}

export type ParsedArguments = { values: Record<string, unknown> } | ArgumentProblem;

/** Finds who is called that; a promise when Twitch has to be asked. */
export type FindPerson = (name: string) => Person | null | Promise<Person | null>;

interface Pending {
  name: string;
  word: string;
  person: Promise<Person | null>;
}

/**
 * Reads what follows a command's name by the arguments that it declares. Nothing is guessed: a word that does not fit
 * is a problem that names the argument. At once as long as nobody has to be asked for.
 */
export function parseArguments(
  declared: Arguments,
  text: string,
  find: FindPerson,
): ParsedArguments | Promise<ParsedArguments> {
  const values: Record<string, unknown> = {};
  const pending: Pending[] = [];
  const entries = Object.entries(declared);
  const words = takeFlags(entries, splitWords(text), values);
  let next = 0;

  for (const [index, [name, argument]] of entries.entries()) {
    const { form } = argument;
    if (form.kind === 'flag') continue;
    const word = words[next];
    if (word === undefined) {
      if (argument.required) return missing(name, argument);
      values[name] = argument.otherwise;
      continue;
    }
    if (form.kind === 'rest') {
      const rest = restOf(text, words.slice(next), entries);
      if (rest === '' && argument.required) return missing(name, argument);
      if (rest.length > form.longest)
        return { problem: `The ${nameText(name)} is too long: at most ${form.longest} characters.` };
      values[name] = rest;
      next = words.length;
      continue;
    }
    if (form.kind === 'viewer') {
      const person = find(word.text);
      if (person instanceof Promise) {
        // When another argument is wrong, nobody waits for who this is, and that asking failed is nobody's business.
        person.catch(() => {});
        pending.push({ name, word: word.text, person });
      } else if (person === null) return nobody(word.text);
      else values[name] = person;
      next += 1;
      continue;
    }
    const value = readWord(argument, word.text);
    if (value === undefined) {
      // `!quote [number] [text]`: what may be left out and does not fit is left for the next one.
      const goesOn =
        !argument.required && entries.slice(index + 1).some(([, later]) => later.form.kind !== 'flag');
      if (!goesOn) return { problem: `The ${nameText(name)} has to be ${formText(form)}.` };
      values[name] = argument.otherwise;
      continue;
    }
    values[name] = value;
    next += 1;
  }
  return pending.length === 0 ? { values } : wait(values, pending);
}

/** `hasFlag` words may stand anywhere; they are taken out. */
function takeFlags(
  entries: readonly [string, Argument<unknown>][],
  words: Word[],
  values: Record<string, unknown>,
): Word[] {
  const flags = entries.filter(([, { form }]) => form.kind === 'flag');
  if (flags.length === 0) return words;
  for (const [name] of flags) values[name] = false;
  return words.filter((word) => {
    const flag = word.quoted
      ? undefined
      : flags.find(([name]) => word.text.toLowerCase() === `--${name.toLowerCase()}`);
    if (!flag) return true;
    values[flag[0]] = true;
    return false;
  });
}

/** As it was typed, quotes and spaces and all; one quoted text alone loses its quotes, and flags are left out. */
function restOf(
  text: string,
  words: readonly Word[],
  entries: readonly [string, Argument<unknown>][],
): string {
  const [first] = words;
  if (!first) return '';
  if (words.length === 1 && first.quoted) return first.text;
  const mayHaveFlags = entries.some(([, { form }]) => form.kind === 'flag');
  if (!mayHaveFlags) return text.slice(first.from).trim();
  return words.map(({ from, to }) => text.slice(from, to)).join(' ');
}

/** Undefined when it does not fit. */
function readWord({ form }: Argument<unknown>, word: string): unknown {
  switch (form.kind) {
    case 'word':
      return word;
    case 'whole': {
      const number = wholeOf(word);
      return number !== null && within(number, form) ? number : undefined;
    }
    case 'number': {
      const number = /^[+-]?(\d+([.,]\d+)?|[.,]\d+)$/.test(word)
        ? Number(word.replace(',', '.'))
        : Number.NaN;
      return within(number, form) ? number : undefined;
    }
    case 'amount':
      return readAmount(word) ?? undefined;
    case 'choice': {
      const lower = word.toLowerCase();
      return form.choices.find((choice) => choice.toLowerCase() === lower);
    }
    case 'duration': {
      const seconds = readSpan(word);
      return seconds !== null && within(seconds, form) ? seconds : undefined;
    }
    case 'rest':
    case 'viewer':
    case 'flag':
      return undefined;
  }
}

/** A whole amount above 0, `all` or `half`; null for any other word. */
export function readAmount(word: string): Amount | null {
  const lower = word.toLowerCase();
  if (lower === 'all' || lower === 'half') return lower;
  const number = wholeOf(word);
  return number !== null && number > 0 ? number : null;
}

/** `1000`, `1.000`, `1,000`, `2k`: null when it is none, or larger than a number can count exactly. */
function wholeOf(word: string): number | null {
  const thousands = /^([+-]?\d+)k$/i.exec(word);
  const plain = /^[+-]?\d{1,3}([.,]\d{3})+$/.test(word) ? word.replace(/[.,]/g, '') : word;
  const digits = thousands ? `${thousands[1]}000` : plain;
  if (!/^[+-]?\d{1,16}$/.test(digits)) return null;
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : null;
}

function within(value: number, { least, most }: { least: number; most: number }): boolean {
  return value >= least && value <= most;
}

async function wait(values: Record<string, unknown>, pending: readonly Pending[]): Promise<ParsedArguments> {
  for (const { name, word, person } of pending) {
    const found = await person;
    if (found === null) return nobody(word);
    values[name] = found;
  }
  return { values };
}

function missing(name: string, { help }: Argument<unknown>): ArgumentProblem {
  return { problem: `The ${nameText(name)} is missing: ${help}${/[.!?]$/.test(help) ? '' : '.'}` };
}

function nobody(word: string): ArgumentProblem {
  return { problem: `Nobody called "${word.replace(/^@/, '')}" was found.` };
}

function nameText(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

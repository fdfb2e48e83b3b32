import { splitWords } from '../../engine/commands/words.ts';
import type { StoredAlias } from './model.ts';

const PLACE = /\$\((args|user|[1-9])\)/g;

/**
 * What an alias stands for, with the caller's words in their places. Without a place they follow at the end, as in a
 * shell. They are put in once and never read as places themselves.
 */
export function expandAlias(line: string, argText: string, userName: string): string {
  const places = line.matchAll(PLACE);
  const takesWords = [...places].some(([, place]) => place !== 'user');
  const words = splitWords(argText);
  const filled = line.replace(PLACE, (_, place: string) => {
    if (place === 'args') return argText;
    if (place === 'user') return userName;
    const word = words[Number(place) - 1];
    return word === undefined ? '' : argText.slice(word.from, word.to);
  });
  return (takesWords || argText === '' ? filled : `${filled} ${argText}`).trim();
}

/** The name that the alias leads to first; null when the line begins with a place. */
export function firstOf(line: string, prefix: string): string | null {
  const bare = line.startsWith(prefix) ? line.slice(prefix.length) : line;
  const name = /^\S+/u.exec(bare)?.[0].toLowerCase() ?? '';
  return name === '' || name.includes('$(') ? null : name;
}

/** The circle that an alias would close: `!a, !b, !a`; null when there is none. */
export function circleOf(
  added: Pick<StoredAlias, 'name' | 'line'>,
  aliases: ReadonlyMap<string, StoredAlias>,
  prefix: string,
): string[] | null {
  const way = [added.name];
  let line: string | undefined = added.line;
  while (line !== undefined) {
    const next = firstOf(line, prefix);
    if (next === null) return null;
    way.push(next);
    if (way.indexOf(next) < way.length - 1) return way;
    line = next === added.name ? added.line : aliases.get(next)?.line;
  }
  return null;
}

import type { PhraseRule } from '../../../shared/contract/phrases.ts';
import { Automaton } from './automaton.ts';
import { chunksOf, fold, standsAlone, tidy, wordsOf } from './fold.ts';
import { RegexSet } from './regex.ts';

export interface PhraseMatch {
  rule: PhraseRule;
  /** As it stands in the line. */
  match: string;
  groups: readonly string[];
}

/** A word rule: its words, one after the other. */
interface Sequence {
  index: number;
  words: readonly string[];
}

/** Twitch's lines have 500 letters at most; a longer one did not come from there. */
const LONGEST = 2000;

/**
 * All rules, compiled together: whole lines by a map, words by a map of first words, parts by one automaton, regular
 * expressions by one set. What a line costs does not grow with the number of rules.
 */
export class Matcher {
  /** In the order in which they are tried. */
  private readonly rules: readonly PhraseRule[];
  private readonly exact = new Map<string, number[]>();
  private readonly words = new Map<string, Sequence[]>();
  private readonly chunks = new Map<string, Sequence[]>();
  private readonly parts: readonly number[];
  private readonly automaton: Automaton | null;
  private readonly regexes: readonly number[];
  private readonly regexSet: RegexSet | null;

  /** Throws `phrases.invalid` for a regular expression that cannot be compiled. Rules that are off are left out. */
  constructor(all: readonly PhraseRule[]) {
    this.rules = all
      .filter((rule) => rule.enabled)
      .map((rule, at) => ({ rule, at }))
      .sort((one, other) => other.rule.priority - one.rule.priority || one.at - other.at)
      .map(({ rule }) => rule);
    const parts: number[] = [];
    const regexes: number[] = [];
    for (const [index, rule] of this.rules.entries()) {
      switch (rule.kind) {
        case 'exact':
          push(this.exact, fold(tidy(rule.pattern)), index);
          break;
        case 'word':
          this.addWord(index, fold(tidy(rule.pattern)));
          break;
        case 'contains':
          parts.push(index);
          break;
        case 'regex':
          regexes.push(index);
          break;
      }
    }
    this.parts = parts;
    this.automaton =
      parts.length > 0
        ? new Automaton(parts.map((index) => fold(tidy(this.rules[index]?.pattern ?? ''))))
        : null;
    this.regexes = regexes;
    this.regexSet =
      regexes.length > 0 ? new RegexSet(regexes.flatMap((index) => this.rules[index] ?? [])) : null;
  }

  /** The rules that fit, the first to be tried first. */
  match(text: string): PhraseMatch[] {
    if (this.rules.length === 0) return [];
    const line = tidy(text.length > LONGEST ? text.slice(0, LONGEST) : text);
    const folded = fold(line);
    let found: Map<number, Omit<PhraseMatch, 'rule'>> | null = null;
    const note = (index: number, match: string, groups: readonly string[] = []): void => {
      found ??= new Map();
      if (!found.has(index)) found.set(index, { match, groups });
    };
    for (const index of this.exact.get(folded) ?? []) {
      if (!this.rules[index]?.caseSensitive || tidy(this.rules[index].pattern) === line) note(index, line);
    }
    this.findWords(line, folded, note);
    this.findParts(line, folded, note);
    this.regexSet?.find(line, (at, match, groups) => {
      const index = this.regexes[at];
      if (index !== undefined) note(index, match, groups);
    });
    return found === null ? [] : this.inOrder(found);
  }

  private inOrder(found: ReadonlyMap<number, Omit<PhraseMatch, 'rule'>>): PhraseMatch[] {
    return [...found.entries()]
      .sort(([one], [other]) => one - other)
      .flatMap(([index, rest]) => {
        const rule = this.rules[index];
        return rule ? [{ rule, ...rest }] : [];
      });
  }

  private addWord(index: number, pattern: string): void {
    const words = wordsOf(pattern);
    const [first] = words;
    if (first !== undefined && words.join(' ') === pattern) push(this.words, first, { index, words });
    else {
      const chunks = chunksOf(pattern);
      if (chunks[0] !== undefined) push(this.chunks, chunks[0], { index, words: chunks });
    }
  }

  private findWords(line: string, folded: string, note: (index: number, match: string) => void): void {
    const look = (map: ReadonlyMap<string, Sequence[]>, split: (text: string) => string[]): void => {
      if (map.size === 0) return;
      const tokens = split(folded);
      let original: string[] | null = null;
      for (const [at, token] of tokens.entries()) {
        for (const { index, words } of map.get(token) ?? []) {
          if (!words.every((word, step) => tokens[at + step] === word)) continue;
          original ??= split(line);
          const match = original.slice(at, at + words.length).join(' ');
          const rule = this.rules[index];
          if (rule && (!rule.caseSensitive || match === tidy(rule.pattern))) note(index, match);
        }
      }
    };
    look(this.words, wordsOf);
    look(this.chunks, chunksOf);
  }

  private findParts(line: string, folded: string, note: (index: number, match: string) => void): void {
    this.automaton?.find(folded, (at, end) => {
      const index = this.parts[at];
      const rule = index === undefined ? undefined : this.rules[index];
      if (index === undefined || !rule) return;
      const pattern = tidy(rule.pattern);
      const from = end - pattern.length;
      const match = line.slice(from, end);
      if (rule.caseSensitive && match !== pattern) return;
      if (rule.whole && !standsAlone(line, from, end)) return;
      note(index, match);
    });
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

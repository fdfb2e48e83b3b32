import { LONGEST_TEXT } from '../../../shared/contract/texts.ts';
import type { TextProblem } from './texts.ts';
import type { CallNode, PartNode, Place, PlainNode, QuotedNode, TextNodes } from './tree.ts';

/** Calls within calls; nobody can read more. */
export const DEEPEST = 50;

export interface Parsed {
  nodes: TextNodes;
  problems: TextProblem[];
}

const NAME = /(?:\d+(?:-\d*)?|[\p{L}_][\p{L}\p{N}_]*(?:[+-](?=[\s|).]))?)(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy;
const SPACE = /\s/;
/** What a backslash makes ordinary within a call. */
const SPECIAL = new Set(['\\', '|', '(', ')', '"', '$']);

/** Reads a text into its tree. A part that cannot be read is left out of the tree and named among the problems. */
export function parse(source: string): Parsed {
  if (source.length > LONGEST_TEXT) {
    const message = `This text has ${source.length} characters, and ${LONGEST_TEXT} are the most. Shorten it.`;
    return { nodes: [], problems: [{ from: LONGEST_TEXT, to: source.length, message }] };
  }
  const parser = new Parser(source);
  const nodes = parser.text();
  return parser.tooDeep ? { nodes: [], problems: parser.problems } : { nodes, problems: parser.problems };
}

/** Gathers plain text, so that neighbours become one node. */
class Gatherer<T extends QuotedNode | CallNode> {
  readonly nodes: (PlainNode | T)[] = [];
  private text = '';
  private from = 0;

  add(text: string, from: number): void {
    if (this.text === '') this.from = from;
    this.text += text;
  }

  push(node: T): void {
    this.end(node.from);
    this.nodes.push(node);
  }

  end(to: number): void {
    if (this.text !== '') this.nodes.push({ kind: 'plain', text: this.text, from: this.from, to });
    this.text = '';
  }

  /** A quotation mark opens a quotation only here: at the beginning of a word. */
  atWordStart(): boolean {
    return this.text === '' ? this.nodes.length === 0 : SPACE.test(this.text.at(-1) ?? '');
  }
}

class Parser {
  readonly problems: TextProblem[] = [];
  tooDeep = false;
  private readonly source: string;
  private at = 0;
  private depth = 0;

  constructor(source: string) {
    this.source = source;
  }

  text(): TextNodes {
    const { source } = this;
    const found = new Gatherer<CallNode>();
    while (this.at < source.length && !this.tooDeep) {
      const from = this.at;
      if (source.startsWith('$$(', from)) {
        found.add('$(', from);
        this.at += 3;
      } else if (source.startsWith('$(', from)) {
        const call = this.call();
        if (call) found.push(call);
        else found.end(from);
      } else if (source[from] === '\\') {
        this.backslashes(found);
      } else {
        const next = this.nextSpecial(from + 1);
        found.add(source.slice(from, next), from);
        this.at = next;
      }
    }
    found.end(source.length);
    return found.nodes;
  }

  /** In plain text a backslash is itself, unless it stands before `$`: then two make one, and one makes `$` ordinary. */
  private backslashes(found: Gatherer<CallNode>): void {
    const { source } = this;
    const from = this.at;
    let end = from;
    while (source[end] === '\\') end += 1;
    if (source[end] !== '$') {
      found.add(source.slice(from, end), from);
      this.at = end;
      return;
    }
    const count = end - from;
    const escaped = count % 2 === 1;
    found.add('\\'.repeat(count >> 1) + (escaped ? '$' : ''), from);
    this.at = escaped ? end + 1 : end;
  }

  private nextSpecial(from: number): number {
    for (let at = from; at < this.source.length; at += 1) {
      const code = this.source.charCodeAt(at);
      if (code === 36 || code === 92) return at;
    }
    return this.source.length;
  }

  /** At `$(`. Null when it cannot be read. */
  private call(): CallNode | null {
    const from = this.at;
    this.depth += 1;
    if (this.depth > DEEPEST) {
      this.tooDeep = true;
      this.problem(
        { from, to: from + 2 },
        `Here $( stands within ${DEEPEST} others, which is too deep. Take a part out of it.`,
      );
      return null;
    }
    try {
      return this.callAt(from);
    } finally {
      this.depth -= 1;
    }
  }

  private callAt(from: number): CallNode | null {
    this.at += 2;
    this.skipSpace();
    NAME.lastIndex = this.at;
    const written = NAME.exec(this.source)?.[0] ?? '';
    const namePlace = { from: this.at, to: this.at + written.length };
    this.at = namePlace.to;
    const next = this.source[this.at] ?? ')';
    const named = written !== '' && (SPACE.test(next) || next === '|' || next === ')');
    const parts = this.parts(from);
    if (parts === null) return null;
    const place = { from, to: this.at };
    if (!named) {
      this.problem(
        place,
        written === ''
          ? 'The name of a variable has to follow $(. Write \\$( for the signs themselves.'
          : `A space has to follow the name: $(${written} ...).`,
      );
      return null;
    }
    const [name = '', ...filters] = written.split('.');
    return { kind: 'call', name, filters, parts, namePlace, ...place };
  }

  /** Up to and with the `)`. Null when there is none. */
  private parts(callFrom: number): PartNode[] | null {
    const parts: PartNode[] = [];
    for (;;) {
      const part = this.part(callFrom);
      if (part === null) return null;
      parts.push(part);
      const end = this.source[this.at];
      this.at += 1;
      if (end === ')') return parts;
    }
  }

  /** Up to a `|` or `)`, which is left to be read. */
  private part(callFrom: number): PartNode | null {
    const { source } = this;
    const found = new Gatherer<QuotedNode | CallNode>();
    let brackets = 0;
    while (this.at < source.length) {
      const from = this.at;
      const letter = source[from] ?? '';
      if (letter === '"' && found.atWordStart()) {
        const quoted = this.quoted();
        if (quoted === null) return null;
        found.push(quoted);
        continue;
      }
      if (this.callOrEscape(found)) {
        if (this.tooDeep) return null;
        continue;
      }
      if (letter === '(') brackets += 1;
      else if (letter === ')' && brackets > 0) brackets -= 1;
      else if (letter === ')' || (letter === '|' && brackets === 0)) {
        found.end(from);
        return trimmed(found.nodes);
      }
      found.add(letter, from);
      this.at += 1;
    }
    this.problem(
      { from: callFrom, to: Math.min(callFrom + 2, source.length) },
      'This $( has no end. Write ) after it, or \\$( for the signs themselves.',
    );
    return null;
  }

  /** What is read alike within and without quotes. False when it is neither a call nor an escape. */
  private callOrEscape(found: Gatherer<QuotedNode | CallNode> | Gatherer<CallNode>): boolean {
    const { source } = this;
    const from = this.at;
    const letter = source[from];
    if (letter === '\\' && SPECIAL.has(source[from + 1] ?? '')) {
      found.add(source[from + 1] ?? '', from);
      this.at += 2;
      return true;
    }
    if (letter !== '$') return false;
    if (source.startsWith('$$(', from)) {
      // The bracket of a literal `$(` is counted like any other, so that its `)` does not end the call.
      found.add('$', from);
      this.at += 2;
      return true;
    }
    if (source[from + 1] !== '(') return false;
    const call = this.call();
    if (call) found.push(call);
    return true;
  }

  private quoted(): QuotedNode | null {
    const { source } = this;
    const from = this.at;
    this.at += 1;
    const found = new Gatherer<CallNode>();
    while (this.at < source.length) {
      const at = this.at;
      if (source[at] === '"') {
        this.at += 1;
        found.end(at);
        return { kind: 'quoted', nodes: found.nodes, from, to: this.at };
      }
      if (this.callOrEscape(found)) {
        if (this.tooDeep) return null;
        continue;
      }
      found.add(source[at] ?? '', at);
      this.at += 1;
    }
    this.problem(
      { from, to: from + 1 },
      'This quotation mark has no partner. Write \\" for the sign itself.',
    );
    return null;
  }

  private skipSpace(): void {
    while (SPACE.test(this.source[this.at] ?? '')) this.at += 1;
  }

  private problem(place: Place, message: string): void {
    this.problems.push({ ...place, message });
  }
}

/** Space at the edges of a part is for the eye only; who wants it writes it in quotes. */
function trimmed(nodes: PartNode): PartNode {
  const [first] = nodes;
  if (first?.kind === 'plain') first.text = first.text.trimStart();
  const last = nodes.at(-1);
  if (last?.kind === 'plain') last.text = last.text.trimEnd();
  return nodes.filter((node) => node.kind !== 'plain' || node.text !== '');
}

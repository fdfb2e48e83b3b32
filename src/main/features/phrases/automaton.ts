/**
 * Finds any number of texts in a line in one pass (Aho and Corasick). Its cost grows with the length of the line and
 * with what is found, not with the number of texts.
 */
export class Automaton {
  /** Character code to its number among those that occur; what does not occur is 0 and leads back to the start. */
  private readonly letters: Uint16Array;
  private readonly letterCount: number;
  /** An open hash table from `state * letterCount + letter` to the next state. */
  private readonly keys: Float64Array;
  private readonly targets: Int32Array;
  private readonly mask: number;
  /** Where to go on when no step fits. */
  private readonly fallback: Int32Array;
  /** The texts that end in a state. */
  private readonly ends: (readonly number[] | null)[];
  /** The nearest state on the way back in which a text ends; 0 for none. */
  private readonly nextEnd: Int32Array;

  constructor(texts: readonly string[]) {
    this.letters = new Uint16Array(65_536);
    let letterCount = 1;
    let most = 1;
    for (const text of texts) {
      most += text.length;
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (this.letters[code] !== 0) continue;
        this.letters[code] = letterCount;
        letterCount += 1;
      }
    }
    this.letterCount = letterCount;
    // At most half full, so that a miss is found out after a look or two.
    let capacity = 16;
    while (capacity < most * 2) capacity *= 2;
    this.mask = capacity - 1;
    this.keys = new Float64Array(capacity).fill(-1);
    this.targets = new Int32Array(capacity);

    const ends: (number[] | null)[] = [null];
    const edges: [from: number, letter: number, to: number][] = [];
    for (const [index, text] of texts.entries()) {
      if (text === '') continue;
      let state = 0;
      for (let at = 0; at < text.length; at += 1) {
        const letter = this.letters[text.charCodeAt(at)] ?? 0;
        let next = this.step(state, letter);
        if (next === -1) {
          next = ends.length;
          ends.push(null);
          this.add(state, letter, next);
          edges.push([state, letter, next]);
        }
        state = next;
      }
      const there = ends[state];
      if (there) there.push(index);
      else ends[state] = [index];
    }
    this.ends = ends;
    this.fallback = new Int32Array(ends.length);
    this.nextEnd = new Int32Array(ends.length);
    this.link(edges);
  }

  /** Tells of every text that ends at `end` (excluded); the same text once for each place. */
  find(line: string, found: (text: number, end: number) => void): void {
    let state = 0;
    for (let at = 0; at < line.length; at += 1) {
      const letter = this.letters[line.charCodeAt(at)] ?? 0;
      if (letter === 0) {
        state = 0;
        continue;
      }
      let next = this.step(state, letter);
      while (next === -1 && state !== 0) {
        state = this.fallback[state] ?? 0;
        next = this.step(state, letter);
      }
      state = next === -1 ? 0 : next;
      let ending = this.ends[state] ? state : (this.nextEnd[state] ?? 0);
      while (ending !== 0) {
        for (const text of this.ends[ending] ?? []) found(text, at + 1);
        ending = this.nextEnd[ending] ?? 0;
      }
    }
  }

  /** Breadth first: a state's way back leads to a shorter one, which is known by then. */
  private link(edges: readonly (readonly [from: number, letter: number, to: number])[]): void {
    const children = new Map<number, (readonly [number, number, number])[]>();
    for (const edge of edges) {
      const list = children.get(edge[0]);
      if (list) list.push(edge);
      else children.set(edge[0], [edge]);
    }
    const queue = [0];
    for (let at = 0; at < queue.length; at += 1) {
      for (const [from, letter, to] of children.get(queue[at] ?? 0) ?? []) {
        queue.push(to);
        if (from === 0) continue;
        let back = this.fallback[from] ?? 0;
        let next = this.step(back, letter);
        while (next === -1 && back !== 0) {
          back = this.fallback[back] ?? 0;
          next = this.step(back, letter);
        }
        const target = next === -1 ? 0 : next;
        this.fallback[to] = target;
        this.nextEnd[to] = this.ends[target] ? target : (this.nextEnd[target] ?? 0);
      }
    }
  }

  /** The next state; -1 for none. */
  private step(state: number, letter: number): number {
    const key = state * this.letterCount + letter;
    let at = scattered(key) & this.mask;
    for (;;) {
      const there = this.keys[at];
      if (there === key) return this.targets[at] ?? -1;
      if (there === -1) return -1;
      at = (at + 1) & this.mask;
    }
  }

  private add(state: number, letter: number, target: number): void {
    const key = state * this.letterCount + letter;
    let at = scattered(key) & this.mask;
    while (this.keys[at] !== -1) at = (at + 1) & this.mask;
    this.keys[at] = key;
    this.targets[at] = target;
  }
}

function scattered(key: number): number {
  const mixed = Math.imul(key, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

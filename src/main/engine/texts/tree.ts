/** Where something stands in the source, in UTF-16 units: from (included) to (excluded). */
export interface Place {
  from: number;
  to: number;
}

export interface PlainNode extends Place {
  kind: 'plain';
  /** Without the escapes that it was written with. */
  text: string;
}

/** What stands in quotes within a call: one word, whatever it holds. */
export interface QuotedNode extends Place {
  kind: 'quoted';
  nodes: (PlainNode | CallNode)[];
}

export interface CallNode extends Place {
  kind: 'call';
  /** As it was written: `user`, `2-`. */
  name: string;
  /** What is done with the result, from left to right: `upper` of `$(user.upper)`. */
  filters: string[];
  /** The first is what follows the name; the others stood behind a `|` each. */
  parts: PartNode[];
  /** The name with its filters. */
  namePlace: Place;
}

export type PartNode = (PlainNode | QuotedNode | CallNode)[];

/** A whole text, or what stands in quotes. */
export type TextNodes = (PlainNode | CallNode)[];

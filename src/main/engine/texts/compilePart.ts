import type { CallNode, PartNode } from './tree.ts';
import type { TextPiece } from './variable.ts';

/** A number is the place of a call's value among the values of the part. */
type Segment = string | number;

/** A part of a call, ready to be put together from the values of the calls in it. */
export interface PartPlan {
  calls: readonly CallNode[];
  whole(values: readonly string[]): string;
  words(values: readonly string[]): readonly string[];
  pieces(values: readonly string[]): readonly TextPiece[];
}

export function planPart(part: PartNode): PartPlan {
  const calls: CallNode[] = [];
  const whole: Segment[] = [];
  const words: Segment[][] = [];
  const pieces: { segments: Segment[]; bare: boolean }[] = [];
  let word: Segment[] | null = null;
  const inWord = (segment: Segment): void => {
    if (word === null) {
      word = [];
      words.push(word);
    }
    if (segment !== '') word.push(segment);
  };
  const placeOf = (call: CallNode): number => calls.push(call) - 1;
  // Who puts all in quotes wants it as it stands, without them.
  const onlyQuoted = part.length === 1 && part[0]?.kind === 'quoted';

  for (const node of part) {
    if (node.kind === 'call') {
      const place = placeOf(node);
      whole.push(place);
      inWord(place);
      pieces.push({ segments: [place], bare: false });
    } else if (node.kind === 'plain') {
      whole.push(node.text);
      pieces.push({ segments: [node.text], bare: true });
      for (const token of node.text.split(/(\s+)/)) {
        if (token.trim() !== '') inWord(token);
        else if (token !== '') word = null;
      }
    } else {
      const inner = node.nodes.map((each) => (each.kind === 'call' ? placeOf(each) : each.text));
      inWord('');
      for (const segment of inner) inWord(segment);
      pieces.push({ segments: inner, bare: false });
      whole.push(...(onlyQuoted ? inner : ['"', ...inner, '"']));
    }
  }

  const make = (values: readonly string[]) => ({
    whole: joined(whole, values),
    words: words.map((segments) => joined(segments, values)),
    pieces: pieces.map(({ segments, bare }) => ({ text: joined(segments, values), bare })),
  });
  if (calls.length === 0) {
    const fixed = make([]);
    return { calls, whole: () => fixed.whole, words: () => fixed.words, pieces: () => fixed.pieces };
  }
  return {
    calls,
    whole: (values) => joined(whole, values),
    words: (values) => words.map((segments) => joined(segments, values)),
    pieces: (values) => pieces.map(({ segments, bare }) => ({ text: joined(segments, values), bare })),
  };
}

function joined(segments: readonly Segment[], values: readonly string[]): string {
  let text = '';
  for (const segment of segments) text += typeof segment === 'string' ? segment : (values[segment] ?? '');
  return text;
}

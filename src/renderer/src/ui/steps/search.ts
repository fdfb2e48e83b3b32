import type { Piece } from './model.ts';

export interface PieceGroup<P> {
  readonly group: string;
  readonly pieces: readonly P[];
}

/** Those that all the words lead to, by group; the whole title counts most, then a word in it, then one in the help. */
export function findPieces<P extends Pick<Piece, 'title' | 'help' | 'group'>>(
  pieces: readonly P[],
  search: string,
): PieceGroup<P>[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const ranked = pieces
    .map((piece) => ({
      piece,
      rank: rankOf(piece, words) + (piece.title.toLowerCase() === words.join(' ') ? 16 : 0),
    }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank);
  const groups = new Map<string, P[]>();
  for (const { piece } of ranked) {
    const group = groups.get(piece.group);
    if (group) group.push(piece);
    else groups.set(piece.group, [piece]);
  }
  return [...groups].map(([group, members]) => ({ group, pieces: members }));
}

function rankOf(
  { title, help, group }: Pick<Piece, 'title' | 'help' | 'group'>,
  words: readonly string[],
): number {
  const [inTitle, inHelp, inGroup] = [title, help, group].map((text) => text.toLowerCase());
  let rank = 1;
  for (const word of words) {
    if (inTitle?.startsWith(word)) rank += 8;
    else if (inTitle?.includes(word)) rank += 4;
    else if (inGroup?.includes(word)) rank += 2;
    else if (inHelp?.includes(word)) rank += 1;
    else return 0;
  }
  return rank;
}

import type { PackContent } from '../../../../shared/contract/packs.ts';

/** Its id, the question, then all that counts as right, the usual answer first. */
export type OurQuestion = readonly [id: string, text: string, ...answers: [string, ...string[]]];
/** The word, its hint, then what else counts as right. */
export type OurWord = readonly [word: string, hint: string, ...also: string[]];

/** A pack that comes with Emcee. */
export type OurPack = PackContent;

export function questions(
  topic: string,
  byDifficulty: readonly [
    easy: readonly OurQuestion[],
    middling: readonly OurQuestion[],
    hard: readonly OurQuestion[],
  ],
): OurPack['questions'] {
  return byDifficulty.flatMap((list, index) =>
    list.map(([id, text, ...answers]) => ({ id, text, answers, difficulty: difficultyAt(index), topic })),
  );
}

export function words(season: string, list: readonly OurWord[]): OurPack['words'] {
  return list.map(([word, hint, ...also]) => ({
    id: `${season === '' ? '' : `${season}-`}${word.replaceAll(' ', '-')}`,
    word,
    also,
    hint,
    season,
  }));
}

function difficultyAt(index: number): 1 | 2 | 3 {
  return index === 0 ? 1 : index === 1 ? 2 : 3;
}

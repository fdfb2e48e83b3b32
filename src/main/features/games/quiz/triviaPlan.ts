import { z } from 'zod';
import { AppError } from '../../../../shared/rpc/errors.ts';
import type { Difficulty, Packs, Question } from '../../../engine/packs.ts';
import type { Random } from '../../../engine/ports.ts';

export const MOST_QUESTIONS = 20;

/** What somebody wants to be asked. */
export interface Wish {
  topic: string | null;
  difficulty: Difficulty | null;
  /** How many questions; null for as many as the settings say. */
  count: number | null;
}

const DIFFICULTIES: Readonly<Record<string, Difficulty>> = { easy: 1, middling: 2, medium: 2, hard: 3 };
const DIFFICULTY_WORDS = { 1: 'easy', 2: 'middling', 3: 'hard' } as const;

export const questionStateSchema = z.object({
  text: z.string(),
  answers: z.array(z.string()),
  difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  topic: z.string(),
});
export type AskedQuestion = z.infer<typeof questionStateSchema>;

/** `baking hard 5`, in any order. Throws with what there is. */
export function readWish(text: string, topics: readonly string[]): Wish {
  const wish: Wish = { topic: null, difficulty: null, count: null };
  for (const word of text
    .toLowerCase()
    .split(/\s+/)
    .filter((one) => one !== '')) {
    const difficulty = DIFFICULTIES[word];
    if (difficulty !== undefined && wish.difficulty === null) wish.difficulty = difficulty;
    else if (topics.includes(word) && wish.topic === null) wish.topic = word;
    else if (/^\d+$/.test(word) && wish.count === null) wish.count = countOf(word);
    else throw new AppError('bad_input', whatThereIs(word, topics));
  }
  return wish;
}

function countOf(word: string): number {
  const count = Number(word);
  if (count >= 1 && count <= MOST_QUESTIONS) return count;
  throw new AppError('bad_input', `Ask for 1 to ${MOST_QUESTIONS} questions.`);
}

function whatThereIs(word: string, topics: readonly string[]): string {
  const shown = topics.slice(0, 15).join(', ');
  const named = topics.length === 0 ? '' : ` Topics are ${shown}.`;
  return `"${word.slice(0, 30)}" is no topic.${named} Or say easy, middling or hard, or how many questions.`;
}

/** Different ones; fewer when there are not so many. Throws when there is none. */
export function drawQuestions(packs: Packs, wish: Wish, count: number, random: Random): AskedQuestion[] {
  const wanted = {
    ...(wish.topic === null ? {} : { topic: wish.topic }),
    ...(wish.difficulty === null ? {} : { difficulty: wish.difficulty }),
  };
  const drawn = new Map<string, Question>();
  while (drawn.size < count) {
    const question = packs.question(wanted, random);
    // What was drawn lately comes again only when all others were drawn.
    if (question === null || drawn.has(question.id)) break;
    drawn.set(question.id, question);
  }
  if (drawn.size === 0) {
    throw new AppError(
      'not_found',
      wish.topic === null && wish.difficulty === null
        ? 'There are no questions: no pack with any is on. The page Packs has the switches.'
        : 'No pack that is on has a question like that. Try another topic or difficulty.',
    );
  }
  return [...drawn.values()].map(({ text, answers, difficulty, topic }) => ({
    text,
    answers: [...answers],
    difficulty,
    topic,
  }));
}

/** `baking, hard`. */
export function labelOf({ topic, difficulty }: Pick<AskedQuestion, 'topic' | 'difficulty'>): string {
  return `${topic}, ${DIFFICULTY_WORDS[difficulty]}`;
}

import { GENERAL_QUESTIONS } from './generalQuestions.ts';
import { GENERAL_WORDS } from './generalWords.ts';
import type { OurPack } from './ourPack.ts';

export const GENERAL: OurPack = {
  id: 'general',
  title: 'General knowledge',
  text: 'Questions about the world that stay true, and words to guess.',
  author: 'The makers of Emcee',
  licence: 'MIT',
  version: '1',
  wordsAre: 'word',
  questions: GENERAL_QUESTIONS,
  words: GENERAL_WORDS,
  seasons: [],
  lines: [],
};

import { BAKERY_LINES } from './bakeryLines.ts';
import { BAKERY_QUESTIONS } from './bakeryQuestions.ts';
import { BAKERY_WORDS } from './bakeryWords.ts';
import type { OurPack } from './ourPack.ts';

export const BAKERY: OurPack = {
  id: 'bakery',
  title: 'The bakery',
  text: 'Questions about baking, ingredients for every season, recipe ideas and what an oven would say.',
  author: 'The makers of Emcee',
  licence: 'MIT',
  version: '1',
  wordsAre: 'ingredient',
  questions: BAKERY_QUESTIONS,
  words: BAKERY_WORDS,
  // The shorter one of two that run at once counts, so that Halloween stands within autumn.
  seasons: [
    { id: 'spring', title: 'Spring', from: '03-01', to: '05-31' },
    { id: 'summer', title: 'Summer', from: '06-01', to: '08-31' },
    { id: 'autumn', title: 'Autumn', from: '09-01', to: '11-30' },
    { id: 'halloween', title: 'Halloween', from: '10-15', to: '11-01' },
    { id: 'holiday', title: 'Holiday', from: '12-01', to: '12-31' },
    { id: 'winter', title: 'Winter', from: '12-01', to: '02-29' },
  ],
  lines: BAKERY_LINES.map((list) => ({ ...list, lines: [...list.lines] })),
};

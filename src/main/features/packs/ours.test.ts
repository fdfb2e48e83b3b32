import { describe, expect, it } from 'vitest';
import { packContentSchema } from '../../../shared/contract/packs.ts';
import { accuracy, isRight } from '../../engine/games/accuracy.ts';
import { hasSeason } from './entryNames.ts';
import { readPack, writePack } from './files.ts';
import { BAKERY } from './ours/bakery.ts';
import { GENERAL } from './ours/general.ts';

const PACKS = [BAKERY, GENERAL].map((pack) => [pack.title, pack] as const);

describe.each(PACKS)('%s', (_, pack) => {
  it('fits what is asked of a pack, to the last entry', () => {
    expect(packContentSchema.parse(pack)).toEqual(pack);
  });

  it('has questions enough, in all three difficulties', () => {
    const { questions } = pack;
    expect(questions.length).toBeGreaterThanOrEqual(60);
    for (const difficulty of [1, 2, 3]) {
      expect(questions.filter((one) => one.difficulty === difficulty).length).toBeGreaterThanOrEqual(15);
    }
  });

  it('asks nothing twice, and gives no two things the same id', () => {
    for (const list of [pack.questions, pack.words, pack.seasons, pack.lines]) {
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    }
    expect(new Set(pack.questions.map(({ text }) => text.toLowerCase())).size).toBe(pack.questions.length);
    const words = pack.words.map(({ word, season }) => `${word} ${season}`);
    expect(new Set(words).size).toBe(words.length);
  });

  it('has several answers to each question, each of which is right when it is typed', () => {
    for (const { id, answers } of pack.questions) {
      expect(answers.length, id).toBeGreaterThanOrEqual(2);
      expect(new Set(answers.map((answer) => answer.toLowerCase())).size, id).toBe(answers.length);
      for (const answer of answers) {
        expect(accuracy(answer, answer), `${id}: ${answer}`).toBe(100);
        expect(isRight(answer.toUpperCase(), answers, 100), `${id}: ${answer}`).toBe(true);
      }
    }
  });

  it('does not tell the answer in the question, nor the word in its hint', () => {
    const tells = (text: string, answer: string): boolean =>
      answer.length > 3 && ` ${text.toLowerCase()} `.includes(` ${answer.toLowerCase()} `);
    for (const { id, text, answers } of pack.questions) {
      expect(tells(text.replace(/[?,.]/g, ' '), answers[0] ?? ''), id).toBe(false);
    }
    for (const { id, word, hint, also } of pack.words) {
      expect(hint, id).not.toBe('');
      for (const one of [word, ...also]) expect(tells(hint, one), id).toBe(false);
      expect(isRight(word, [word], 100), id).toBe(true);
    }
  });

  it('keeps every text under 300 characters', () => {
    const texts = [
      ...pack.questions.flatMap(({ text, answers }) => [text, ...answers]),
      ...pack.words.flatMap(({ word, hint, also }) => [word, hint, ...also]),
      ...pack.lines.flatMap(({ lines }) => lines),
    ];
    for (const text of texts) expect(text.length, text).toBeLessThan(300);
  });

  it('is the same after it went into a file and came out of it', () => {
    expect(readPack(writePack({ ...pack, enabled: true, ours: true, changed: false }))).toEqual(pack);
  });
});

describe('the bakery', () => {
  it('has at least 30 ingredients for all of the year, and words for each of its seasons', () => {
    const of = (season: string): number => BAKERY.words.filter((word) => word.season === season).length;
    expect(of('')).toBeGreaterThanOrEqual(30);
    for (const { id } of BAKERY.seasons) expect(of(id), id).toBeGreaterThanOrEqual(8);
    for (const { season } of BAKERY.words) expect(hasSeason(BAKERY, season), season).toBe(true);
  });
});

describe('general knowledge', () => {
  it('has at least 30 words, and several topics', () => {
    expect(GENERAL.words.length).toBeGreaterThanOrEqual(30);
    expect(new Set(GENERAL.questions.map(({ topic }) => topic)).size).toBeGreaterThanOrEqual(6);
  });
});

import { describe, expect, it } from 'vitest';
import { accuracy, bestAccuracy, isRight } from './accuracy.ts';

describe('how near an answer is', () => {
  it('is all for the same words, whatever their case, accents and signs', () => {
    expect(accuracy('  Crème BRÛLÉE!', 'creme brulee')).toBe(100);
  });

  it('keeps the numbers of a range apart', () => {
    expect(accuracy('75 80', '75-80')).toBe(100);
    expect(accuracy('7580', '75-80')).toBeLessThan(100);
  });

  it('counts letters in the same order, of both sides', () => {
    // 4 of 5 and 4 letters.
    expect(accuracy('yest', 'yeast')).toBeCloseTo(88.9, 1);
    expect(accuracy('flour', 'butter')).toBeLessThan(50);
  });

  it('is nothing for an answer that is only signs', () => {
    expect(accuracy('???', 'yeast')).toBe(0);
    expect(accuracy('', '')).toBe(0);
  });

  it('takes the best of several right answers', () => {
    expect(bestAccuracy('co2', ['carbon dioxide', 'CO2'])).toBe(100);
    expect(bestAccuracy('x', [])).toBe(0);
  });
});

describe('a right answer', () => {
  it('may have a slip of the finger, as far as it is allowed', () => {
    expect(isRight('buttermlk', ['buttermilk'], 90)).toBe(true);
    expect(isRight('buttermlk', ['buttermilk'], 100)).toBe(false);
    expect(isRight('butter', ['buttermilk'], 90)).toBe(false);
    expect(isRight('co2', ['carbon dioxide', 'CO2'], 90)).toBe(true);
  });

  it('has the right numbers, even where one digit would not matter to the rest', () => {
    expect(isRight('world war 2', ['World War 1'], 90)).toBe(false);
    expect(isRight('wrld war 1', ['World War 1'], 90)).toBe(true);
    expect(isRight('1000001', ['1000000'], 50)).toBe(false);
  });

  it('is not the answer hidden in a long line, nor nothing', () => {
    expect(isRight('is it perhaps the buttermilk?', ['buttermilk'], 90)).toBe(false);
    expect(isRight('?!', ['buttermilk'], 50)).toBe(false);
  });
});

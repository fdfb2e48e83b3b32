import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/rpc/errors.ts';
import type { People } from './people.ts';
import { ServiceDesk } from './services.ts';

const people = {} as People;
const others = {} as People;

describe('services', () => {
  it('are there while their feature offers them, and null before and after', () => {
    const desk = new ServiceDesk();
    expect(desk.get('people')).toBeNull();
    const end = desk.provide('people', people);
    expect(desk.get('people')).toBe(people);
    end();
    expect(desk.get('people')).toBeNull();
  });

  it('have one offer of each kind: a second feature is told so at its start', () => {
    const desk = new ServiceDesk();
    desk.provide('people', people);
    expect(() => desk.provide('people', others)).toThrow('Two features offer "people".');
    expect(desk.get('people')).toBe(people);
  });

  it('do not go when an offer that was replaced long ago is withdrawn again', () => {
    const desk = new ServiceDesk();
    const first = desk.provide('people', people);
    first();
    desk.provide('people', others);
    first();
    expect(desk.get('people')).toBe(others);
  });

  it('tell who waits for them when they come and go', () => {
    const desk = new ServiceDesk();
    const seen: boolean[] = [];
    const end = desk.onChange(() => seen.push(desk.get('people') !== null));
    desk.provide('people', people)();
    end();
    desk.provide('people', people);
    expect(seen).toEqual([true, false]);
  });

  it('that are needed and not there say what to do', () => {
    const desk = new ServiceDesk();
    expect(() => desk.need('people', 'Switch on "Users".')).toThrow(
      new AppError('feature_off', 'Switch on "Users".'),
    );
    desk.provide('people', people);
    expect(desk.need('people', 'x')).toBe(people);
  });
});

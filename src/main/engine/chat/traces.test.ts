import { describe, expect, it } from 'vitest';
import { type Decision, Traces } from './traces.ts';

const decision = (why: string): Decision => ({ by: 'x', outcome: 'ran', what: '!x', why, time: 1 });

describe('traces', () => {
  it('keep all decisions of a line in their order', () => {
    const traces = new Traces();
    traces.add('a', decision('first'));
    traces.add('b', decision('other'));
    traces.add('a', decision('second'));
    expect(traces.of('a').map(({ why }) => why)).toEqual(['first', 'second']);
    expect(traces.of('unknown')).toEqual([]);
  });

  it('forget the oldest lines, so that a long evening does not fill the memory', () => {
    const traces = new Traces();
    for (let line = 0; line < 5001; line += 1) traces.add(`line-${line}`, decision(String(line)));
    expect(traces.of('line-0')).toEqual([]);
    expect(traces.of('line-1')).toHaveLength(1);
    expect(traces.of('line-5000')).toHaveLength(1);
  });

  it('keep nothing of lines that Twitch has not named, which would all be one', () => {
    const traces = new Traces();
    traces.add('', decision('x'));
    expect(traces.of('')).toEqual([]);
  });
});

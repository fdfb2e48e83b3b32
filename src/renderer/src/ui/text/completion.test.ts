import { describe, expect, it } from 'vitest';
import type { TextVariable } from '../../../../shared/contract/texts.ts';
import { complete, completionsAt } from './completion.ts';

const variable = (name: string, more: Partial<TextVariable> = {}): TextVariable => ({
  id: `texts.${name}`,
  name,
  aliases: [],
  title: name,
  help: '',
  group: '',
  feature: 'texts',
  arguments: [],
  takesOptions: false,
  filter: false,
  examples: [],
  ...more,
});

const VARIABLES = [
  variable('user', { aliases: ['sender'] }),
  variable('userid'),
  variable('upper', { filter: true, arguments: [{ name: 'text', help: '', required: true }] }),
  variable('random', { arguments: [{ name: 'from', help: '', required: false }] }),
];

/** The caret stands where the text has a ¦. */
function at(marked: string, known: readonly string[] = []) {
  const caret = marked.indexOf('¦');
  return completionsAt(marked.replace('¦', ''), caret, VARIABLES, known, 'told');
}

const names = (marked: string, known?: readonly string[]) =>
  at(marked, known)?.options.map(({ name }) => name);

describe('completionsAt', () => {
  it('offers everything after $(, what the occasion tells first', () => {
    expect(names('Hi $(¦', ['bits'])).toEqual(['bits', 'user', 'userid', 'upper', 'random']);
  });

  it('offers what begins with the word, and what is also called that', () => {
    expect(names('$(us¦')).toEqual(['user', 'userid']);
    expect(names('$(send¦')).toEqual(['user']);
  });

  it('offers only endings after a dot', () => {
    expect(names('$(user.¦')).toEqual(['upper']);
    expect(names('$(1.up¦')).toEqual(['upper']);
  });

  it.each([
    'Hi ¦',
    'costs $¦',
    '$(user ¦',
    '$(user)¦',
    '$$(us¦',
    '\\$(us¦',
    '$(xyz¦',
  ])('keeps quiet where no name is written', (marked) => {
    expect(at(marked)).toBeNull();
  });
});

describe('complete', () => {
  const done = (marked: string, index = 0) => {
    const found = at(marked);
    const option = found?.options[index];
    if (!found || !option) throw new Error('Nothing is offered.');
    const { text, caret } = complete(marked.replace('¦', ''), found, option);
    return `${text.slice(0, caret)}¦${text.slice(caret)}`;
  };

  it('closes the bracket and leaves the caret behind it', () => {
    expect(done('Hi $(us¦')).toBe('Hi $(user)¦');
  });

  it('leaves the caret where something has to follow', () => {
    expect(done('$(upp¦')).toBe('$(upper ¦)');
  });

  it('adds no bracket where there is one, and replaces the whole word', () => {
    expect(done('$(us¦er) x')).toBe('$(user¦) x');
    expect(done('$(us¦ | friend)')).toBe('$(user¦ | friend)');
  });

  it('puts in an ending', () => {
    expect(done('$(user.u¦')).toBe('$(user.upper)¦');
  });
});

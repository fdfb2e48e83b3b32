import { expect, it } from 'vitest';
import type { TextVariable } from '../../../../shared/contract/texts.ts';
import { findVariables, usageOf } from './findVariables.ts';

const variable = (name: string, help: string, group: string): TextVariable => ({
  id: name,
  name,
  aliases: name === 'user' ? ['sender'] : [],
  title: name,
  help,
  group,
  feature: 'texts',
  arguments: [],
  takesOptions: false,
  filter: false,
  examples: [],
});
const ALL = [
  variable('targetuser', 'Who is meant', 'Person'),
  variable('user', 'Who set it off', 'Person'),
  variable('random', 'A number', 'Chance'),
];
const names = (search: string, group: string | null = null) =>
  findVariables(ALL, search, group).map(({ name }) => name);

it('finds by name, other name and help, with the signs typed too', () => {
  expect(names('$(user)')).toEqual(['user', 'targetuser']);
  expect(names('sender')).toEqual(['user']);
  expect(names('who off')).toEqual(['user']);
  expect(names('', 'Chance')).toEqual(['random']);
  expect(names('user', 'Chance')).toEqual([]);
});

it('writes options with | and what may be left out in brackets', () => {
  const given = [
    { name: 'a', help: '', required: true },
    { name: 'b', help: '', required: false },
  ];
  expect(usageOf({ ...variable('if', '', ''), arguments: given, takesOptions: true })).toBe('$(if a|[b])');
});

import { expect, test } from 'vitest';
import type { Field } from './fields.ts';
import { problemsOf, withoutProblem } from './problems.ts';

const base = { help: null, nullable: false } as const;
const fields: Field[] = [
  { ...base, path: 'name', title: 'Name', kind: 'text', maxLength: null },
  { ...base, path: 'words', title: 'Words', kind: 'list', most: null, maxLength: null },
  {
    ...base,
    path: 'margin',
    title: 'Margin',
    kind: 'group',
    fields: [{ ...base, path: 'margin.x', title: 'X', kind: 'number', whole: true, min: null, max: null }],
  },
];

const refused = (data: unknown) => ({
  code: 'settings.invalid' as const,
  message: 'These do not fit.',
  data,
});

test('each problem stands at its field, also inside objects and lists', () => {
  const problems = problemsOf(
    refused({
      fields: [
        { path: 'name', message: 'Too long.' },
        { path: 'margin.x', message: 'Too far.' },
        { path: 'words.3', message: 'Is empty.' },
      ],
    }),
    fields,
  );
  expect(problems).toEqual({
    fields: { name: 'Too long.', 'margin.x': 'Too far.', words: 'Is empty.' },
    others: [],
  });
});

test('two problems of one field are both said', () => {
  const data = { fields: ['Too long.', 'Has a digit.'].map((message) => ({ path: 'name', message })) };
  expect(problemsOf(refused(data), fields).fields['name']).toBe('Too long. Has a digit.');
});

test('a problem without a field is not lost', () => {
  const data = {
    fields: [
      { path: 'gone', message: 'Unknown.' },
      { path: 'margin', message: 'Odd.' },
    ],
  };
  expect(problemsOf(refused(data), fields)).toEqual({
    fields: {},
    others: ['gone: Unknown.', 'margin: Odd.'],
  });
});

test('a field whose name begins like another is not mistaken for it', () => {
  expect(problemsOf(refused({ fields: [{ path: 'named', message: 'Unknown.' }] }), fields).fields).toEqual(
    {},
  );
});

test('an error of another kind, or of another form, shows its own message', () => {
  for (const data of [null, 'text', { fields: 'x' }, { fields: [{ path: 1 }] }]) {
    expect(problemsOf(refused(data), fields)).toEqual({ fields: {}, others: ['These do not fit.'] });
  }
});

test('changing a field takes away its problem and no other', () => {
  const problems = { fields: { name: 'Too long.', words: 'Odd.' }, others: [] };
  expect(withoutProblem(problems, 'name').fields).toEqual({ words: 'Odd.' });
});

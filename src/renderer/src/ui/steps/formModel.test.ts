import { expect, test } from 'vitest';
import { fieldsOf, formOf, isShown } from './formModel.ts';
import { testPiece } from './testPieces.ts';

test('a parameter that may be an id or nothing keeps its bounds, its control and its default', () => {
  const [field] = fieldsOf({
    properties: {
      currency: {
        anyOf: [
          { type: 'string', maxLength: 60 },
          { type: 'string', const: '' },
        ],
        control: 'currency',
        title: 'Currency',
        description: 'Empty for the main one.',
        default: '',
      },
    },
  });
  expect(field).toMatchObject({
    name: 'currency',
    control: 'currency',
    longest: 60,
    fallback: '',
    description: 'Empty for the main one.',
  });
});

test('a control of a newer engine falls back to the type instead of breaking the form', () => {
  const fields = fieldsOf({
    properties: {
      a: { type: 'boolean', control: 'hologram' },
      b: { type: 'integer' },
      c: { enum: ['x', 'y'] },
      d: { type: 'string' },
    },
  });
  expect(fields.map(({ control }) => control)).toEqual(['switch', 'number', 'choice', 'text']);
  expect(fields[2]?.choices).toEqual(['x', 'y']);
});

test('bounds that only keep numbers sane are not shown as rules', () => {
  const [field] = fieldsOf({ properties: { n: { type: 'number', minimum: -1e12, maximum: 500 } } });
  expect(field).toMatchObject({ least: null, most: 500 });
});

test('a field shows only while the one it depends on says so, also by its default', () => {
  const form = formOf(testPiece('flow.wait'));
  const shown = (values: Record<string, string>): string[] =>
    form.filter((field) => isShown(field, form, values)).map(({ name }) => name);
  expect(shown({})).toEqual(['how', 'seconds']);
  expect(shown({ how: 'until a time' })).toEqual(['how', 'time']);
});

import { expect, test } from 'vitest';
import { happeningSchema } from '../../../../shared/contract/rehearsal.ts';
import { type FieldValues, HAPPENINGS, type HappeningField } from './happenings.ts';

const valuesOf = (
  fields: readonly HappeningField[],
  pick: (field: HappeningField) => string | number | boolean,
): FieldValues => Object.fromEntries(fields.map((field) => [field.name, pick(field)]));

test('the stage offers every happening of the contract, once', () => {
  const offered = HAPPENINGS.map(({ what }) => what).sort();
  const known = happeningSchema.options.map((option) => option.shape.what.value).sort();
  expect(offered).toEqual(known);
});

test('what the fields begin with is taken as it is', () => {
  for (const { fields, build } of HAPPENINGS) {
    const happening = build(valuesOf(fields, ({ start }) => start));
    expect(happeningSchema.parse(happening)).toEqual(happening);
  }
});

test('the least and the most of each field are within what Twitch allows', () => {
  for (const { fields, build } of HAPPENINGS) {
    for (const end of ['min', 'max'] as const) {
      const values = valuesOf(fields, (field) => {
        if (field.kind === 'number') return field[end];
        if (field.kind === 'text') return end === 'min' ? '' : 'x'.repeat(field.max);
        return end === 'max';
      });
      expect(happeningSchema.safeParse(build(values)).success).toBe(true);
    }
  }
});

test('a number that was emptied counts as the least', () => {
  for (const { fields, build } of HAPPENINGS) {
    const emptied = valuesOf(fields, (field) => (field.kind === 'number' ? '' : field.start));
    expect(happeningSchema.safeParse(build(emptied)).success).toBe(true);
  }
});

import { expect, test } from 'vitest';
import { z } from 'zod';
import { allFields, readable, readFields } from './fields.ts';

/** As the engine makes it. */
const fieldsOf = (shape: z.ZodRawShape) => readFields(z.toJSONSchema(z.object(shape), { io: 'input' }));

test('each kind of setting gets the control that fits it', () => {
  const fields = fieldsOf({
    on: z.boolean().default(true).meta({ title: 'Switched on' }),
    name: z.string().max(40).default('').meta({ title: 'Name', description: 'As it is shown.' }),
    size: z.number().min(0.5).max(4).default(1),
    count: z.number().int().default(3),
    place: z.enum(['top-left', 'bottomRight']).default('top-left'),
    kinds: z.array(z.enum(['raid', 'cheer'])).default([]),
    words: z.array(z.string().max(20)).max(5).default([]),
    free: z.record(z.string(), z.string()).default({}),
  });
  expect(fields).toEqual([
    { path: 'on', title: 'Switched on', help: null, nullable: false, kind: 'switch' },
    { path: 'name', title: 'Name', help: 'As it is shown.', nullable: false, kind: 'text', maxLength: 40 },
    {
      path: 'size',
      title: 'Size',
      help: null,
      nullable: false,
      kind: 'number',
      whole: false,
      min: 0.5,
      max: 4,
    },
    // The bounds that every safe integer has are not shown.
    {
      path: 'count',
      title: 'Count',
      help: null,
      nullable: false,
      kind: 'number',
      whole: true,
      min: null,
      max: null,
    },
    {
      path: 'place',
      title: 'Place',
      help: null,
      nullable: false,
      kind: 'choice',
      options: [
        { value: 'top-left', label: 'Top left' },
        { value: 'bottomRight', label: 'Bottom right' },
      ],
    },
    {
      path: 'kinds',
      title: 'Kinds',
      help: null,
      nullable: false,
      kind: 'choices',
      options: [
        { value: 'raid', label: 'Raid' },
        { value: 'cheer', label: 'Cheer' },
      ],
    },
    { path: 'words', title: 'Words', help: null, nullable: false, kind: 'list', most: 5, maxLength: 20 },
    { path: 'free', title: 'Free', help: null, nullable: false, kind: 'json' },
  ]);
});

test('a setting that may be empty keeps its title and its bounds', () => {
  const [field] = fieldsOf({
    limit: z.number().int().min(1).max(9).nullable().default(null).meta({ title: 'Limit' }),
  });
  expect(field).toMatchObject({
    title: 'Limit',
    kind: 'number',
    nullable: true,
    min: 1,
    max: 9,
    whole: true,
  });
});

test('an object becomes a group of fields with their paths', () => {
  const fields = fieldsOf({ margin: z.object({ x: z.number(), y: z.number() }).default({ x: 1, y: 2 }) });
  expect(fields[0]).toMatchObject({ kind: 'group', path: 'margin' });
  expect(allFields(fields).map(({ path }) => path)).toEqual(['margin', 'margin.x', 'margin.y']);
});

test('what has no form of its own can still be edited', () => {
  const fields = fieldsOf({
    either: z.union([z.string(), z.number()]).default(1),
    deep: z.object({ inner: z.object({ most: z.object({}) }) }).default({ inner: { most: {} } }),
  });
  expect(fields[0]).toMatchObject({ kind: 'json' });
  expect(fields[1]).toMatchObject({ kind: 'group', fields: [{ kind: 'json', path: 'deep.inner' }] });
});

test('a schema without properties has no fields', () => {
  expect(readFields({ type: 'object' })).toEqual([]);
});

test('names are readable', () => {
  expect(['before-migration', 'maxPerMinute', 'a_b'].map(readable)).toEqual([
    'Before migration',
    'Max per minute',
    'A b',
  ]);
});

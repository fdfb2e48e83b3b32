import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type SchemaLine, schemaTree } from './schemaTree.ts';
import { texts } from './texts.ts';

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    resources: { en: { access: texts } },
    interpolation: { escapeValue: false },
  });
});

const tree = (schema: z.ZodType) =>
  schemaTree(z.toJSONSchema(schema, { io: 'input' }), i18next.getFixedT('en', 'access'));

/** One line of text for each line of the tree. */
const lines = (line: SchemaLine, depth = 0): string[] =>
  line.children.flatMap((child) => [
    `${'  '.repeat(depth)}${child.name}: ${[child.type, ...child.notes].join(', ')}${child.needed ? '!' : ''}`,
    ...lines(child, depth + 1),
  ]);

test('a schema reads as lines with types, bounds and defaults', () => {
  const schema = z.object({
    limit: z.number().int().min(1).max(500).default(100),
    name: z.string().max(60),
    level: z.enum(['info', 'warn']),
    from: z.number().nullable(),
    words: z.array(z.string()).max(3),
    extra: z.record(z.string(), z.number()),
    any: z.unknown(),
  });
  expect(lines(tree(schema))).toEqual([
    'limit: whole number, 1 to 500, otherwise 100',
    'name: text, at most 60 characters!',
    'level: "info" | "warn"!',
    'from: number or null!',
    'words: list of text, at most 3 entries!',
    'extra: any names with number!',
    'any: anything!',
  ]);
});

test('parts of objects stand inside them, also in lists and variants', () => {
  const schema = z.object({
    rows: z.array(z.object({ id: z.number() })),
    event: z.discriminatedUnion('type', [
      z.object({ type: z.literal('card'), text: z.string() }),
      z.object({ type: z.literal('paused'), on: z.boolean() }),
    ]),
  });
  expect(lines(tree(schema))).toEqual([
    'rows: list of object!',
    '  id: number!',
    'event: object!',
    '  type: "card"!',
    '  text: text!',
    '  type: "paused"!',
    '  on: true or false!',
  ]);
});

test('a schema that holds itself comes to an end', () => {
  const node: z.ZodType = z.lazy(() => z.object({ inner: z.array(node) }));
  expect(lines(tree(node)).length).toBeLessThan(20);
});

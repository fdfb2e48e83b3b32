import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineContract, defineRoute } from '../../../../shared/rpc/contract.ts';
import { openApiDocument } from '../../../../shared/rpc/openApi.ts';
import { chooseCalls, readCalls } from './openApi.ts';
import { curlExample, sampleOf } from './sample.ts';

const shop = defineContract({
  id: 'shop',
  routes: {
    buy: defineRoute({
      title: 'Buy a thing',
      role: 'viewer',
      changes: true,
      errors: ['shop.soldOut'],
      input: z.object({
        item: z.string().max(40),
        count: z.number().int().min(1).max(9),
        note: z.string().default("it's nice"),
        place: z.enum(['here', 'there']),
        tip: z.number().nullable().default(null),
      }),
      output: z.object({ left: z.number() }),
    }),
    list: defineRoute({
      title: 'What there is',
      role: 'viewer',
      input: z.object({}),
      output: z.array(z.string()),
    }),
  },
  lives: {},
});

const calls = readCalls(openApiDocument({ shop }, '1.0.0', 'http://127.0.0.1:8573'));

test("every call of the engine's own document is read with its role and its errors", () => {
  expect(calls).toMatchObject([
    {
      id: 'shop.buy',
      feature: 'shop',
      method: 'POST',
      path: '/api/shop/buy',
      title: 'Buy a thing',
      role: 'viewer',
      changes: true,
      errors: ['shop.soldOut'],
      output: { properties: { left: { type: 'number' } } },
    },
    { id: 'shop.list', role: 'viewer', changes: false, errors: [], output: { type: 'array' } },
  ]);
});

test('the example sends what is needed, and nothing that has a default', () => {
  const input = calls[0]?.input ?? {};
  expect(sampleOf(input)).toEqual({ item: 'text', count: 1, place: 'here' });
  expect(sampleOf(calls[1]?.input ?? {})).toEqual({});
});

test('the example is a command that a shell takes as one, with no token in it', () => {
  const text = curlExample('http://127.0.0.1:1/api/x', {
    type: 'object',
    properties: { note: { default: "it's" } },
    required: ['note'],
  });
  expect(text).toContain(`-d '{"note":"it'\\''s"}'`);
  expect(text).toContain('Bearer $EMCEE_TOKEN');
});

test('a search finds calls by address, title and error, by feature', () => {
  expect([...chooseCalls(calls, 'soldout').values()].flat().map(({ id }) => id)).toEqual(['shop.buy']);
  expect([...chooseCalls(calls, 'shop THERE').values()].flat().map(({ id }) => id)).toEqual(['shop.list']);
  expect([...chooseCalls(calls, '').keys()]).toEqual(['shop']);
});

test('a document of another form has no calls instead of breaking the page', () => {
  for (const document of [{}, { paths: 1 }, { paths: { '/x': null } }, { paths: { '/x': { post: 'y' } } }]) {
    expect(readCalls(document)).toEqual([]);
  }
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_TEXT } from '../../../shared/contract/texts.ts';
import { DEEPEST, parse } from './parse.ts';
import { print } from './print.ts';
import type { CallNode, PartNode, TextNodes } from './tree.ts';

/** The tree without places, which a printed text has elsewhere. */
function shape(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      key === 'from' || key === 'to' || key === 'namePlace' ? undefined : inner,
    ),
  );
}

const place = { from: 0, to: 0 };
const plain = (text: string) => ({ kind: 'plain' as const, text, ...place });
const letters = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'ab1 \\|()"$.-é\n') });
const name = fc.constantFrom('user', 'if', 'a_b', '1', '2-', '1-3', 'größe', 'count+', 'b-');
const filter = fc.constantFrom('upper', 'trim');

/** Neighbours that are both plain would be read as one. */
function merged(nodes: TextNodes): TextNodes {
  return nodes.reduce<TextNodes>((done, node) => {
    const last = done.at(-1);
    if (node.kind === 'plain' && last?.kind === 'plain') last.text += node.text;
    else done.push(node.kind === 'plain' ? { ...node } : node);
    return done;
  }, []);
}

const { text: trees } = fc.letrec<{ text: TextNodes; call: CallNode; part: PartNode }>((tie) => ({
  text: fc
    .array(fc.oneof({ depthSize: 'small' }, letters.map(plain), tie('call')), { maxLength: 4 })
    .map((nodes) => merged(nodes as TextNodes)),
  call: fc
    .record({
      name,
      filters: fc.array(filter, { maxLength: 2 }),
      parts: fc.array(tie('part'), { minLength: 1, maxLength: 3 }),
    })
    .map((call) => ({ kind: 'call' as const, namePlace: place, ...place, ...call })),
  part: fc
    .oneof(
      { depthSize: 'small' },
      tie('text'),
      fc.tuple(tie('text'), tie('text')).map(([before, inner]) => {
        const last = before.at(-1);
        const lead: PartNode =
          last === undefined || last.kind === 'call' ? [...before] : [...before.slice(0, -1)];
        const space = last?.kind === 'plain' ? `${last.text} ` : ' ';
        if (before.length > 0) lead.push(plain(space));
        return [...lead, { kind: 'quoted' as const, nodes: inner, ...place }];
      }),
    )
    .map((part) => withoutEdges(part)),
}));

/** Space at the edges of a part is not kept. */
function withoutEdges(part: PartNode): PartNode {
  const nodes = part.map((node) => ({ ...node }));
  const [first] = nodes;
  if (first?.kind === 'plain') first.text = first.text.trimStart();
  const last = nodes.at(-1);
  if (last?.kind === 'plain') last.text = last.text.trimEnd();
  return nodes.filter((node) => node.kind !== 'plain' || node.text !== '');
}

describe('parse', () => {
  it('reads what print wrote as the very same tree', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const read = parse(print(tree));
        expect(read.problems).toEqual([]);
        expect(shape(read.nodes)).toEqual(shape(tree));
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads any text to its end, and names places within it', () => {
    const noise = fc.string({ maxLength: 200, unit: fc.constantFrom(...'$()|"\\ab1 .-') });
    fc.assert(
      fc.property(fc.oneof(noise, fc.string({ unit: 'binary', maxLength: 100 })), (source) => {
        for (const { from, to } of parse(source).problems) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('knows where each call and its name stand', () => {
    const { nodes } = parse('Hi $(user.upper | you)!');
    expect(nodes[1]).toMatchObject({
      name: 'user',
      filters: ['upper'],
      from: 3,
      to: 22,
      namePlace: { from: 5, to: 15 },
    });
  });

  it.each([
    ['a $$(user) b', 'a $(user) b'],
    ['a \\$(user) b', 'a $(user) b'],
    ['¯\\_(ツ)_/¯ costs $5', '¯\\_(ツ)_/¯ costs $5'],
  ])('takes %s as plain text', (source, text) => {
    expect(shape(parse(source).nodes)).toEqual([{ kind: 'plain', text }]);
  });

  it('lets brackets that match stand in a call, and a | between them', () => {
    const [call] = parse('$(math (2+3)*4 | (a|b))').nodes;
    expect(shape(call)).toMatchObject({
      parts: [[{ text: '(2+3)*4' }], [{ text: '(a|b)' }]],
    });
  });

  it.each([
    ['Hello $(user', 6, 8, 'has no end'],
    ['$(upper "a)', 8, 9, 'has no partner'],
    ['$()', 0, 3, 'has to follow $('],
    ['$(user!)', 0, 8, 'A space has to follow'],
  ])('says what is wrong with %s, and where', (source, from, to, words) => {
    expect(parse(source).problems).toEqual([{ from, to, message: expect.stringContaining(words) }]);
  });

  it.each([DEEPEST + 1, 1_000])('refuses calls that are nested %i deep with one clear word', (deep) => {
    const source = `${'$(upper '.repeat(deep)}a${')'.repeat(deep)}`;
    const { nodes, problems } = parse(source);
    expect(nodes).toEqual([]);
    expect(problems).toEqual([
      { from: DEEPEST * 8, to: DEEPEST * 8 + 2, message: expect.stringContaining('too deep') },
    ]);
  });

  it('reads calls that are nested as deep as allowed', () => {
    expect(parse(`${'$(upper '.repeat(DEEPEST)}a${')'.repeat(DEEPEST)}`).problems).toEqual([]);
  });

  it('refuses a text of 100,000 characters with its length', () => {
    const { nodes, problems } = parse('x'.repeat(100_000));
    expect(nodes).toEqual([]);
    expect(problems).toEqual([
      { from: LONGEST_TEXT, to: 100_000, message: expect.stringContaining('100000 characters') },
    ]);
  });
});

import { Matcher } from '../../src/main/features/phrases/matcher.ts';
import { PHRASE_KINDS, type PhraseRule, phraseRuleSchema } from '../../src/shared/contract/phrases.ts';
import { rate, type Suite } from '../harness.ts';

const LINES = 1000;
const REGEXES = 50;

/** `hello17`: words that differ where they are looked at last. */
function rules(count: number, kinds: readonly PhraseRule['kind'][]): PhraseRule[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? 'word';
    return phraseRuleSchema.parse({
      id: `rule${index}`,
      name: `Rule ${index}`,
      kind,
      pattern: kind === 'regex' ? `\\bphrase${index}\\s+(\\w+)` : `phrase${index}`,
      reaction: { kind: 'text', text: 'x' },
    });
  });
}

/** Every tenth line sets a rule off, as chat does at the most. */
function chat(ruleCount: number): string[] {
  return Array.from({ length: LINES }, (_, index) =>
    index % 10 === 0
      ? `so I said phrase${index % ruleCount} today and nobody knew`
      : `what a lovely evening it is, said number ${index} to all the others`,
  );
}

/** As bots often do it: each rule looks at each line, with a new pattern each time. */
function naive(all: readonly PhraseRule[], line: string): PhraseRule[] {
  return all.filter(({ kind, pattern }) => {
    if (kind === 'exact') return line.toLowerCase() === pattern.toLowerCase();
    if (kind === 'contains') return line.toLowerCase().includes(pattern.toLowerCase());
    return new RegExp(kind === 'word' ? `\\b${pattern}\\b` : pattern, 'i').test(line);
  });
}

export async function phrasesSuite(): Promise<Suite> {
  const plain = PHRASE_KINDS.filter((kind) => kind !== 'regex');
  const compiled = (all: readonly PhraseRule[], name: string) => {
    const matcher = new Matcher(all);
    const lines = chat(all.length);
    return {
      name,
      unit: '/s' as const,
      measure: () =>
        rate(LINES * 20, () => {
          for (let round = 0; round < 20; round += 1) for (const line of lines) matcher.match(line);
        }),
    };
  };
  const thousand = rules(1000, plain);
  const lines = chat(1000);
  return {
    title: 'Lines of chat a second, looked at by phrase rules',
    note: '1,000 rules, each of which looks at each line',
    runs: 7,
    cases: [
      {
        name: '1,000 rules, one by one',
        unit: '/s',
        measure: () =>
          rate(LINES / 10, () => {
            for (const line of lines.slice(0, LINES / 10)) naive(thousand, line);
          }),
      },
      compiled(rules(10, plain), '10 rules, compiled together'),
      compiled(thousand, '1,000 rules, compiled together'),
      compiled(rules(2000, plain), '2,000 rules, compiled together'),
      compiled(
        [...thousand, ...rules(REGEXES, ['regex']).map((rule) => ({ ...rule, id: `regex-${rule.id}` }))],
        `1,000 rules and ${REGEXES} regular expressions`,
      ),
    ],
  };
}

import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { VariableKind } from '../../engine/texts/variable.ts';
import { startExampleWorld } from '../../testing/exampleWorld.ts';
import type { TestApp } from '../../testing/testApp.ts';

const FILE = 'docs/texts.md';
const MARK =
  '<!-- From here on the list is written by `UPDATE_DOCS=1 npx vitest run src/main/features/texts/docs.test.ts` -->\n';

let world: TestApp;

beforeAll(() => {
  world = startExampleWorld();
});

afterAll(() => world.cleanUp());

it('the docs list every variable as it describes itself', () => {
  const docs = readFileSync(FILE, 'utf8');
  const [explained = '', listed = ''] = docs.split(MARK);
  const list = listOf(world.app.registries.variables.list());
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, explained + MARK + list);
  else expect(listed).toBe(list);
});

function listOf(kinds: readonly VariableKind[]): string {
  const groups = [...new Set(kinds.map(({ group }) => group))];
  const sections = groups.map((group) => {
    const rows = kinds.filter((kind) => kind.group === group).map(rowOf);
    return `\n### ${group}\n\n| Variable | What it gives | Example | Result |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `${sections.join('')}`;
}

function rowOf({ name, aliases, arguments: given, help, filter, examples }: VariableKind): string {
  const usage = given.map((each) => (each.required ? each.name : `[${each.name}]`)).join(' ');
  const others = aliases.length === 0 ? '' : ` Also: ${aliases.map((alias) => `\`${alias}\``).join(', ')}.`;
  const takes = usage === '' ? '' : ` Takes: ${usage}.`;
  const ends = filter ? ` Ends a name: \`.${name}\`.` : '';
  const [example] = examples;
  return `| ${[`\`$(${name})\``, `${help}${takes}${ends}${others}`, code(example?.text), code(example?.gives)].join(' | ')} |`;
}

function code(text = ''): string {
  return text === '' ? '' : `\`${text.replaceAll('|', '\\|')}\``;
}

// npm run new-feature -- NAME: lays out a feature that works, to be filled with what it is for.
import './nodeVersion.mjs';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder } from './lib/freshBuild.mjs';

const [name = ''] = process.argv.slice(2);
if (!/^[a-z][a-zA-Z]{1,30}$/.test(name)) {
  console.error('Give the feature a name in camelCase, such as: npm run new-feature -- greetings');
  process.exit(1);
}
const Name = name.charAt(0).toUpperCase() + name.slice(1);

/** @param {string} path */
const at = (path) => join(projectFolder, path);

if (existsSync(at(`src/main/features/${name}`)) || existsSync(at(`src/shared/contract/${name}.ts`))) {
  console.error(`There is a feature "${name}" already.`);
  process.exit(1);
}

write(
  `src/shared/contract/${name}.ts`,
  `import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';

export const ${name}Contract = defineContract({
  id: '${name}',
  routes: {
    greet: defineRoute({
      title: 'Greet somebody',
      role: 'moderator',
      changes: true,
      input: z.object({ who: z.string().trim().min(1).max(60) }),
      output: z.object({ text: z.string() }),
    }),
  },
  lives: {
    count: defineLive({
      title: 'How many were greeted',
      role: 'moderator',
      snapshot: z.object({ greeted: z.number().int() }),
      event: z.object({ greeted: z.number().int() }),
    }),
  },
});
`,
);

write(
  `src/main/features/${name}/index.ts`,
  `import { z } from 'zod';
import { ${name}Contract } from '../../../shared/contract/${name}.ts';
import { defineFeature } from '../../engine/feature.ts';

const settingsSchema = z.object({
  greeting: z.string().min(1).max(40).default('Hello').meta({ title: 'Greeting', description: 'What is said first.' }),
});

export const ${name}Feature = defineFeature({
  contract: ${name}Contract,
  title: '${Name}',
  description: 'Greets people.',
  group: 'chat',
  settings: { version: 1, schema: settingsSchema },
  setup(ctx) {
    let greeted = 0;
    return {
      handlers: {
        greet: ({ who }) => {
          greeted += 1;
          ctx.push('count', { greeted });
          return { text: \`\${ctx.settings.value.greeting}, \${who}!\` };
        },
      },
      snapshots: { count: () => ({ greeted }) },
      api: null,
    };
  },
});
`,
);

write(
  `src/main/features/${name}/${name}.test.ts`,
  `import { afterEach, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/testApp.ts';

let test: TestApp | null = null;
afterEach(() => test?.cleanUp());

it('greets with the words of the settings', async () => {
  test = startTestApp();
  await test.call('settings.set', { feature: '${name}', values: { greeting: 'Welcome' } });
  expect(await test.call('${name}.greet', { who: 'Ada' })).toEqual({ ok: true, data: { text: 'Welcome, Ada!' } });
});
`,
);

write(
  `src/renderer/src/features/${name}/texts.ts`,
  `export const texts = {
  title: '${Name}',
  intro: 'Greets people.',
  who: 'Who',
  greet: 'Greet',
} as const;
`,
);

write(
  `src/renderer/src/features/${name}/index.ts`,
  `import { IconSparkles } from '@tabler/icons-react';
import { definePanelFeature } from '../../app/panelFeature.ts';
import { texts } from './texts.ts';

export const ${name}Feature = definePanelFeature({
  id: '${name}',
  group: 'chat',
  order: 100,
  path: '/${name}',
  letter: '${freeLetter()}',
  icon: IconSparkles,
  texts,
  page: async () => (await import('./${Name}Page.tsx')).${Name}Page,
});
`,
);

write(
  `src/renderer/src/features/${name}/${Name}Page.tsx`,
  `import { Button, Group, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';

export function ${Name}Page(): ReactNode {
  const { t } = useTranslation('${name}');
  const [who, setWho] = useState('');
  const [answer, setAnswer] = useState('');

  const greet = async (): Promise<void> => {
    const result = await client.${name}.greet({ who });
    setAnswer(result.ok ? result.data.text : result.error.message);
  };

  return (
    <>
      <Group align="end">
        <TextInput label={t('who')} value={who} onChange={(event) => setWho(event.currentTarget.value)} />
        <Button onClick={() => void greet()}>{t('greet')}</Button>
      </Group>
      <Text role="status">{answer}</Text>
    </>
  );
}
`,
);

addLine(
  'src/shared/contract/index.ts',
  `import { ${name}Contract } from './${name}.ts';`,
  `  ${name}: ${name}Contract,`,
  '} as const;',
);
addLine(
  'src/main/features/index.ts',
  `import { ${name}Feature } from './${name}/index.ts';`,
  `  ${name}Feature,`,
  '] as const;',
);
addLine(
  'src/renderer/src/features/index.ts',
  `import { ${name}Feature } from './${name}/index.ts';`,
  `  ${name}Feature,`,
  '] as const;',
);

console.log(`
"${name}" is there, with a page, a setting and a test. Now:

  1. say in src/shared/contract/${name}.ts what the panel may ask
  2. do it in src/main/features/${name}/
  3. show it in src/renderer/src/features/${name}/
  4. npm run format && npm test
`);

/**
 * @param {string} path
 * @param {string} content
 */
function write(path, content) {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), content);
  console.log(`  ${path}`);
}

/**
 * @param {string} path
 * @param {string} importLine put after the last import
 * @param {string} entry put before the end of the list
 * @param {string} end how the list ends
 */
function addLine(path, importLine, entry, end) {
  const lines = readFileSync(at(path), 'utf8').split('\n');
  const lastImport = lines.findLastIndex((line) => line.startsWith('import '));
  lines.splice(lastImport + 1, 0, importLine);
  const listEnd = lines.indexOf(end);
  lines.splice(listEnd, 0, entry);
  writeFileSync(at(path), lines.join('\n'));
  console.log(`  ${path} (one line)`);
}

/** A letter for the keyboard that no other page has. */
function freeLetter() {
  const folder = at('src/renderer/src/features');
  const taken = new Set(
    readdirSync(folder)
      .map((feature) => join(folder, feature, 'index.ts'))
      .filter((path) => existsSync(path))
      .map((path) => /letter: '(.)'/.exec(readFileSync(path, 'utf8'))?.[1]),
  );
  return [...name.toLowerCase(), ...'abcdefghijklmnopqrstuvwxyz'].find((letter) => !taken.has(letter)) ?? '';
}

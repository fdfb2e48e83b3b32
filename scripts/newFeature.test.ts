import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const copy = mkdtempSync(join(tmpdir(), 'emcee-feature-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Runs a tool in the copy; throws with what it said when it fails. */
function run(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

/** What a fresh copy of the sources does not have. */
const NOT_COPIED = new Set(['.git', '.cache', 'node_modules', 'out', 'dist', 'test-results']);

const tool = (path: string): string => join(project, 'node_modules', path);

it('lays out a feature that passes types, lint, direction and its own test', { timeout: 120_000 }, () => {
  for (const name of readdirSync(project)) {
    if (!NOT_COPIED.has(name)) cpSync(join(project, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'), 'dir');

  run('scripts/newFeature.mjs', 'greetings');

  run(tool('@biomejs/biome/bin/biome'), 'check', '--write', 'src');
  run(tool('typescript/bin/tsc'), '-p', 'tsconfig.node.json');
  run(tool('typescript/bin/tsc'), '-p', 'tsconfig.web.json');
  run(tool('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', '--config', '.dependency-cruiser.mjs');
  run(tool('vitest/vitest.mjs'), 'run', 'src/main/features/greetings');
  run('scripts/build.mjs');
  const answer = run('-e', ASK);
  expect(JSON.parse(answer)).toEqual({ ok: true, data: { text: 'Hello, Ada!' } });

  expect(() => run('scripts/newFeature.mjs', 'greetings')).toThrow(/There is a feature "greetings" already/);
  expect(() => run('scripts/newFeature.mjs', 'Not A Name')).toThrow(/camelCase/);
});

/** Starts the built copy and greets somebody over HTTP. */
const ASK = `
const { spawn } = require('node:child_process');
const app = spawn(process.execPath, ['scripts/headless.mjs', '--data-dir', 'data', '--port', '0', '--no-open']);
app.stdout.on('data', async (chunk) => {
  const found = /^Panel: (.*)#token=(.*)$/m.exec(String(chunk));
  if (!found) return;
  const headers = { authorization: 'Bearer ' + found[2], 'content-type': 'application/json' };
  const response = await fetch(found[1] + 'api/greetings/greet', { method: 'POST', headers, body: '{"who":"Ada"}' });
  console.log(await response.text());
  app.kill();
});
`;

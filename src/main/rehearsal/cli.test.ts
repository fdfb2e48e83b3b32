import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const CLI = fileURLToPath(new URL('./cli.ts', import.meta.url));
let child: ChildProcess | null = null;
afterEach(() => {
  child?.kill('SIGKILL');
  child = null;
});

function run(...args: string[]) {
  const started = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  child = started;
  let text = '';
  const waiting: { wanted: RegExp; found: (text: string) => void }[] = [];
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      for (const entry of waiting) if (entry.wanted.test(text)) entry.found(text);
    });
  return {
    kill: () => started.kill('SIGINT'),
    printed: (wanted: RegExp) =>
      new Promise<string>((found) => {
        if (wanted.test(text)) found(text);
        else waiting.push({ wanted, found });
      }),
    ended: new Promise<{ code: number | null; text: string }>((resolve) => {
      started.on('close', (code) => resolve({ code, text }));
    }),
  };
}

test('prints its addresses and then its numbers, and stops on SIGINT', async () => {
  const cli = run('--scene', 'lively-channel', '--rate', '200', '--seed', '1', '--port', '0');
  const text = await cli.printed(/crowd [1-9]\d*\/s/);
  const url = /http:\/\/127\.0\.0\.1:\d+\/control/.exec(text)?.[0] ?? '';
  const state = (await (await fetch(`${url}/state`)).json()) as { scene: { id: string } };
  expect(state.scene.id).toBe('lively-channel');
  cli.kill();
  const { code, text: all } = await cli.ended;
  expect(code).toBe(0);
  expect(all).toContain('has stopped');
});

test.each([
  [['--scene', 'nope'], 'There is no scene "nope"'],
  [['--rate', 'fast'], '--rate must be a number'],
])('names what is wrong with %j and does not start', async (args, words) => {
  const { code, text } = await run(...args).ended;
  expect(code).toBe(1);
  expect(text).toContain(words);
});

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ModeMemory } from './modeMemory.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emcee-mode-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('begins in the real channel', () => {
  expect(new ModeMemory(folder).read()).toBe('live');
  expect(readdirSync(folder)).toEqual([]);
});

it('is still known after a restart, there and back', () => {
  new ModeMemory(folder).write('rehearsal');
  expect(new ModeMemory(folder).read()).toBe('rehearsal');
  new ModeMemory(folder).write('live');
  expect(new ModeMemory(folder).read()).toBe('live');
  expect(readdirSync(folder)).toEqual(['mode.json']);
});

it.each([
  '',
  '{',
  '[]',
  'null',
  '{"mode":"dream"}',
  '{"mode":1}',
  '{}',
])('means the real channel when the file holds %j', (text) => {
  writeFileSync(join(folder, 'mode.json'), text);
  expect(new ModeMemory(folder).read()).toBe('live');
});

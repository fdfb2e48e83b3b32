import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LogRow } from '../shared/contract/log.ts';
import type { Module } from '../shared/contract/modules.ts';
import { defineContract, defineRoute } from '../shared/rpc/contract.ts';
import type { Result } from '../shared/rpc/errors.ts';
import { defineFeature, type Feature } from './engine/feature.ts';
import { features } from './features/index.ts';
import { startTestApp, type TestApp } from './testing/testApp.ts';

let test: TestApp | null = null;
afterEach(async () => {
  await test?.cleanUp();
  test = null;
});

function start(options?: Parameters<typeof startTestApp>[0]): TestApp {
  test = startTestApp(options);
  return test;
}

function dataOf<T>(result: Result<unknown>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.data as T;
}

/** A feature for these tests, with one call. */
function toy(
  id: string,
  setup: (steps: { fault(): void; stopped(): void }) => void = () => {},
  dependsOn: Parameters<typeof defineFeature>[0]['dependsOn'] = [],
) {
  const contract = defineContract({
    id,
    routes: {
      ping: defineRoute({
        title: 'Ping',
        role: 'viewer',
        input: z.object({}),
        output: z.object({ pong: z.string() }),
      }),
    },
    lives: {},
  });
  const log: string[] = [];
  let fault = (): void => {};
  const feature = defineFeature({
    contract,
    title: `Toy ${id}`,
    description: 'For a test.',
    group: 'basics',
    dependsOn,
    settings: { version: 1, schema: z.object({}) },
    setup(ctx) {
      log.push('start');
      ctx.onStop(() => log.push('stop'));
      fault = () =>
        ctx.guard('a test', () => {
          throw new Error('it broke');
        });
      setup({ fault, stopped: () => {} });
      return { handlers: { ping: () => ({ pong: id }) }, snapshots: {}, api: { id } };
    },
  });
  return { feature, log, contract, breakOnce: () => fault() };
}

const moduleOf = (app: TestApp, id: string): Module | undefined =>
  app.app.modules.list().find((module) => module.id === id);

describe('the app', () => {
  it('starts every feature and stops without leaving a timer or a listener', async () => {
    const running = start();
    expect(running.app.modules.list().filter((module) => module.state !== 'on')).toEqual([]);
    await running.stop();
    expect(running.clock.pending).toBe(0);
    expect(running.app.events.size).toBe(0);
    expect(running.app.registries.toggles.size).toBe(0);
  });

  it('switches a module off and on at once, and remembers it', async () => {
    const running = start();
    expect(dataOf<Module>(await running.call('modules.set', { id: 'overlay', on: false })).state).toBe('off');
    expect(await running.call('overlay.address')).toMatchObject({
      ok: false,
      error: { code: 'feature_off' },
    });
    expect(running.app.registries.toggles.list().map((toggle) => toggle.id)).not.toContain('overlay.paused');
    await running.restart();
    expect(moduleOf(running, 'overlay')?.state).toBe('off');
    await running.call('modules.set', { id: 'overlay', on: true });
    expect(await running.call('overlay.address')).toMatchObject({ ok: true });
  });

  it('does not switch off what it cannot do without', async () => {
    expect(await start().call('modules.set', { id: 'log', on: false })).toMatchObject({
      ok: false,
      error: { code: 'modules.required' },
    });
  });

  it('reports a feature that throws at the start, and goes on with the others', async () => {
    const bad = toy('bad', () => {
      throw new Error('no flour');
    });
    const needy = toy('needy', () => {}, [bad.feature]);
    const running = start({ features: [...features, bad.feature, needy.feature] });
    expect(moduleOf(running, 'bad')).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('no flour'),
    });
    expect(moduleOf(running, 'needy')).toMatchObject({
      state: 'blocked',
      problem: expect.stringContaining('Toy bad'),
    });
    expect(bad.log).toEqual(['start', 'stop']);
    expect(running.app.notices.list()).toContainEqual(
      expect.objectContaining({ id: 'feature.bad', level: 'error', page: 'modules' }),
    );
    expect(await running.call('log.list')).toMatchObject({ ok: true });
  });

  it('switches off a feature that fails again and again, with what depends on it, until it is started anew', async () => {
    const shaky = toy('shaky');
    const needy = toy('needy', () => {}, [shaky.feature]);
    const running = start({ features: [...features, shaky.feature, needy.feature] });
    for (let count = 0; count < 9; count += 1) shaky.breakOnce();
    expect(moduleOf(running, 'shaky')?.state).toBe('on');
    shaky.breakOnce();
    expect(moduleOf(running, 'shaky')).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('it broke'),
    });
    expect(moduleOf(running, 'needy')?.state).toBe('blocked');
    expect(needy.log).toEqual(['start', 'stop']);
    expect(dataOf<Module>(await running.call('modules.retry', { id: 'shaky' })).state).toBe('on');
    expect(moduleOf(running, 'needy')?.state).toBe('on');
  });

  it('forgives faults that are far apart', () => {
    const shaky = toy('shaky');
    const running = start({ features: [...features, shaky.feature] });
    for (let count = 0; count < 30; count += 1) {
      shaky.breakOnce();
      running.clock.advance(10_000);
    }
    expect(moduleOf(running, 'shaky')?.state).toBe('on');
  });

  it('refuses a circle of dependencies before anything starts', () => {
    const one = toy('one');
    const circle: Feature = { ...one.feature, dependsOn: ['two'] };
    const two = toy('two', () => {}, [one.feature]);
    const running = start();
    expect(() => startTestApp({ features: [...features, circle, two.feature] })).toThrow('one -> two -> one');
    expect(running.app.modules.list().length).toBeGreaterThan(0);
  });

  it('keeps the log in the database, newest first, with its filters', async () => {
    const running = start();
    running.app.log.for('toys').warn({ event: 'toy.broke', message: 'The 100% toy_broke', actor: 'ann' });
    running.app.log.for('toys').error({ event: 'toy.burnt', message: 'It burnt' });
    running.app.log.for('toys').debug({ event: 'toy.noise', message: 'Noise' });
    const list = async (filter: object) =>
      dataOf<{ rows: LogRow[] }>(await running.call('log.list', { filter })).rows.map((row) => row.event);
    expect(await list({ features: ['toys'] })).toEqual(['toy.burnt', 'toy.broke']);
    expect(await list({ levels: ['error'] })).toEqual(['toy.burnt']);
    expect(await list({ text: '100% TOY_' })).toEqual(['toy.broke']);
    expect(await list({ text: 'ann', features: ['toys'] })).toEqual(['toy.broke']);
    expect(dataOf<{ features: string[] }>(await running.call('log.features')).features).toEqual([
      'engine',
      'store',
      'toys',
    ]);
    await running.restart();
    expect(await list({ features: ['toys'] })).toEqual(['toy.burnt', 'toy.broke']);
  });

  it('pages through the log without a gap or a row twice', async () => {
    const running = start();
    for (let count = 0; count < 25; count += 1)
      running.app.log.for('pages').info({ event: `page.${count}`, message: 'x' });
    const seen: string[] = [];
    let before: number | null = null;
    do {
      const page: { rows: LogRow[]; next: number | null } = dataOf(
        await running.call('log.list', { filter: { features: ['pages'] }, before, limit: 10 }),
      );
      seen.push(...page.rows.map((row) => row.event));
      before = page.next;
    } while (before !== null);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `page.${24 - index}`));
  });

  it('exports the log so that a spreadsheet takes nothing for a formula', async () => {
    const running = start();
    running.app.log
      .for('csv')
      .info({ event: 'csv.row', message: '=HYPERLINK("http://evil","x")', actor: '@sum' });
    const { text, fileName } = dataOf<{ text: string; fileName: string }>(
      await running.call('log.export', { filter: { features: ['csv'] }, format: 'csv' }),
    );
    expect(text).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`);
    expect(text).toContain(`,'@sum,`);
    expect(fileName).toMatch(/^emcee-log-.*\.csv$/);
  });

  it('removes old log rows a few at a time', async () => {
    const running = start();
    for (let count = 0; count < 5000; count += 1)
      running.app.log.for('old').info({ event: 'old.row', message: 'x' });
    await running.call('settings.set', { feature: 'log', values: { mostRows: 1000 } });
    await running.clock.advanceAsync(70_000, 1000);
    const rows = dataOf<{ rows: LogRow[] }>(await running.call('log.list', { limit: 500 })).rows;
    const oldest = dataOf<{ rows: LogRow[] }>(
      await running.call('log.list', { before: (rows[0]?.id ?? 0) - 999, limit: 500 }),
    ).rows;
    expect(rows.length).toBe(500);
    expect(oldest).toEqual([]);
  });

  it('goes back to a backup while it runs, and keeps what was there', async () => {
    const running = start();
    running.app.log.for('before').info({ event: 'before.backup', message: 'x' });
    const { name } = dataOf<{ name: string }>(await running.call('backups.make'));
    running.app.log.for('after').info({ event: 'after.backup', message: 'x' });
    const { kept } = dataOf<{ kept: string }>(await running.call('backups.restore', { name }));
    const { features: names } = dataOf<{ features: string[] }>(await running.call('log.features'));
    expect(names).toContain('before');
    expect(names).not.toContain('after');
    expect(kept).toContain('before-restore');
    await running.call('backups.restore', { name: kept });
    expect(dataOf<{ features: string[] }>(await running.call('log.features')).features).toContain('after');
  });

  it('stays as it is when a backup cannot be used', async () => {
    const running = start();
    expect(await running.call('backups.restore', { name: '../../etc/passwd' })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
    expect(running.app.modules.list().every((module) => module.state === 'on')).toBe(true);
    expect(await running.call('log.list')).toMatchObject({ ok: true });
  });

  it('lets no secret into any sink: log, file, store, streams, health, metrics', async () => {
    const token = 'q1w2e3r4t5y6u7i8o9p0abcdefghij';
    const leaky = toy('leaky');
    const running = start({
      features: [...features, leaky.feature],
      secrets: new Map([['access.panel', token]]),
    });
    const pushed: unknown[] = [];
    running.app.hub.watch('log.tail', (row) => pushed.push(row));
    running.app.log.error(
      {
        event: 'a.b',
        message: `token ${token}`,
        actor: token,
        details: { url: `http://x/#token=${token}`, list: [token] },
      },
      new Error(token),
    );
    await running.call('example', { token });
    running.app.notices.put({ id: 'n', level: 'info', title: 'x', text: 'y', page: null });
    const exported = await running.call('log.export', { format: 'jsonl' });
    const sinks = [
      running.records,
      pushed,
      exported,
      running.app.health(),
      running.app.metrics.text(),
      await running.call('home.dismissNotice', { id: 'n' }),
    ];
    expect(JSON.stringify(sinks)).not.toContain(token);
    await running.stop();
    for (const name of readdirSync(running.folder)) {
      if (!name.startsWith('backups'))
        expect(readFileSync(join(running.folder, name)).includes(token), name).toBe(false);
    }
  });
});

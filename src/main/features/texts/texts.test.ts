import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { occasionOf } from '../../engine/occasion.ts';
import type { VariableKind } from '../../engine/texts/variable.ts';
import { exampleOccasion, startExampleWorld } from '../../testing/exampleWorld.ts';
import { startTestApp, type TestApp } from '../../testing/testApp.ts';

let world: TestApp;
let kinds: VariableKind[];

beforeAll(() => {
  world = startExampleWorld();
  kinds = world.app.registries.variables.list();
});

afterAll(() => world.cleanUp());

const write = (source: string, said = exampleOccasion()) => world.app.texts.try(source, said);

describe('every variable', () => {
  it('gives what its examples promise', async () => {
    const wrong: unknown[] = [];
    for (const { name, examples } of kinds) {
      for (const { text, gives } of examples) {
        const written = await write(text);
        if (written.text !== gives) wrong.push({ name, text, gives, written });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has examples that the check finds nothing wrong with', () => {
    const problems = kinds.flatMap(({ examples }) =>
      examples.flatMap(({ text }) => world.app.texts.check(text)),
    );
    expect(problems).toEqual([]);
  });

  it('says of itself what a streamer needs to know', () => {
    for (const kind of kinds) {
      expect(kind.name, kind.id).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(kind.examples.length, kind.id).toBeGreaterThan(0);
      expect(kind.title, kind.id).not.toBe('');
      expect(kind.help, kind.id).not.toBe('');
      expect(kind.group, kind.id).not.toBe('');
    }
  });

  it('has names that no other one has', () => {
    const names = kinds.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('is one of at least 120', () => {
    expect(kinds.filter(({ id }) => id.startsWith('texts.')).length).toBeGreaterThanOrEqual(120);
  });

  it('answers, or fails with a word, when there is nobody, nothing and nowhere', async () => {
    const bare = startTestApp();
    const occasion = occasionOf('Timer');
    for (const { name } of bare.app.registries.variables.list()) {
      for (const source of [
        `$(${name})`,
        `$(${name} x y z)`,
        `$(${name} -1|-1|)`,
        `$(${name} 1e400 99999999999999999999)`,
      ]) {
        const writing = bare.app.texts.try(source, occasion);
        await bare.clock.advanceAsync(0);
        const { problems } = await writing;
        expect(
          problems.filter((problem) => problem.includes('It could not answer')),
          source,
        ).toEqual([]);
      }
    }
    await bare.cleanUp();
  });
});

describe('what chance decides', () => {
  it('picks every text about as often as the others', async () => {
    const counts = new Map<string, number>();
    for (let turn = 0; turn < 3_000; turn += 1) {
      const { text } = await write('$(pick a|b|c)');
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['a', 'b', 'c']);
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it('follows the weights', async () => {
    let heavy = 0;
    for (let turn = 0; turn < 3_000; turn += 1) {
      if ((await write('$(weighted 3: a|1: b)')).text === 'a') heavy += 1;
    }
    expect(Math.abs(heavy - 2_250)).toBeLessThan(150);
  });

  it('stays within both bounds and reaches both', async () => {
    const seen = new Set<string>();
    for (let turn = 0; turn < 500; turn += 1) seen.add((await write('$(random 1 6)')).text);
    expect([...seen].sort()).toEqual(['1', '2', '3', '4', '5', '6']);
  });
});

describe('the network', () => {
  it.each([
    ['https://api.example/nothing', 'Nothing answers'],
    ['x', 'Nothing answers'],
  ])('says why an address gave nothing: %s', async (url, why) => {
    const { text, problems } = await write(`$(fetch ${url}|-)`);
    expect(text).toBe('-');
    expect(problems).toEqual([expect.stringContaining(why)]);
  });

  it('asks addresses at home only where the text itself names the place, and the streamer allowed it', async () => {
    const asked: [string, boolean][] = [];
    const home = startTestApp({
      outside: {
        ask: async ({ url, private: atHome }) => {
          asked.push([url, atHome ?? false]);
          return { status: 200, type: 'text/plain', text: 'ok' };
        },
      },
    });
    const said = { ...exampleOccasion(), args: ['http://10.0.0.1/', '@10.0.0.1/'] };
    const ask = (source: string) => home.app.texts.try(source, said);
    await ask('$(fetch http://10.0.0.5/lamp)');
    home.app.settings.set('texts', { privateAddresses: true });
    await ask('$(fetch http://10.0.0.5/lamp?on=$(1))');
    await ask('$(fetch $(1))');
    await ask('$(fetch http://10.0.0.5$(2))');
    await ask('$(fetch http://x$(1))');
    expect(asked.map(([, atHome]) => atHome)).toEqual([false, true, false, false, false]);
    await home.cleanUp();
  });
});

describe('commands', () => {
  it('end a loop after ten calls instead of never', async () => {
    const { text, problems } = await write('$(command dice)', { ...exampleOccasion(), depth: 10 });
    expect(text).toBe('');
    expect(problems).toEqual([expect.stringContaining('End the loop')]);
  });
});

describe('the panel', () => {
  it('tries a text as somebody, with words and facts', async () => {
    const answer = await world.call('texts.try', {
      source: '$(user) ($(role)) hugs $(target), $(viewers) watch',
      viewer: 'tom',
      role: 'vip',
      said: '@mia "big hug"',
      facts: { viewers: 5 },
    });
    expect(answer).toEqual({ ok: true, data: { text: 'Tom (VIP) hugs Mia, 5 watch', problems: [] } });
  });

  it('is told what is wrong and where', async () => {
    expect(await world.call('texts.check', { source: '$(usr) $(bits)', known: ['bits'] })).toEqual({
      ok: true,
      data: {
        problems: [{ from: 2, to: 5, message: 'There is no $(usr). Did you mean $(user)?', warning: false }],
      },
    });
  });

  it('gets a word, and no refusal, for a text that is far too long', async () => {
    expect(await world.call('texts.check', { source: 'x'.repeat(100_000) })).toMatchObject({
      ok: true,
      data: { problems: [{ message: expect.stringContaining('Shorten it') }] },
    });
  });

  it('lists every variable with its feature', async () => {
    const answer = await world.call('texts.list');
    expect(answer).toMatchObject({ ok: true, data: { variables: expect.any(Array) } });
    if (!answer.ok) throw new Error();
    const { variables } = answer.data as { variables: { name: string; feature: string }[] };
    expect(variables).toHaveLength(kinds.length);
    expect(variables.find(({ name }) => name === 'user')?.feature).toBe('texts');
  });
});

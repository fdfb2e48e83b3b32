import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CommandDraft } from '../../shared/contract/commandDraft.ts';
import { NEW_COMMAND_OPTIONS } from '../../shared/contract/commandDraft.ts';
import type { Run } from '../../shared/contract/routines.ts';
import type { Step } from '../../shared/contract/steps.ts';
import { createOutside } from '../engine/net/createOutside.ts';
import { occasionOf } from '../engine/occasion.ts';
import { PEOPLE, Stand } from '../testing/stand.ts';

let stand: Stand;
/** Takes every request and answers none. */
let silent: Server;
beforeAll(async () => {
  silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  stand = await Stand.open({
    outside: { ask: (request) => createOutside({ clock: stand.twitch.house.clock }).ask(request) },
  });
  await stand.ask('settings.set', { feature: 'commands', values: { mostPerViewer: 100 } });
  await stand.ask('settings.set', { feature: 'routines', values: { privateCalls: true } });
});
afterEach(async () => {
  // Whatever it was: nothing broke, and chat goes on.
  expect(stand.faults()).toEqual([]);
  stand.twitch.house.clock.advance(5_000);
  expect((await stand.say(PEOPLE.viewer, '!tokens')).answers.join()).toMatch(/You have \d+ token/);
});
afterAll(async () => {
  await stand.close();
  silent.closeAllConnections();
  silent.close();
});

let made = 0;
const step = (action: string, parameters: Step['parameters']): Step => {
  made += 1;
  return { id: `h${made}`, action, parameters, off: false, onError: 'stop', note: '' };
};
async function save(name: string, draft: Partial<CommandDraft>): Promise<void> {
  await stand.ask('commands.save', {
    id: null,
    draft: { names: [name], options: { ...NEW_COMMAND_OPTIONS, cooldowns: [] }, ...draft },
  });
}
async function routine(name: string, steps: Step[]): Promise<string> {
  const draft = { name, triggers: [], steps };
  return (await stand.ask<{ routine: { id: string } }>('routines.save', { id: null, draft })).routine.id;
}
/** How a run ended. */
async function endOf(runId: string): Promise<Run> {
  for (;;) {
    const { run } = await stand.ask<{ run: Run }>('routines.look', { runId });
    if (run.endedAt !== null) return run;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
const runNow = async (id: string): Promise<Run> =>
  endOf((await stand.ask<{ runId: string }>('routines.run', { id })).runId);

describe('a circle', () => {
  it('of a command that quotes itself ends', async () => {
    await save('again', { response: 'Round $(command again)' });
    const { answers, decisions } = await stand.say(PEOPLE.viewer, '!again');
    expect(answers).toEqual([expect.stringMatching(/^(Round ){1,11}Round$/)]);
    expect(decisions.map(({ why }) => why).join()).toMatch(/called by a chain of 10 commands/);
  });

  it('of a command that runs itself is told once, not at every turn', async () => {
    await save('self', { does: 'steps', steps: [step('commands.run', { line: '!self' })] });
    const { answers } = await stand.say(PEOPLE.viewer, '!self');
    expect(answers).toEqual([
      '@ann Step 1, "Run a command": !self was called by a chain of 10 commands and routines. Do they call each other in a circle?',
    ]);
  });

  it('of aliases is refused when it is made, and left out when a file brings it', async () => {
    await save('real', { response: 'real' });
    await stand.ask('commands.saveAlias', { name: 'one', line: '!real' });
    await stand.ask('commands.saveAlias', { name: 'two', line: '!one' });
    const closing = stand.ask('commands.saveAlias', { old: 'one', name: 'one', line: '!two' });
    await expect(closing).rejects.toMatchObject({ code: 'commands.loop' });
    expect((await stand.say(PEOPLE.viewer, '!two')).answers).toEqual(['real']);
    const aliases = [
      { name: 'tick', line: 'tock' },
      { name: 'tock', line: 'tick' },
    ];
    const text = JSON.stringify({ emcee: 'commands', version: 1, commands: [], aliases, overrides: {} });
    await stand.ask('commands.import', { text, conflicts: 'skip' });
    const { answers, decisions } = await stand.say(PEOPLE.viewer, '!tick');
    expect(answers).toEqual([]);
    expect(decisions.at(-1)?.why).toContain('There is no command !tock.');
  });

  it('of routines ends with a word about it', async () => {
    const id = await routine('Me', [step('log.write', { text: 'x' })]);
    const steps = [step('flow.routine', { routine: id })];
    await stand.ask('routines.save', { id, draft: { name: 'Me', steps } });
    expect(await runNow(id)).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('Routines called each other 10 times.'),
    });
  });
});

describe('too much', () => {
  it('nesting is refused when it is written, and written as nothing when it got in', async () => {
    const deep = `${'$(1|'.repeat(999)}${')'.repeat(999)}`;
    await expect(
      stand.ask('commands.save', { id: null, draft: { names: ['deep'], response: deep } }),
    ).rejects.toMatchObject({ code: 'texts.invalid', message: expect.stringContaining('too deep') });
    const deeper = `${'$(upper '.repeat(1000)}x${')'.repeat(1000)}`;
    expect(await stand.engine.texts.write(deeper, occasionOf('test'))).toBe('');
  });

  it('text of 100,000 characters is refused, and one that grows to it says nothing', async () => {
    const long = 'x'.repeat(100_000);
    await expect(
      stand.ask('commands.save', { id: null, draft: { names: ['long'], response: long } }),
    ).rejects.toMatchObject({ code: 'bad_input', message: expect.stringContaining('<=5000 characters') });
    const { problems } = await stand.ask<{ problems: { message: string }[] }>('texts.check', {
      source: '$('.repeat(50_000),
    });
    expect(problems.map(({ message }) => message)).toContain(
      'This text has 100000 characters, and 10000 are the most. Shorten it.',
    );
    await save('huge', { response: '$(repeat 100 $(repeat 100 $(repeat 100 $(args))))' });
    const { answers } = await stand.say(PEOPLE.viewer, '!huge ha');
    expect(answers.join('').length).toBeLessThanOrEqual(5_000);
  });

  it('a regular expression that backtracks for ever elsewhere takes no time here', async () => {
    const rule = { id: null, name: 'bomb', kind: 'regex', reaction: { kind: 'text', text: 'boom' } };
    const multiplied = { ...rule, pattern: '((a{1,50}){1,50}){1,50}' };
    await expect(stand.ask('phrases.save', { rule: multiplied })).rejects.toMatchObject({
      code: 'phrases.invalid',
      message: expect.stringMatching(/^bomb: .*\.$/),
    });
    await stand.ask('phrases.save', { rule: { ...rule, pattern: '^(a+)+$' } });
    const started = performance.now();
    expect((await stand.say(PEOPLE.viewer, `${'a'.repeat(490)}!`)).answers).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect((await stand.say(PEOPLE.viewer, 'a'.repeat(490))).answers).toEqual(['boom']);
  });

  it('a routine that loops for ever is ended, and says where', async () => {
    const note = () => step('flow.set', { name: 'x', value: '1' });
    const ever = await routine('Ever', [step('flow.loop', { how: 'while', conditions: [], body: [note()] })]);
    const inner = step('flow.loop', { how: 'times', times: 1000, body: [note()] });
    const within = await routine('Within', [step('flow.loop', { how: 'times', times: 1000, body: [inner] })]);
    expect(await runNow(ever)).toMatchObject({
      state: 'failed',
      problem: 'A loop went round 1000 times and was ended. Give it a condition that comes to an end.',
    });
    expect(await runNow(within)).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('It took 10000 steps and was ended.'),
    });
  });

  it('a call that is never answered ends in time, and chat is answered meanwhile', async () => {
    const { port } = silent.address() as AddressInfo;
    await save('lamp', {
      does: 'steps',
      steps: [step('http.call', { url: `http://127.0.0.1:${port}/`, seconds: 10 })],
    });
    const asked = new Promise((resolve) => silent.once('request', resolve));
    const said = stand.twitch.happen.say(PEOPLE.viewer, '!lamp');
    if (!('said' in said)) throw new Error('Twitch did not take the line');
    await asked;
    expect((await stand.say(PEOPLE.moderator, '!tokens')).answers).toEqual([
      expect.stringMatching(/You have \d+ tokens/),
    ]);
    const why = () => stand.app.traces.of(said.said.id);
    expect(why()).toEqual([]);
    const answers = await stand.during(async () => {
      stand.twitch.house.clock.advance(10_000);
      await stand.twitch.until(() => why().length > 0);
    });
    expect(answers).toEqual([
      '@ann Step 1, "Call an address": The address did not answer within 10 seconds. Try again later.',
    ]);
  });
});

describe('what viewers type', () => {
  it.each([
    ['$(user) $(command tokens)', '$(user) $(command tokens)'],
    ['/ban robin', 'ban robin'],
    ['.timeout robin 600', 'timeout robin 600'],
    ['/me is great', 'me is great'],
    ['@everyone hello', '@\u200beveryone hello'],
    ['$(', '$('],
    ['/w robin hi', 'w robin hi'],
  ])('%s stays a text, wherever it comes out', async (words, said) => {
    made += 1;
    const name = `echo${made}`;
    await save(name, { response: '$(args)' });
    await save(`${name}s`, { does: 'steps', steps: [step('chat.say', { text: '$(args)' })] });
    await save(`${name}n`, {
      does: 'steps',
      steps: [step('flow.set', { name: 'kept', value: '$(args)' }), step('chat.say', { text: '$(kept)' })],
    });
    for (const one of [name, `${name}s`, `${name}n`]) {
      stand.twitch.house.clock.advance(31_000);
      expect((await stand.say(PEOPLE.viewer, `!${one} ${words}`)).answers, one).toEqual([said]);
    }
    await stand.say(PEOPLE.moderator, `!quote add ${words}`);
    const { stage } = stand.twitch.house.server.world;
    expect([stage.bans.size, stage.warnings.size]).toEqual([0, 0]);
  });
});

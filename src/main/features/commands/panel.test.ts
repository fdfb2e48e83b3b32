import { afterEach, describe, expect, it } from 'vitest';
import type { CommandDraft, CommandRow, ImportLine } from '../../../shared/contract/commands.ts';
import { commandsContract, NEW_COMMAND_OPTIONS as NEW } from '../../../shared/contract/commands.ts';
import { type CommandKind, command } from '../../engine/commands/command.ts';
import type { Routines, RunRequest } from '../../engine/routines/kinds.ts';
import { type ChatStage, startChatStage } from '../../testing/chatStage.ts';
import { changesFeature } from '../changes/index.ts';
import { chatFeature } from '../chat/index.ts';
import { logFeature } from '../log/index.ts';
import { modulesFeature } from '../modules/index.ts';
import { commandsFeature } from './index.ts';

const FEATURES = [logFeature, changesFeature, chatFeature, modulesFeature, commandsFeature];

let stage: ChatStage | null = null;
afterEach(async () => {
  await stage?.cleanUp();
  stage = null;
});

const hug: CommandKind = command({
  id: 'stage.hug',
  title: 'Hug',
  help: 'Hugs somebody.',
  names: ['hug'],
  examples: ['hug @robin'],
  run: ({ caller, reply }) => reply(`${caller.name} hugs.`),
});

function start(options: Parameters<typeof startChatStage>[1] = {}): ChatStage {
  const started = startChatStage(FEATURES, {
    ...options,
    setUp: (ctx) => void ctx.registries.commands.add(hug),
  });
  stage = started;
  return started;
}

type Routes = (typeof commandsContract)['routes'];

/** The answer, checked against what the contract says of it. */
async function call<K extends keyof Routes & string>(on: ChatStage, route: K, input: unknown = {}) {
  const result = await on.test.call(`commands.${route}`, input);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return commandsContract.routes[route].output.parse(result.data) as ReturnType<Routes[K]['output']['parse']>;
}

const make = (on: ChatStage, names: string[], draft: Partial<CommandDraft> = {}) =>
  call(on, 'save', { id: null, draft: { names, response: `I am ${names[0]}`, ...draft } });

async function rowOf(on: ChatStage, name: string): Promise<CommandRow | undefined> {
  return (await call(on, 'list')).rows.find((row) => row.name === name);
}

const undo = (on: ChatStage, id: string | null) => on.test.call('changes.undo', { id: id ?? '' });

/** Steps that a test watches instead of running. */
function watchedRoutines(refusal: string | null = null): Routines & { runs: RunRequest[] } {
  const runs: RunRequest[] = [];
  return {
    runs,
    check: (steps) =>
      steps.some(({ action }) => action === 'bad')
        ? [{ stepId: 's1', field: null, message: 'There is no action "bad".' }]
        : [],
    mustBeValid: () => {},
    run: (request) => {
      runs.push(request);
      return { id: '1', done: Promise.resolve({ state: 'done', problem: null }) };
    },
    refusal: async () => refusal,
  };
}

const step = { id: 's1', action: 'chat.say', parameters: { text: 'Hi' } };

describe('the table', () => {
  it('has built-in and own commands, and those of a module that is off', async () => {
    const on = start();
    await make(on, ['hi', 'hello'], { tags: ['Greetings'] });
    await on.test.call('modules.set', { id: 'stage', on: false });
    expect(await rowOf(on, 'hi')).toMatchObject({
      kind: 'custom',
      aliases: ['hello'],
      response: 'I am hi',
      problem: null,
    });
    expect(await rowOf(on, 'hug')).toMatchObject({
      kind: 'builtIn',
      moduleOn: false,
      moduleTitle: 'Stage',
      problem: '"Stage" is switched off. Switch it on under Modules.',
    });
  });

  it('names the problem when a module comes back and its command finds the name taken', async () => {
    const on = start();
    await on.chat('!hug');
    await on.test.call('modules.set', { id: 'stage', on: false });
    await make(on, ['hug']);
    await on.test.call('modules.set', { id: 'stage', on: true });
    const { rows } = await call(on, 'list');
    expect(rows.find(({ id }) => id === 'stage.hug')?.problem).toContain('belongs to "hug" (Commands)');
    await on.chat('!hug');
    expect(on.said.at(-1)?.text).toBe('I am hug');
    // The clash keeps nobody from changing the rest of either.
    await call(on, 'override', { id: 'stage.hug', change: { role: 'vip' } });
    await call(on, 'override', { id: 'stage.hug', change: { names: ['cuddle'] } });
    expect((await rowOf(on, 'cuddle'))?.problem).toBeNull();
  });

  it('tells a watching panel only the rows that have changed', async () => {
    const on = start();
    await make(on, ['one']);
    const events: unknown[] = [];
    const end = on.ctx().engine.hub.watch('commands.table', (event) => events.push(event));
    on.test.app.router.snapshot('commands.table', { role: 'streamer', name: 'test' });
    const { row } = await make(on, ['two']);
    await on.chat('!two');
    on.test.clock.advance(2000);
    end();
    expect(events).toMatchObject([
      { type: 'rows', rows: [{ name: 'two' }], removed: [] },
      { type: 'uses', uses: [{ id: row.id, uses: 1 }] },
    ]);
    for (const event of events) commandsContract.lives.table.event.parse(event);
  });

  it('still tells the first panel of a change when a second one opens before it was told', async () => {
    const on = start();
    const open = () => on.test.app.router.snapshot('commands.table', { role: 'streamer', name: 'test' });
    const events: unknown[] = [];
    const end = on.ctx().engine.hub.watch('commands.table', (event) => events.push(event));
    open();
    await make(on, ['two']);
    open();
    on.test.clock.advance(2000);
    end();
    expect(events).toMatchObject([{ type: 'rows', rows: [{ name: 'two' }] }]);
  });
});

describe('a command of one’s own', () => {
  it('may be written with the prefix, and may be named with a sign or a picture alone', async () => {
    const on = start();
    const { row } = await make(on, ['!hi', 'hi', '🎉', '?']);
    expect([row.name, ...row.aliases]).toEqual(['hi', '🎉', '?']);
    await on.chat('!🎉');
    await on.chat('!?');
    const line = await on.chat('!??');
    expect(on.said).toHaveLength(2);
    expect(on.why(line)).toEqual([]);
  });

  it('can be undone when it was made, changed and deleted', async () => {
    const on = start();
    const made = await make(on, ['hi']);
    const changed = await call(on, 'save', { id: made.row.id, draft: { names: ['hey'], response: 'Hey' } });
    await undo(on, changed.undo);
    expect(await rowOf(on, 'hi')).toMatchObject({ response: 'I am hi' });
    expect(await rowOf(on, 'hey')).toBeUndefined();
    const deleted = await call(on, 'bulk', { ids: [made.row.id], change: { do: 'delete' } });
    await undo(on, deleted.undo);
    expect((await call(on, 'get', { id: made.row.id })).draft?.response).toBe('I am hi');
    await undo(on, made.undo);
    expect(await rowOf(on, 'hi')).toBeUndefined();
  });

  it('does not come back by an undo over a name that was given away since', async () => {
    const on = start();
    const { row } = await make(on, ['hi']);
    const deleted = await call(on, 'bulk', { ids: [row.id], change: { do: 'delete' } });
    await make(on, ['hi'], { response: 'The new one' });
    expect(await undo(on, deleted.undo)).toMatchObject({ ok: false, error: { code: 'commands.nameTaken' } });
    expect(await rowOf(on, 'hi')).toMatchObject({ response: 'The new one' });
  });

  it.each([
    [['hug'], 'the command "Hug", which is on'],
    [['free', 'taken'], 'another command of your own'],
    [['short'], 'an alias'],
  ])('cannot have the names %j', async (names, by) => {
    const on = start();
    await make(on, ['taken']);
    await call(on, 'saveAlias', { name: 'short', line: '!hug' });
    const result = await on.test.call('commands.save', { id: null, draft: { names, response: 'x' } });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'commands.nameTaken', message: expect.stringContaining(by) },
    });
    const { problems } = await call(on, 'check', { id: null, draft: { names, response: 'x' } });
    expect(problems).toMatchObject([{ field: 'names' }]);
  });

  it('may swap names with another in one go', async () => {
    const on = start();
    const one = await make(on, ['one']);
    const two = await make(on, ['two']);
    await call(on, 'save', { id: one.row.id, draft: { names: ['x'], response: '1' } });
    await call(on, 'save', { id: two.row.id, draft: { names: ['one'], response: '2' } });
    await call(on, 'save', { id: one.row.id, draft: { names: ['two'], response: '1' } });
    await on.chat('!one');
    await on.chat('!two');
    expect(on.said.map(({ text }) => text)).toEqual(['2', '1']);
  });

  it('runs its steps, with the occasion one deeper and the count in it', async () => {
    const routines = watchedRoutines();
    const on = start({ routines });
    await make(on, ['party'], { does: 'steps', steps: [{ ...step, off: false, onError: 'stop', note: '' }] });
    await on.chat('!party now');
    expect(routines.runs).toMatchObject([
      {
        name: '!party',
        steps: [{ id: 's1' }],
        occasion: { args: ['now'], depth: 1, facts: { count: 1, command: 'party' } },
      },
    ]);
  });

  it('says in the trace which condition was not met', async () => {
    const on = start({ routines: watchedRoutines('Only on Fridays.') });
    await make(on, ['friday'], { conditions: [{ condition: 'time.day', parameters: {}, not: false }] });
    const line = await on.chat('!friday');
    expect(on.said).toEqual([]);
    expect(on.why(line)).toMatchObject([{ outcome: 'refused', why: 'Only on Fridays.' }]);
  });

  it('names conditions that nobody can ask while it is written', async () => {
    const draft = { names: ['friday'], response: 'Hi', conditions: [{ condition: 'no.such' }] };
    const without = await call(start(), 'check', { id: null, draft });
    expect(without.problems).toMatchObject([{ field: 'conditions' }]);
    expect(without.problems[0]?.message).toContain('"Routines", which is switched off');
    await stage?.cleanUp();
    const { problems } = await call(start({ routines: watchedRoutines() }), 'check', { id: null, draft });
    expect(problems).toMatchObject([{ field: 'conditions' }]);
    expect(problems[0]?.message).toContain('There is no condition "no.such"');
  });

  it('names steps that do not hold while it is written', async () => {
    const on = start({ routines: watchedRoutines() });
    const { problems } = await call(on, 'check', {
      id: null,
      draft: { names: ['a b', 'ok'], does: 'steps', steps: [{ ...step, action: 'bad' }] },
    });
    expect(problems.map(({ field, stepId }) => [field, stepId])).toEqual([
      ['names', null],
      ['steps', 's1'],
    ]);
  });
});

describe('changes to built-ins', () => {
  it('merge, can be put back in part or whole, and undone', async () => {
    const on = start();
    await call(on, 'override', { id: 'stage.hug', change: { role: 'vip' } });
    const { row } = await call(on, 'override', {
      id: 'stage.hug',
      change: { names: ['cuddle'], hidden: true },
    });
    expect(row).toMatchObject({
      name: 'cuddle',
      changed: ['hidden', 'names', 'role'],
      examples: ['!cuddle @robin'],
    });
    const part = await call(on, 'reset', { ids: ['stage.hug'], fields: ['role'] });
    expect(part.changed).toBe(1);
    expect(await rowOf(on, 'cuddle')).toMatchObject({ options: { role: 'everyone', hidden: true } });
    const whole = await call(on, 'reset', { ids: ['stage.hug'] });
    expect((await rowOf(on, 'hug'))?.changed).toEqual([]);
    await undo(on, whole.undo);
    expect(await rowOf(on, 'cuddle')).toMatchObject({ changed: ['hidden', 'names'] });
  });

  it('hold for a subcommand alone, by its id', async () => {
    const on = start();
    const { row } = await call(on, 'override', { id: 'commands.command.list', change: { role: 'everyone' } });
    expect(row.id).toBe('commands.command');
    await make(on, ['hi']);
    await on.chat('!command list');
    await on.chat('!command add !x y');
    expect(on.said.map(({ text }) => text)).toEqual(['!hi', '!command add is for moderators.']);
  });

  it('answer for a command that is not there', async () => {
    const on = start();
    expect(await on.test.call('commands.override', { id: 'no.such', change: { role: 'vip' } })).toMatchObject(
      {
        ok: false,
        error: { code: 'not_found' },
      },
    );
  });
});

describe('many at once', () => {
  it('passes over what cannot be done, says why, and is one undo', async () => {
    const on = start();
    const one = await make(on, ['one'], { tags: ['a'] });
    const two = await make(on, ['two']);
    const ids = [one.row.id, two.row.id, 'stage.hug', 'custom.999'];
    const tagged = await call(on, 'bulk', { ids, change: { do: 'tags', add: ['fun'], remove: ['a'] } });
    expect(tagged).toMatchObject({ changed: 2, skipped: [{ id: 'stage.hug' }, { id: 'custom.999' }] });
    expect((await rowOf(on, 'one'))?.tags).toEqual(['fun']);
    const gone = await call(on, 'bulk', { ids, change: { do: 'delete' } });
    expect(gone.changed).toBe(2);
    expect(await rowOf(on, 'one')).toBeUndefined();
    await undo(on, gone.undo);
    expect(await rowOf(on, 'two')).toBeDefined();
    const off = await call(on, 'bulk', { ids, change: { do: 'disable' } });
    expect(off.changed).toBe(3);
    expect((await rowOf(on, 'hug'))?.options.enabled).toBe(false);
  });

  it('switches on only one of two that have the same name', async () => {
    const on = start();
    await call(on, 'override', { id: 'stage.hug', change: { enabled: false } });
    const own = await make(on, ['hug']);
    await call(on, 'bulk', { ids: [own.row.id], change: { do: 'disable' } });
    const result = await call(on, 'bulk', { ids: [own.row.id, 'stage.hug'], change: { do: 'enable' } });
    expect(result).toMatchObject({ changed: 1, skipped: [{ id: 'stage.hug' }] });
    await on.chat('!hug');
    expect(on.said[0]?.text).toBe('I am hug');
  });

  it('counts uses from 0 again, and back', async () => {
    const on = start();
    const { row } = await make(on, ['hi']);
    await on.chat('!hi');
    const reset = await call(on, 'resetUses', { ids: [row.id] });
    expect(await rowOf(on, 'hi')).toMatchObject({ uses: 0, lastUsed: null });
    await undo(on, reset.undo);
    expect(await rowOf(on, 'hi')).toMatchObject({ uses: 1 });
  });
});

describe('a test run', () => {
  it('shows every question and what would be said, and changes nothing', async () => {
    const on = start();
    const { row } = await make(on, ['hi'], {
      options: { ...NEW, role: 'subscriber', cost: { amount: 5, currency: null } },
    });
    const trial = await call(on, 'test', { line: '!hi', as: { role: 'vip' } });
    expect(trial.said).toEqual(['I am hi']);
    expect(trial.decisions.at(-1)).toMatchObject({ outcome: 'ran' });
    expect(trial.decisions.map(({ why }) => why)).toContain('It would cost 5 tokens.');
    const refused = await call(on, 'test', { line: 'hi', as: { role: 'everyone' } });
    expect(refused.decisions.at(-1)).toMatchObject({
      outcome: 'refused',
      why: 'Somebody may not use !hi: it is for subscribers.',
    });
    expect(await rowOf(on, 'hi')).toMatchObject({ id: row.id, uses: 0 });
    expect(on.said).toEqual([]);
    expect(on.purse.booked.size).toBe(0);
  });

  it('tries a draft that is not saved, in groups and while live', async () => {
    const on = start();
    const draft = {
      names: ['new'],
      response: 'Fresh',
      options: { ...NEW, role: 'streamer', groups: ['Crew'], liveOnly: true },
    };
    const offline = await call(on, 'test', { line: '!new', as: { groups: ['Crew'] }, draft });
    expect(offline.decisions.at(-1)?.why).toContain('only while the stream is live');
    const live = await call(on, 'test', { line: '!new', as: { groups: ['Crew'] }, live: true, draft });
    expect(live.said).toEqual(['Fresh']);
    expect(await rowOf(on, 'new')).toBeUndefined();
  });

  it('never runs a built-in', async () => {
    const on = start();
    const trial = await call(on, 'test', { line: '!command add !hi Hello', as: { role: 'moderator' } });
    expect(trial.decisions.at(-1)).toMatchObject({ outcome: 'ran', why: '"Make a command" would run.' });
    expect(await rowOf(on, 'hi')).toBeUndefined();
  });
});

describe('files of commands', () => {
  it('bring into an empty house what another one exported', async () => {
    const on = start();
    await make(on, ['hi', 'hello'], { tags: ['x'] });
    await make(on, ['bye']);
    await call(on, 'saveAlias', { name: 'yo', line: '!hi' });
    await call(on, 'override', { id: 'stage.hug', change: { role: 'vip' } });
    const file = await call(on, 'export');
    expect(file.commands).toBe(2);
    await on.cleanUp();

    const other = start();
    expect(await call(other, 'previewImport', { text: file.text })).toMatchObject({
      commands: [{ state: 'new' }, { state: 'new' }],
      aliases: [{ state: 'new' }],
      overrides: 1,
    });
    const brought = await call(other, 'import', { text: file.text, conflicts: 'skip', overrides: true });
    expect(brought).toMatchObject({ added: 3, replaced: 0, skipped: [] });
    expect((await call(other, 'export')).text).toBe(file.text);
    const again = await call(other, 'import', { text: file.text, conflicts: 'replace' });
    expect(again).toMatchObject({ added: 0, replaced: 0, undo: null });
    await undo(other, brought.undo);
    expect(await rowOf(other, 'hi')).toBeUndefined();
    expect((await rowOf(other, 'hug'))?.changed).toEqual([]);
  });

  const fileOf = (commands: unknown[], rest: object = {}): string =>
    JSON.stringify({ emcee: 'commands', version: 1, commands, ...rest });

  it.each([
    ['skip', { added: 0, replaced: 0 }, 'I am hi'],
    ['replace', { added: 0, replaced: 1 }, 'Brought'],
    ['rename', { added: 1, replaced: 0 }, 'I am hi'],
  ])('deal with a taken name by "%s"', async (conflicts, counts, says) => {
    const on = start();
    await make(on, ['hi']);
    const text = fileOf([{ names: ['hi'], response: 'Brought' }]);
    const preview = await call(on, 'previewImport', { text });
    expect(preview.commands satisfies ImportLine[]).toMatchObject([
      { state: 'conflict', why: expect.stringContaining('your own') },
    ]);
    expect(await call(on, 'import', { text, conflicts })).toMatchObject(counts);
    await on.chat('!hi');
    expect(on.said[0]?.text).toBe(says);
    expect((await rowOf(on, 'hi2')) !== undefined).toBe(conflicts === 'rename');
  });

  it('never replace a built-in, and never two by one', async () => {
    const on = start();
    await make(on, ['one']);
    await make(on, ['two']);
    const text = fileOf([
      { names: ['hug'], response: 'x' },
      { names: ['one', 'two'], response: 'x' },
      { names: ['same'], response: 'x' },
      { names: ['same'], response: 'y' },
    ]);
    const result = await call(on, 'import', { text, conflicts: 'replace' });
    expect(result).toMatchObject({ added: 1, replaced: 0 });
    expect(result.skipped.map(({ name }) => name)).toEqual(['hug', 'one', 'same']);
  });

  it.each([
    ['no JSON', '{', 'no JSON'],
    ['another file', '{"emcee":"viewers"}', '"emcee"'],
    [
      'a bad field',
      fileOf([
        { names: ['ok'], response: 'x' },
        { names: ['a b'], response: 'x' },
      ]),
      '"commands.1.names.0"',
    ],
    [
      'a bad rule',
      fileOf([{ names: ['ok'], options: { cooldowns: [{ bucket: 'moon' }] } }]),
      'commands.0.options',
    ],
  ])('that are %s are refused whole, with the place', async (_, text, place) => {
    const on = start();
    const result = await on.test.call('commands.import', { text, conflicts: 'replace' });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'commands.badFile', message: expect.stringContaining(place) },
    });
    expect(await rowOf(on, 'ok')).toBeUndefined();
  });
});

describe('the page for viewers', () => {
  it('is there only while its setting is on, and shows what people wrote as text', async () => {
    const on = start();
    const page = () => on.test.app.registries.pages.get('commands')?.html() ?? null;
    expect(page()).toBeNull();
    on.test.app.settings.set('commands', { page: true });
    await make(on, ['<b>'], { help: '<script>alert(1)</script> & "more"', tags: ['<i>'] });
    await make(on, ['hidden'], { options: { ...NEW, hidden: true } });
    await make(on, ['crew'], { options: { ...NEW, role: 'moderator' } });
    const html = page() ?? '';
    expect(html).toContain('!&lt;b&gt;');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;');
    expect(html).not.toMatch(/<script|<b>|<i>|!hidden|!crew|!command\b/);
    on.test.app.settings.set('commands', { page: false });
    expect(page()).toBeNull();
  });

  it('has the same list as the route for viewers, who may ask for nothing else', async () => {
    const on = start();
    const viewer = { role: 'viewer' as const, name: 'viewer' };
    const list = await on.test.call('commands.public', {}, viewer);
    expect(list).toMatchObject({
      ok: true,
      data: {
        prefix: '!',
        categories: expect.arrayContaining([
          { title: 'Stage', commands: [expect.objectContaining({ name: 'hug' })] },
        ]),
      },
    });
    expect(await on.test.call('commands.list', {}, viewer)).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
  });
});

describe('pieces for routines', () => {
  it('run a command line, switch a module, and hear of commands that were used', async () => {
    const on = start();
    const { registries } = on.ctx();
    const run = registries.actions.get('commands.run');
    const heard: string[] = [];
    const end = registries.triggers
      .get('commands.used')
      ?.watch({ command: 'hug' }, (occasion) =>
        heard.push(`${occasion.viewer?.name ?? 'Nobody'} ${occasion.facts['count']}`),
      );
    const occasion = {
      cause: 'Test',
      viewer: null,
      line: null,
      args: [],
      argText: '',
      facts: {},
      notes: {},
      depth: 0,
    };
    const asked = { occasion, signal: new AbortController().signal, reference: 'r' };
    await run?.run({ ...asked, parameters: { line: '!hug', quiet: false } });
    expect(on.said.at(-1)?.text).toContain('hugs.');
    const quiet = await run?.run({ ...asked, parameters: { line: '!hug', quiet: true } });
    expect(quiet?.notes?.['said']).toContain('hugs.');
    await on.chat('!hug');
    await on.chat('!help');
    end?.();
    await on.chat('!hug');
    expect(heard).toEqual(['Nobody 1', 'Robin 2']);

    const modules = registries.actions.get('modules.switch');
    const off = await modules?.run({ ...asked, parameters: { module: 'chat', on: false } });
    expect(on.test.app.modules.isRunning('chat')).toBe(false);
    await off?.undo?.();
    expect(on.test.app.modules.isRunning('chat')).toBe(true);
  });
});

describe('the trace in the panel', () => {
  it('tells why, and says so when nobody decided', async () => {
    const on = start();
    const line = await on.chat('!hgu');
    expect(await on.test.call('chat.trace', { id: line })).toMatchObject({
      ok: true,
      data: { decisions: [{ title: 'Commands', why: 'There is no command !hgu. Did you mean !hug?' }] },
    });
    const plain = await on.chat('Hello');
    expect(await on.test.call('chat.trace', { id: plain })).toMatchObject({
      ok: true,
      data: {
        decisions: [{ by: 'engine', why: expect.stringContaining('Nothing in Emcee waits for such a line') }],
      },
    });
  });
});

describe('what ships', () => {
  it('does not count as changed once it was set back by hand', async () => {
    const on = start();
    await call(on, 'override', { id: 'stage.hug', change: { role: 'vip', names: ['cuddle'] } });
    const { row } = await call(on, 'override', { id: 'stage.hug', change: { role: 'everyone' } });
    expect(row.changed).toEqual(['names']);
    const last = await call(on, 'override', { id: 'stage.hug', change: { names: ['hug'] } });
    expect(last.row).toMatchObject({ name: 'hug', changed: [] });
    expect((await call(on, 'get', { id: 'stage.hug' })).override).toBeNull();
  });

  it('is told of a subcommand itself, not of the command that it belongs to', async () => {
    const on = start();
    const { row, shipped } = await call(on, 'get', { id: 'commands.command.list' });
    expect(row.id).toBe('commands.command');
    expect(shipped?.names).toContain('list');
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { commandsContract } from '../../../shared/contract/commands.ts';
import { call, cleanUp, make, rowOf, start, step, undo, watchedRoutines } from './testing/panelStage.ts';

afterEach(cleanUp);

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

  it('tells all pages at once which prefix they have to name commands with', async () => {
    const on = start();
    const caller = { role: 'viewer', name: 'test' } as const;
    expect(on.test.app.router.snapshot('commands.prefix', caller)).toEqual({
      ok: true,
      data: { prefix: '!' },
    });
    const events: unknown[] = [];
    const end = on.ctx().engine.hub.watch('commands.prefix', (event) => events.push(event));
    on.test.app.settings.set('commands', { prefix: '?' });
    on.test.clock.advance(1000);
    end();
    expect(events).toEqual([{ prefix: '?' }]);
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
    const draft = {
      names: ['friday'],
      response: 'Hi',
      conditions: [{ condition: 'no.such', parameters: {} }],
    };
    const without = await call(start(), 'check', { id: null, draft });
    expect(without.problems).toMatchObject([{ field: 'conditions' }]);
    expect(without.problems[0]?.message).toContain('"Routines", which is switched off');
    await cleanUp();
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

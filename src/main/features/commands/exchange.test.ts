import { afterEach, describe, expect, it } from 'vitest';
import { NEW_COMMAND_OPTIONS as NEW } from '../../../shared/contract/commandDraft.ts';
import type { ImportLine } from '../../../shared/contract/commands.ts';
import { call, cleanUp, make, rowOf, start, undo } from './testing/panelStage.ts';

afterEach(cleanUp);

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

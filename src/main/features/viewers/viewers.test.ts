import { afterEach, describe, expect, it } from 'vitest';
import type { ViewerRow } from '../../../shared/contract/viewers.ts';
import type { Result } from '../../../shared/rpc/errors.ts';
import type { ChatMessage, Person } from '../../engine/chat/chatMessage.ts';
import { startTestApp, type TestApp } from '../../testing/testApp.ts';

let running: TestApp | null = null;
afterEach(async () => {
  await running?.cleanUp();
  running = null;
});

function start(): TestApp {
  running = startTestApp();
  return running;
}

const ROBIN: Person = { id: '11', login: 'robin', name: 'Robin' };
const KIM: Person = { id: '12', login: 'kim', name: 'Kim' };

let lines = 0;
function line(user: Person, parts: Partial<ChatMessage> = {}): ChatMessage {
  lines += 1;
  return {
    id: `line-${lines}`,
    time: 0,
    channel: { id: '1', login: 'streamer' },
    user: { ...user, colour: null },
    badges: [],
    standing: {
      streamer: false,
      moderator: false,
      vip: false,
      subscriberTier: 0,
      subscriberMonths: 0,
      staff: false,
    },
    text: 'hello',
    words: 'hello',
    action: false,
    parts: [{ kind: 'text', text: 'hello' }],
    bits: 0,
    reply: null,
    first: false,
    returning: false,
    highlighted: false,
    rewardId: null,
    shared: null,
    own: false,
    ...parts,
  };
}

function data<T>(result: Result<unknown>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data as T;
}

const people = (app: TestApp) => app.app.services.need('people', 'off');
const list = async (app: TestApp, input: object = {}): Promise<{ rows: ViewerRow[]; total: number }> =>
  data(await app.call('viewers.list', input));

describe('who was here', () => {
  it('is known after a restart, with counts, and under the new name after a renaming', async () => {
    const app = start();
    app.app.events.emit('chat.message', line(ROBIN));
    app.app.events.emit('chat.message', line(ROBIN));
    expect(people(app).record('11')).toMatchObject({ messages: 2, firstSeen: app.clock.now() });
    await app.restart();
    expect(people(app).record('11')?.messages).toBe(2);
    app.app.events.emit('chat.message', line({ id: '11', login: 'robyn', name: 'Robyn' }));
    expect(people(app).known('@Robyn')).toEqual({ id: '11', login: 'robyn', name: 'Robyn' });
    expect(people(app).known('robin')).toBeNull();
    const found = data<{ names: { login: string }[]; viewer: ViewerRow }>(
      await app.call('viewers.get', { id: '11' }),
    );
    expect(found.viewer).toMatchObject({ login: 'robyn', messages: 3 });
    expect(found.names.map(({ login }) => login)).toEqual(['robin']);
    // The former name still finds them in the table.
    expect((await list(app, { filter: { text: 'robin' } })).rows.map(({ id }) => id)).toEqual(['11']);
  });

  it('has the role that chat proves, and every change of it with its time', async () => {
    const app = start();
    const standing = { ...line(ROBIN).standing };
    app.app.events.emit('chat.message', line(ROBIN, { standing: { ...standing, subscriberTier: 2 } }));
    app.clock.advance(1000);
    app.app.events.emit('chat.message', line(ROBIN, { standing: { ...standing, moderator: true } }));
    expect(app.app.services.need('crowd', 'off').roleOf('11')).toBe('moderator');
    const { roles } = data<{ roles: { role: string; since: number }[] }>(
      await app.call('viewers.get', { id: '11' }),
    );
    expect(roles).toEqual([
      { role: 'moderator', since: app.clock.now() },
      { role: 'subscriber2', since: app.clock.now() - 1000 },
    ]);
  });

  it('counts a follower who follows as one, without asking Twitch again', async () => {
    const app = start();
    expect(people(app).follows('11')).toBeNull();
    app.app.events.emit('viewer.followed', { user: ROBIN, time: 5, late: false });
    expect(people(app).follows('11')).toBe(true);
    expect(await people(app).isFollower('11')).toBe(true);
    expect(app.app.services.need('crowd', 'off').roleOf('11')).toBe('follower');
  });

  it('is left alone when it is a known bot, and can be told apart by hand', async () => {
    const app = start();
    const bot = { id: '99', login: 'nightbot', name: 'Nightbot' };
    const before = app.app.services.need('purse', 'off').balance('99', 'xp');
    const message = line(bot);
    app.app.events.emit('chat.message', message);
    app.clock.advance(1000);
    expect(people(app).record('99')?.ignored).toBe(true);
    expect(app.app.services.need('purse', 'off').balance('99', 'xp')).toBe(before);
    expect(app.app.traces.of(message.id)).toContainEqual(
      expect.objectContaining({ by: 'viewers', why: expect.stringContaining('leaves Nightbot alone') }),
    );
    await app.call('viewers.edit', { ids: ['99'], changes: { ignored: false } });
    expect(people(app).record('99')?.ignored).toBe(false);
  });
});

describe('the table', () => {
  it('searches, sorts and filters', async () => {
    const app = start();
    app.app.events.emit('chat.message', line(ROBIN));
    app.clock.advance(60_000);
    app.app.events.emit('chat.message', line(KIM));
    app.app.events.emit('chat.message', line(KIM));
    expect((await list(app)).rows.map(({ name }) => name)).toEqual(['Kim', 'Robin']);
    const byName = await list(app, { sort: { by: 'name', descending: false } });
    expect(byName.rows.map(({ name }) => name)).toEqual(['Kim', 'Robin']);
    expect((await list(app, { sort: { by: 'messages' } })).rows[0]?.messages).toBe(2);
    expect((await list(app, { filter: { text: 'ROB' } })).total).toBe(1);
    expect((await list(app, { filter: { text: '100%' } })).total).toBe(0);
    const richer = app.app.services.need('purse', 'off');
    richer.book({ viewerId: '11', currency: 'tokens', amount: 7, reason: 'x', reference: 'x', actor: 'x' });
    const byTokens = await list(app, { sort: { by: 'balance', currency: 'tokens' } });
    expect(byTokens.rows.map(({ name, balances }) => [name, balances['tokens'] ?? 0])).toEqual([
      ['Robin', 7],
      ['Kim', 0],
    ]);
    expect((await list(app, { filter: { only: 'present' } })).total).toBe(2);
    app.clock.advance(11 * 60_000);
    expect((await list(app, { filter: { only: 'present' } })).total).toBe(0);
  });

  it('changes many at once and puts all of it back', async () => {
    const app = start();
    for (const user of [ROBIN, KIM]) app.app.events.emit('chat.message', line(user));
    const { changed, undo } = data<{ changed: number; undo: string }>(
      await app.call('viewers.edit', {
        ids: ['11', '12', '404'],
        changes: { notes: 'Met in Rome', addGroups: ['Friends'] },
      }),
    );
    expect(changed).toBe(2);
    expect(people(app).groupsOf('12')).toEqual(['Friends']);
    expect((await list(app, { filter: { group: 'Friends', text: 'rome' } })).total).toBe(2);
    expect(await app.call('changes.undo', { id: undo })).toMatchObject({ ok: true });
    expect(people(app).groupsOf('12')).toEqual([]);
    expect((await list(app)).rows.map(({ notes }) => notes)).toEqual(['', '']);
  });

  it('puts two entries together, balances and all', async () => {
    const app = start();
    for (const user of [ROBIN, KIM, KIM]) app.app.events.emit('chat.message', line(user));
    const purse = app.app.services.need('purse', 'off');
    for (const viewerId of ['11', '12']) {
      purse.book({ viewerId, currency: 'tokens', amount: 5, reason: 'x', reference: viewerId, actor: 'x' });
    }
    const { viewer } = data<{ viewer: ViewerRow }>(await app.call('viewers.merge', { from: '11', to: '12' }));
    expect(viewer).toMatchObject({ messages: 3, balances: { tokens: 10 } });
    expect(people(app).byId('11')).toBeNull();
    expect((await list(app, { filter: { text: 'robin' } })).rows.map(({ id }) => id)).toEqual(['12']);
  });

  it('forgets somebody for good and keeps the books balanced', async () => {
    const app = start();
    app.app.events.emit('chat.message', line(ROBIN));
    const purse = app.app.services.need('purse', 'off');
    purse.book({
      viewerId: '11',
      currency: 'tokens',
      amount: 5,
      reason: 'x',
      reference: 'x:11',
      actor: '11',
    });
    expect(data(await app.call('viewers.forget', { ids: ['11'] }))).toEqual({ forgotten: 1 });
    expect(people(app).byId('11')).toBeNull();
    const { rows } = data<{ rows: { viewer: unknown; reference: string; actor: string }[] }>(
      await app.call('economy.ledger', { filter: { currency: 'tokens' } }),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.viewer).toBeNull();
    expect(JSON.stringify(rows)).not.toContain('11"');
    const { currencies } = data<{ currencies: { id: string; balanced: boolean; owned: number }[] }>(
      await app.call('economy.books'),
    );
    expect(currencies.find(({ id }) => id === 'tokens')).toMatchObject({ balanced: true, owned: 5 });
    expect(app.records).toContainEqual(
      expect.objectContaining({ category: 'audit', action: 'viewers.forget', result: 'ok' }),
    );
  });

  it('goes out and comes back the same, formulas made harmless on the way', async () => {
    const app = start();
    for (const user of [ROBIN, KIM]) app.app.events.emit('chat.message', line(user));
    const notes = '=HYPERLINK("http://x.test","hi"), "quoted"\nnext line';
    await app.call('viewers.edit', {
      ids: ['11'],
      changes: { notes, birthday: '05-24', pronouns: 'they/them', addGroups: ['Friends', 'Helpers'] },
    });
    const { text } = data<{ text: string }>(await app.call('viewers.export', {}));
    expect(text).toContain(`"'=HYPERLINK(""http`);
    await app.call('viewers.edit', {
      ids: ['11'],
      changes: { notes: '', birthday: null, pronouns: null, removeGroups: ['Friends', 'Helpers'] },
    });
    const tried = data<{ changed: number; problems: string[] }>(
      await app.call('viewers.import', { text, apply: false }),
    );
    expect(tried).toMatchObject({ changed: 2, problems: [] });
    expect((await list(app, { filter: { text: 'robin' } })).rows[0]?.notes).toBe('');
    await app.call('viewers.import', { text, apply: true });
    expect((await list(app, { filter: { text: 'robin' } })).rows[0]).toMatchObject({
      notes,
      birthday: '05-24',
      pronouns: 'they/them',
      groups: ['Friends', 'Helpers'],
    });
  });

  it('reads strangers and balances, says what it cannot use, and takes all of it back', async () => {
    const app = start();
    const text = [
      'id;login;constructor;balance.tokens;balance.gold;birthday',
      '50;newcomer;x;120;3;05-24',
      'abc;nobody;;1;;',
      '51;;;5;;',
      '52;other;;;;31.02.',
    ].join('\n');
    const done = data<{ added: number; problems: string[]; undo: string }>(
      await app.call('viewers.import', { text, apply: true }),
    );
    expect(done.added).toBe(1);
    expect(done.problems).toHaveLength(4);
    const purse = app.app.services.need('purse', 'off');
    expect(purse.balance('50', 'tokens')).toBe(120);
    await app.call('changes.undo', { id: done.undo });
    expect(purse.balance('50', 'tokens')).toBe(0);
  });
});

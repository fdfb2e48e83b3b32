import { expect, onTestFinished, test } from 'vitest';
import type {
  ActionPiece,
  Routine,
  Run,
  SavedVariable,
  TriggerPiece,
} from '../../../shared/contract/routines.ts';
import { EXAMPLES } from './examples.ts';
import { draft, log, on, RoutineHouse, settle, step } from './testing/house.ts';

function opened(): RoutineHouse {
  const house = new RoutineHouse();
  onTestFinished(() => house.test.cleanUp());
  return house;
}
const kim = { id: '7', login: 'kim', name: 'Kim' };
const raid = (viewers: number) => ({ id: 'r', time: 0, from: kim, viewers });
const wait = (seconds: number) => step('flow.wait', { how: 'seconds', seconds });

test('a saved routine comes back after a restart as it was', async () => {
  const house = opened();
  const saved = await house.save(
    draft([log('a')], { name: 'Mine', queue: 'q', tags: ['x'], triggers: on('twitch.raid') }),
  );
  await house.restart();
  expect((await house.call<{ routine: Routine }>('get', { id: saved.id })).routine).toEqual(saved);
});

test('a routine with a mistake is not saved, and each mistake is placed', async () => {
  const house = opened();
  const bad = step('file.append', { text: 'no file' });
  const given = draft([step('flow.try', { body: [bad], otherwise: [] })], {
    triggers: on('twitch.cheer', { bits: -1 }),
    conditions: [{ condition: 'no.such', parameters: {}, not: false }],
  });
  const result = await house.test.call('routines.save', { id: null, draft: given });
  expect(result).toMatchObject({
    ok: false,
    error: {
      code: 'routines.invalid',
      data: {
        problems: [
          { place: 'trigger', id: 't1', field: 'bits' },
          { place: 'condition', id: null, index: 0 },
          { place: 'step', id: bad.id, field: 'file' },
        ],
      },
    },
  });
});

test('an edit of an older version does not overwrite a newer one', async () => {
  const house = opened();
  const first = await house.save(draft([log('a')]));
  const second = await house.save(draft([log('b')]), first.id, first.version);
  await expect(house.save(draft([log('c')]), first.id, first.version)).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(second.version).toBe(2);
});

test('every change of a routine can be taken back, and versions brought back', async () => {
  const house = opened();
  const { id } = await house.save(draft([log('one')], { name: 'One' }));
  const { undo } = await house.call<{ undo: string }>('save', {
    id,
    draft: draft([log('two')], { name: 'Two' }),
  });
  await house.test.call('changes.undo', { id: undo });
  const now = async () => (await house.call<{ routine: Routine }>('get', { id })).routine;
  expect((await now()).name).toBe('One');
  const versions = await house.call<{ versions: { version: number; draft: { name: string } }[] }>(
    'versions',
    { id },
  );
  expect(versions.versions.map((one) => one.draft.name)).toEqual(['One', 'Two', 'One']);
  await house.call('restore', { id, version: 2 });
  expect((await now()).name).toBe('Two');
  const gone = await house.call<{ undo: string }>('delete', { id });
  await expect(now()).rejects.toMatchObject({ code: 'not_found' });
  await house.test.call('changes.undo', { id: gone.undo });
  expect((await now()).name).toBe('Two');
});

test('a fact of Twitch sets a routine off with who and what, and its filter and conditions hold', async () => {
  const house = opened();
  await house.save(
    draft([log('raided')], {
      triggers: on('twitch.raid', { viewers: 10 }),
      conditions: [{ condition: 'viewer.is', parameters: { who: 'kim' }, not: false }],
    }),
  );
  house.test.app.events.emit('channel.raided', raid(9));
  house.test.app.events.emit('channel.raided', {
    ...raid(10),
    from: { id: '8', login: 'robin', name: 'Robin' },
  });
  house.test.app.events.emit('channel.raided', raid(10));
  await settle();
  expect(house.logged).toEqual(['raided']);
  expect(await house.history()).toMatchObject([
    { cause: 'Raid', viewer: 'Kim', state: 'done', mode: 'real' },
  ]);
});

test('a routine that is switched off, deleted or changed no longer watches as before', async () => {
  const house = opened();
  const raided = (): void => house.test.app.events.emit('channel.raided', raid(5));
  const { id } = await house.save(draft([log('a')], { triggers: on('twitch.raid') }));
  await house.call('enable', { id, on: false });
  raided();
  await house.call('enable', { id, on: true });
  await house.save(draft([log('b')], { triggers: on('twitch.raid') }), id);
  raided();
  await settle();
  await house.call('delete', { id });
  raided();
  await settle();
  expect(house.logged).toEqual(['b']);
});

test('a wait of a routine goes on after a restart of the app', async () => {
  const house = opened();
  const { id } = await house.save(draft([log('before'), wait(600), log('after')]));
  await house.call('run', { id });
  await settle();
  await house.restart();
  expect(house.logged).toEqual(['before']);
  house.test.clock.advance(600_000);
  await settle();
  expect(house.logged).toEqual(['before', 'after']);
  expect(await house.history()).toMatchObject([{ state: 'done', steps: 3 }]);
});

test('time sets routines off: by a rule, and every some minutes', async () => {
  const house = opened();
  const { clock } = house.test;
  await house.save(draft([log('clock')], { triggers: on('time.clock', { rule: '30 * * * *' }) }));
  await house.save(draft([log('every')], { triggers: on('time.every', { minutes: 50, live: false }) }));
  clock.advance(3_600_000);
  await settle();
  clock.advance(3_600_000);
  await settle();
  expect(house.logged.filter((text) => text === 'clock')).toHaveLength(2);
  expect(house.logged.filter((text) => text === 'every')).toHaveLength(2);
  const bad = draft([], { triggers: on('time.clock', { rule: 'whenever' }) });
  await expect(house.save(bad)).rejects.toThrow(/rule for times/);
});

test('the start of Emcee sets a routine off once', async () => {
  const house = opened();
  await house.save(draft([log('hello')], { triggers: on('emcee.started') }));
  await settle();
  expect(house.logged).toEqual([]);
  await house.restart();
  expect(house.logged).toEqual(['hello']);
});

test('the end of a routine sets another off, and two that set each other off come to an end', async () => {
  const house = opened();
  const first = await house.save(draft([log('a')], { name: 'A' }));
  const second = await house.save(
    draft([log('b')], { name: 'B', triggers: on('routine.ended', { routine: first.id }) }),
  );
  await house.save(
    draft([log('a')], { name: 'A', triggers: on('routine.ended', { routine: second.id }) }),
    first.id,
  );
  await house.call('run', { id: first.id });
  for (let turn = 0; turn < 20; turn += 1) await settle();
  expect(house.logged.length).toBe(10);
  expect(house.test.records.some(({ event }) => event === 'routine.circle')).toBe(true);
});

test('a webhook needs its own token, and an old one stops working', async () => {
  const house = opened();
  house.test.app.setServer({ origin: 'http://127.0.0.1:9' });
  const { id } = await house.save(draft([log('hooked')], { triggers: on('panel.webhook') }));
  const at = { id, triggerId: 't1' };
  const { url } = await house.call<{ url: string }>('webhook', at);
  const token = url.replace('http://127.0.0.1:9/hooks/', '');
  const asOverlay = (given: string) =>
    house.test.call('routines.hook', { token: given }, { role: 'overlay', name: 'webhook' });
  expect(await asOverlay(token)).toMatchObject({ ok: true });
  expect(await asOverlay(`${token.slice(1)}x`)).toMatchObject({ ok: false, error: { code: 'not_found' } });
  expect(await asOverlay('')).toMatchObject({ ok: false });
  await house.call('renewWebhook', at);
  expect(await asOverlay(token)).toMatchObject({ ok: false });
  await settle();
  expect(house.logged).toEqual(['hooked']);
});

test('a test that pretends does nothing and tells its steps as they come', async () => {
  const house = opened();
  const told: unknown[] = [];
  onTestFinished(house.test.app.hub.watch('routines.runs', (event) => told.push(event)));
  const given = draft([log('nothing'), wait(60)], { triggers: on('twitch.raid') });
  const { runId } = await house.call<{ runId: string }>('test', { draft: given, how: 'pretend' });
  await settle();
  expect(house.logged).toEqual([]);
  expect(told).toContainEqual(
    expect.objectContaining({
      type: 'step',
      step: expect.objectContaining({ outcome: 'Would log "nothing"', state: 'done' }),
    }),
  );
  expect(await house.call('look', { runId })).toMatchObject({
    run: { mode: 'pretend', state: 'done', cause: 'Test of "Raid"' },
  });
});

test('a test that really does things does them, and asks its conditions when told to', async () => {
  const house = opened();
  const conditions = [{ condition: 'stream.live', parameters: {}, not: false }];
  const given = draft([log('really')], { conditions });
  expect(await house.call('test', { draft: given, how: 'really', askConditions: true })).toEqual({
    runId: null,
    refused: 'The stream is offline.',
  });
  await house.call('test', { draft: given, how: 'really' });
  await settle();
  expect(house.logged).toEqual(['really']);
});

test('a run can be stopped from the panel, and the history is read page by page', async () => {
  const house = opened();
  const { id } = await house.save(draft([wait(600)]));
  for (let index = 0; index < 5; index += 1) await house.call('run', { id });
  await settle();
  expect(await house.call('cancel', { runId: null })).toEqual({ stopped: 5 });
  const first = await house.call<{ runs: Run[]; next: string }>('history', { routineId: id, limit: 3 });
  const second = await house.call<{ runs: Run[]; next: null }>('history', {
    routineId: id,
    limit: 3,
    before: first.next,
  });
  expect([first.runs.length, second.runs.length, second.next]).toEqual([3, 2, null]);
  expect(new Set([...first.runs, ...second.runs].map((run) => run.id)).size).toBe(5);
  expect(first.runs[0]).toMatchObject({ state: 'stopped', problem: 'test stopped it.' });
});

test('what a run did to a value can be taken back', async () => {
  const house = opened();
  const { id } = await house.save(
    draft([
      step('values.set', { name: 'Deaths', how: 'add', value: '2' }),
      step('values.set', { name: 'deaths', how: 'add', value: '3' }),
    ]),
  );
  const { runId } = await house.call<{ runId: string }>('run', { id });
  await settle();
  const value = (): unknown => {
    const shown = house.test.app.router.snapshot('routines.variables', { role: 'streamer', name: 'test' });
    return (shown.ok ? (shown.data as { variables: SavedVariable[] }) : { variables: [] }).variables.map(
      (one) => one.value,
    );
  };
  expect(value()).toEqual([5]);
  await house.call('undoStep', { runId, number: null });
  expect(value()).toEqual([]);
});

test('routines go out to a file and come in under new ids, switched off, still calling each other', async () => {
  const house = opened();
  const inner = await house.save(draft([log('in')], { name: 'Inner' }));
  await house.save(draft([step('flow.routine', { routine: inner.id, wait: true })], { name: 'Outer' }));
  const { text } = await house.call<{ text: string }>('export', { ids: [] });
  const { added, problems } = await house.call<{ added: Routine[]; problems: unknown[] }>('import', { text });
  expect(problems).toEqual([]);
  expect(added.map(({ name, enabled }) => [name, enabled])).toEqual([
    ['Inner', false],
    ['Outer', false],
  ]);
  expect(added[0]?.id).not.toBe(inner.id);
  expect(added[1]?.steps[0]?.parameters['routine']).toBe(added[0]?.id);
  for (const wrong of ['', '[]', '{"kind":"emcee.routines","version":1,"routines":[{"name":5}]}'])
    await expect(house.call('import', { text: wrong })).rejects.toMatchObject({
      code: 'routines.not_a_file',
    });
});

test('a long cooldown is remembered over a restart, and is not begun when another condition says no', async () => {
  const house = opened();
  const cooldown = {
    condition: 'cooldown',
    parameters: { name: 'raid', times: 1, seconds: 3600, per: 'everyone' },
    not: false,
  };
  const is = { condition: 'viewer.is', parameters: { who: 'kim' }, not: false };
  await house.save(draft([log('ran')], { triggers: on('twitch.raid'), conditions: [cooldown, is] }));
  const raided = async (from: typeof kim) => {
    house.test.app.events.emit('channel.raided', { ...raid(5), from });
    await settle();
  };
  await raided({ id: '8', login: 'robin', name: 'Robin' });
  await raided(kim);
  await raided(kim);
  expect(house.logged).toEqual(['ran']);
  await house.restart();
  await raided(kim);
  expect(house.logged).toEqual(['ran']);
  house.test.clock.advance(3_600_000);
  await raided(kim);
  expect(house.logged).toEqual(['ran', 'ran']);
});

test('all kinds describe their parameters, and what they start with has the form that they want', async () => {
  const house = opened();
  type Kinds = { actions: ActionPiece[]; conditions: ActionPiece[]; triggers: TriggerPiece[] };
  const { actions, conditions, triggers } = await house.call<Kinds>('kinds');
  expect([actions.length, conditions.length, triggers.length].every((count) => count > 10)).toBe(true);
  for (const { id, help, parameters, defaults } of [...actions, ...conditions, ...triggers]) {
    expect(help, id).toMatch(/\.$/);
    const properties = parameters['properties'] as Record<string, Record<string, unknown>>;
    expect(Object.keys(defaults), id).toEqual(Object.keys(properties));
    for (const [name, property] of Object.entries(properties)) {
      expect(property, `${id}.${name}`).toMatchObject({
        title: expect.any(String),
        control: expect.any(String),
        template: expect.any(Boolean),
      });
    }
  }
});

test('every example is without a mistake, and a pretended run of it comes to an end', async () => {
  const house = opened();
  for (const { title, draft: example } of EXAMPLES) {
    expect(await house.call('check', { draft: example }), title).toEqual({ problems: [] });
    const viewer = { name: 'kim', role: 'everyone' };
    const { runId } = await house.call<{ runId: string }>('test', { draft: example, how: 'pretend', viewer });
    const look = async () => (await house.call<{ run: Run }>('look', { runId })).run;
    for (let turn = 0; turn < 20 && (await look()).endedAt === null; turn += 1) await settle();
    expect((await look()).endedAt, title).not.toBeNull();
  }
});

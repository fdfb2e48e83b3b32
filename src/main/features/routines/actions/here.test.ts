import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { RoutineHouse, settle, step } from '../testing/house.ts';

function opened(): RoutineHouse {
  const house = new RoutineHouse();
  onTestFinished(() => house.test.cleanUp());
  return house;
}
const call = (parameters: object = {}) => step('http.call', { url: 'https://lamp.test/on', ...parameters });

test('a call sends what it says and notes the answer', async () => {
  const house = opened();
  house.answer = async () => ({ status: 201, type: 'text/plain', text: 'lit' });
  const [done] = await house.ran([
    call({ method: 'POST', headers: 'X-Key: a: b\nAccept: text/plain', body: 'on' }),
  ]);
  expect(house.asked).toMatchObject([
    {
      url: 'https://lamp.test/on',
      method: 'POST',
      headers: { 'X-Key': 'a: b', Accept: 'text/plain' },
      body: 'on',
      timeout: 10_000,
      private: false,
    },
  ]);
  expect(done).toMatchObject({
    state: 'done',
    outcome: 'lamp.test answered with 201.',
    notes: { status: 201, body: 'lit' },
  });
});

test('an answer that is an error fails the step, unless it may', async () => {
  const house = opened();
  house.answer = async () => ({ status: 500, type: 'text/plain', text: 'no' });
  expect((await house.ran([call()]))[0]).toMatchObject({
    state: 'failed',
    outcome: 'lamp.test answered with the error 500.',
  });
  expect((await house.ran([call({ mustSucceed: false })]))[0]).toMatchObject({
    state: 'done',
    notes: { status: 500 },
  });
});

test('addresses of the local network are allowed by the setting only', async () => {
  const house = opened();
  await house.test.call('settings.set', { feature: 'routines', values: { privateCalls: true } });
  await house.ran([call()]);
  expect(house.asked).toMatchObject([{ private: true }]);
});

test('a header that would smuggle another one in is refused', async () => {
  const house = opened();
  const [failed] = await house.ran([call({ headers: 'no colon here' })]);
  expect(failed).toMatchObject({ state: 'failed' });
  expect(house.asked).toEqual([]);
});

test('a call that never ends stops with its run', async () => {
  const house = opened();
  house.answer = () => new Promise(() => {});
  const steps = await house.ran([call()]);
  expect(steps[0]?.state).toBe('running');
  house.test.clock.advance(5 * 60_000);
  await settle();
  expect(house.asked[0]?.signal?.aborted).toBe(true);
  expect(await house.history()).toMatchObject([
    { state: 'failed', problem: expect.stringContaining('5 minutes') },
  ]);
});

test('lines are added to a file and a file is overwritten, and that can be undone', async () => {
  const house = opened();
  const file = (name: string) => readFileSync(join(house.test.folder, 'files', name), 'utf8');
  await house.ran([
    step('file.append', { file: 'winners.txt', text: 'Kim\nand more' }),
    step('file.append', { file: 'winners.txt', text: 'Robin' }),
    step('file.write', { file: 'now/latest.txt', text: 'Robin' }),
  ]);
  expect(file('winners.txt')).toBe('Kim and more\nRobin\n');
  expect(file('now/latest.txt')).toBe('Robin');
  await house.ran([step('file.write', { file: 'now/latest.txt', text: 'Kim' })]);
  const [last] = await house.history();
  await house.call('undoStep', { runId: last?.id, number: 1 });
  expect(file('now/latest.txt')).toBe('Robin');
});

test.each([
  '../out.txt',
  '/etc/x',
  'a/../../x',
  '..',
  '.hidden',
  'C:\\x.txt',
  'a\\..\\..\\x',
  'CON',
  'nul.txt',
  '',
  'a/b/c/d.txt',
  'x. ',
])('the name %j leads nowhere', async (name) => {
  const house = opened();
  const [failed] = await house.ran([step('file.write', { file: name, text: 'x' })]);
  expect(failed).toMatchObject({ state: 'failed', outcome: expect.stringContaining('cannot be the name') });
});

test('a link does not lead out of the folder', async () => {
  const house = opened();
  const files = join(house.test.folder, 'files');
  mkdirSync(files);
  const secret = join(house.test.folder, 'secret.txt');
  writeFileSync(secret, 'mine');
  symlinkSync(secret, join(files, 'link.txt'));
  symlinkSync(house.test.folder, join(files, 'up'));
  const steps = await house.ran([
    step('file.write', { file: 'link.txt', text: 'x' }, { onError: 'continue' }),
    step('file.write', { file: 'up/secret.txt', text: 'x' }),
  ]);
  expect(steps.map(({ state }) => state)).toEqual(['failed', 'failed']);
  expect(readFileSync(secret, 'utf8')).toBe('mine');
});

test('a sound goes to the overlay pages that are open; with none, or a pause, the outcome says so', async () => {
  const house = opened();
  mkdirSync(join(house.test.folder, 'sounds'));
  writeFileSync(join(house.test.folder, 'sounds', 'mine.mp3'), '');
  writeFileSync(join(house.test.folder, 'sounds', 'notes.txt'), '');
  const play = (sound: string) => step('sound.play', { sound, volume: 50 });
  expect((await house.ran([play('bell')]))[0]?.outcome).toContain('no overlay page is open');
  const played: unknown[] = [];
  onTestFinished(house.test.app.hub.watch('routines.sounds', (sound) => played.push(sound)));
  await house.ran([play('bell'), play('mine.mp3')]);
  expect(played).toMatchObject([
    { name: 'bell', own: false, volume: 0.5 },
    { name: 'mine.mp3', own: true, volume: 0.5 },
  ]);
  expect((await house.ran([play('notes.txt')]))[0]?.state).toBe('failed');
  expect((await house.ran([play('../secret.mp3')]))[0]?.state).toBe('failed');
  await house.test.call('settings.set', { feature: 'overlay', values: { paused: true } });
  expect((await house.ran([play('bell')]))[0]?.outcome).toContain('paused');
});

test('a notice for the streamer is on Home', async () => {
  const house = opened();
  await house.ran([step('streamer.notify', { title: 'Look', text: 'A raid' })]);
  expect(house.test.app.notices.list()).toContainEqual(
    expect.objectContaining({ title: 'Look', text: 'A raid' }),
  );
});

test('a value that is no number cannot be added, and nothing is added to a text', async () => {
  const house = opened();
  const set = (how: string, value: string) =>
    step('values.set', { name: 'n', how, value }, { onError: 'continue' });
  const steps = await house.ran([
    set('add', '0.1'),
    set('add', '0.2'),
    set('add', 'x'),
    set('add', ''),
    set('set', 'words'),
    set('add', '1'),
  ]);
  expect(steps.map(({ state, notes }) => [state, notes['value']])).toEqual([
    ['done', 0.1],
    ['done', 0.3],
    ['failed', undefined],
    ['failed', undefined],
    ['done', 'words'],
    ['failed', undefined],
  ]);
});

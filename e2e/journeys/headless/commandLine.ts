import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../fixtures.ts';
import { freePort, takePort } from '../../support/ports.ts';
import { projectFolder } from '../../support/project.ts';

test('it says what it can do and which version it is, without touching a folder', async ({ emcee }) => {
  const help = await emcee.startAndEnd({ bare: true, args: ['--help'] });
  expect(help).toMatchObject({ code: 0, signal: null });
  for (const flag of [
    '--data-dir',
    '--port',
    '--no-open',
    '--version',
    '--help',
    'EMCEE_DATA_DIR',
    'EMCEE_PORT',
  ])
    expect(help.output).toContain(flag);
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  expect(await emcee.startAndEnd({ bare: true, args: ['--version'] })).toMatchObject({
    code: 0,
    output: `${version}\n`,
  });
  expect(emcee.folder.list()).toEqual([]);
});

test('a flag that it does not know and a port that is none are named, and nothing is started', async ({
  emcee,
}) => {
  for (const [args, named] of [
    [['--prot', '1'], '--prot'],
    [['--port', 'eighty'], '"eighty" is not a port'],
    [['--port', '70000'], '"70000" is not a port'],
    [['here'], 'here'],
  ] as const) {
    const ended = await emcee.startAndEnd({ bare: true, args: ['--data-dir', emcee.folder.path, ...args] });
    expect(ended.code, args.join(' ')).toBe(1);
    expect(ended.output).toContain(named);
    // A sentence for a person, not the inside of a program.
    expect(ended.output).not.toContain('    at ');
  }
  expect(emcee.folder.list()).toEqual([]);
});

test('folder and port come from the environment, and a flag wins over it', async ({ emcee }) => {
  const [named, flagged] = [await freePort(), await freePort()];
  const env = { EMCEE_DATA_DIR: emcee.folder.path, EMCEE_PORT: String(named) };
  await emcee.startQuietly({ bare: true, args: ['--no-open'], env });
  expect(emcee.link.origin).toBe(`http://127.0.0.1:${named}`);
  expect(emcee.folder.list()).toContain('emcee.db');
  await emcee.stop();
  await emcee.startQuietly({ bare: true, args: ['--no-open', `--port=${flagged}`], env });
  expect(emcee.link.origin).toBe(`http://127.0.0.1:${flagged}`);
});

test('a port that was asked for and is taken ends the start; one from the settings gives way to a free one', async ({
  emcee,
}) => {
  const { port, server } = await takePort();
  try {
    const ended = await emcee.startAndEnd({ usualPort: true, args: ['--port', String(port)] });
    expect(ended.code).toBe(1);
    expect(ended.output).toContain(`Port ${port} is in use by another program`);
    expect(emcee.folder.list()).not.toContain('emcee.owner.json');

    emcee.folder.writeSettings({ access: { port } });
    const panel = await emcee.start({ usualPort: true });
    expect(emcee.link.port).not.toBe(String(port));
    const notices = panel.getByRole('region', { name: 'Worth knowing' });
    await expect(notices).toContainText(`Port ${port} is in use by another program`);
    await expect(notices).toContainText(`on port ${emcee.link.port} for now`);
  } finally {
    server.close();
  }
});

test('a second start on the same folder says who has it, ends, and leaves the first one alone', async ({
  emcee,
  otherDoor,
}) => {
  await emcee.start();
  const second = await emcee.startAndEnd();
  expect(second.code).toBe(1);
  expect(second.output).toContain(emcee.folder.path);
  expect(second.output).toContain(`process ${emcee.process.pid}`);
  expect(second.output).not.toContain('    at ');

  const app = await otherDoor.startAndEnd();
  expect(app.code).toBe(1);
  expect(app.output).toContain('Emcee without a window (headless) is already running');
  expect(app.output).toContain(`process ${emcee.process.pid}`);
  await expect(emcee.page.getByLabel('Connection to Emcee')).toHaveText('Connected');

  // A lock that nobody holds any more is no obstacle.
  await emcee.kill9();
  await emcee.start();
});

test('with a passphrase the secrets open with that one only', async ({ emcee }) => {
  const env = { EMCEE_PASSPHRASE: 'a long sentence that nobody guesses' };
  await emcee.startQuietly({ env });
  const { token } = emcee;
  await emcee.stop();
  expect(emcee.folder.list()).not.toContain('secrets.key');
  for (const wrong of [{}, { EMCEE_PASSPHRASE: 'another one' }]) {
    const ended = await emcee.startAndEnd({ env: wrong });
    expect(ended.code).toBe(1);
    expect(ended.output).toContain('EMCEE_PASSPHRASE');
    expect(ended.output).not.toContain('    at ');
  }
  await emcee.startQuietly({ env });
  expect(emcee.token).toBe(token);
});

test('a folder that cannot be written to is named, with what to do', async ({ emcee }) => {
  emcee.folder.write('file', '');
  const inside = emcee.folder.file('file', 'data');
  const ended = await emcee.startAndEnd({
    bare: true,
    args: ['--no-open', '--port', '0', '--data-dir', inside],
  });
  expect(ended.code).toBe(1);
  expect(ended.output).toContain(inside);
  expect(ended.output).toContain('--data-dir');
});

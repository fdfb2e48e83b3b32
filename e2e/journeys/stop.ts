import { expect, test } from '../fixtures.ts';

test('a stop ends it within three seconds, with open pages, and all that waited is on the disk', async ({
  emcee,
}) => {
  await emcee.start();
  const { url } = await emcee.ask('overlay', 'address', {});
  await emcee.openElsewhere(url ?? '');
  // Rows of this kind are written late.
  await emcee.ask('overlay', 'renew', {});
  const asked = performance.now();
  expect(await emcee.stop('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(performance.now() - asked).toBeLessThan(3000);

  // Nothing is left that a next start would have to look into.
  const left = emcee.folder.list();
  expect(left).toContain('emcee.clean');
  expect(left.filter((name) => /-wal$|-shm$|\.tmp$|owner/.test(name))).toEqual([]);
  const events = emcee.folder.rows<{ event: string }>('SELECT event FROM log_rows ORDER BY id');
  expect(events.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['app.started', 'token.renewed', 'call.changed', 'app.stopped']),
  );
  expect(emcee.folder.log().at(-1)).toMatchObject({ event: 'app.stopped' });

  await emcee.startQuietly();
  expect(await emcee.stop('SIGINT')).toEqual({ code: 0, signal: null });
  expect(emcee.folder.list()).toContain('emcee.clean');
});

import { expect, test } from '../fixtures.ts';

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} ends it within three seconds, with open pages, and all that waited is on the disk`, async ({
    emcee,
  }) => {
    await emcee.start();
    const { url } = await emcee.ask('overlay', 'address', {});
    await emcee.openElsewhere(url ?? '');
    await emcee.ask('overlay', 'renew', {});
    // Rows of this kind are written late.
    await emcee.ask('settings', 'set', { feature: 'overlay', values: { cardSeconds: 7 } });
    const asked = performance.now();
    expect(await emcee.stop(signal)).toEqual({ code: 0, signal: null });
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
  });
}

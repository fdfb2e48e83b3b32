import { afterEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/testApp.ts';
import { logFeature } from '../log/index.ts';
import { changesFeature } from './index.ts';

let test: TestApp | null = null;
afterEach(async () => {
  await test?.cleanUp();
  test = null;
});

describe('undo in the panel', () => {
  it('takes a change back, tells all panels, and writes down who did it', async () => {
    const on = startTestApp({ features: [logFeature, changesFeature] });
    test = on;
    let done = true;
    const id = on.app.undo.add({ feature: 'quotes', text: 'Deleted the quote 12', actor: 'Robin' }, () => {
      done = false;
    });
    const events: unknown[] = [];
    const end = on.app.hub.watch('changes.list', (event) => events.push(event));
    const result = await on.call('changes.undo', { id }, { role: 'moderator', name: 'Mo' });
    end();
    expect(result).toMatchObject({ ok: true, data: { text: 'Deleted the quote 12', undone: true } });
    expect(done).toBe(false);
    expect(events.at(-1)).toMatchObject({ changes: [{ id, undone: true }] });
    const audit = on.records.filter(({ event }) => event === 'change.undone');
    expect(audit).toMatchObject([
      { category: 'audit', actor: 'Mo', message: 'Mo took back: Deleted the quote 12' },
    ]);
  });

  it('answers when it is too late, and writes nothing down as done', async () => {
    const on = startTestApp({ features: [logFeature, changesFeature] });
    test = on;
    expect(await on.call('changes.undo', { id: '99' })).toMatchObject({
      ok: false,
      error: { code: 'not_found', message: expect.stringContaining('can no longer be undone') },
    });
    expect(on.records.some(({ event }) => event === 'change.undone')).toBe(false);
  });

  it('is not for viewers', async () => {
    const on = startTestApp({ features: [logFeature, changesFeature] });
    test = on;
    const id = on.app.undo.add({ feature: 'quotes', text: 'x', actor: 'Robin' }, () => {});
    expect(await on.call('changes.undo', { id }, { role: 'viewer', name: 'viewer' })).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
    expect(on.app.undo.list()[0]?.undone).toBe(false);
  });

  it('shows a panel that opens now what can be taken back', async () => {
    const on = startTestApp({ features: [logFeature, changesFeature] });
    test = on;
    on.app.undo.add({ feature: 'quotes', text: 'x', actor: 'Robin' }, () => {});
    expect(on.app.router.snapshot('changes.list', { role: 'moderator', name: 'Mo' })).toMatchObject({
      ok: true,
      data: { changes: [{ text: 'x', actor: 'Robin', undone: false }] },
    });
  });
});

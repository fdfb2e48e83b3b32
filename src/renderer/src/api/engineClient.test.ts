import { expect, test } from 'vitest';
import type { EngineMessage, PanelMessage } from '../../../shared/rpc/wire.ts';
import { EngineClient, type RawWatch } from './engineClient.ts';
import { FakeTiming } from './testing/fakeTiming.ts';
import type { ConnectionState, TransportListener } from './transport.ts';

function setUp() {
  const timing = new FakeTiming();
  const sent: PanelMessage[] = [];
  const states: ConnectionState[] = [];
  let listener: TransportListener | null = null;
  const client = new EngineClient({
    transport: {
      start(given) {
        listener = given;
        return () => {};
      },
      send(message) {
        sent.push(message);
        return true;
      },
      retry() {},
    },
    onState: (state) => states.push(state),
    text: (code) => `told: ${code}`,
    timing,
  });
  client.start();
  return {
    client,
    timing,
    sent,
    states,
    online: () => listener?.onState({ kind: 'online' }),
    offline: () => listener?.onState({ kind: 'offline', retryAt: 0, attempt: 1 }),
    connecting: () => listener?.onState({ kind: 'connecting', attempt: 1 }),
    engine: (message: EngineMessage) => listener?.onMessage(message),
    watches: () => sent.filter(({ type }) => type !== 'call'),
  };
}

/** A watcher that writes down what it is told. */
function watcher(): RawWatch & { told: unknown[] } {
  const told: unknown[] = [];
  return {
    told,
    onSnapshot: (data) => told.push({ snapshot: data }),
    onEvents: (events) => told.push({ events }),
    onRefused: (error) => told.push({ refused: error.code }),
  };
}

const unavailable = { ok: false, error: { code: 'unavailable', message: 'told: unavailable', data: null } };

test('each answer reaches the call that it belongs to, whatever their order', async () => {
  const { client, online, engine, sent } = setUp();
  online();
  const first = client.call('log.list', { limit: 1 });
  const second = client.call('log.features', {});
  const [one, two] = sent;
  if (one?.type !== 'call' || two?.type !== 'call') expect.fail('two calls should be sent');
  engine({ type: 'answer', id: two.id, result: { ok: true, data: 'second' } });
  engine({ type: 'answer', id: one.id, result: { ok: true, data: 'first' } });
  expect(await first).toEqual({ ok: true, data: 'first' });
  expect(await second).toEqual({ ok: true, data: 'second' });
});

test('calls in flight when the connection drops are answered, and a late answer does no harm', async () => {
  const { client, online, offline, engine, timing } = setUp();
  online();
  const call = client.call('log.list', {});
  offline();
  expect(await call).toEqual(unavailable);
  engine({ type: 'answer', id: 1, result: { ok: true, data: 'late' } });
  expect(timing.waiting).toBe(0);
});

test('a call while offline, or while the connection comes back, is answered at once', async () => {
  const { client, online, offline, connecting, sent } = setUp();
  online();
  offline();
  expect(await client.call('log.list', {})).toEqual(unavailable);
  connecting();
  expect(await client.call('log.list', {})).toEqual(unavailable);
  expect(sent).toEqual([]);
});

test('a call before the first connection goes out when it opens', async () => {
  const { client, online, engine, sent } = setUp();
  const call = client.call('settings.list', {});
  expect(sent).toEqual([]);
  online();
  engine({ type: 'answer', id: 1, result: { ok: true, data: 1 } });
  expect(await call).toEqual({ ok: true, data: 1 });
});

test('a call that is never answered times out, and one that had time is not cut short', async () => {
  const { client, online, timing } = setUp();
  online();
  const call = client.call('log.list', {});
  const patient = client.call('backups.make', {}, 120_000);
  timing.advance(15_000);
  expect(await call).toEqual({ ok: false, error: { code: 'timeout', message: 'told: timeout', data: null } });
  timing.advance(105_000);
  expect(await patient).toMatchObject({ ok: false, error: { code: 'timeout' } });
  expect(timing.waiting).toBe(0);
});

test('what is watched is watched again after a reconnect, and starts over with a snapshot', () => {
  const { client, online, offline, engine, watches } = setUp();
  const home = watcher();
  client.watch('home.overview', home);
  online();
  engine({ type: 'snapshot', live: 'home.overview', data: 1 });
  engine({ type: 'events', events: [{ live: 'home.overview', data: 2 }] });
  offline();
  online();
  engine({ type: 'snapshot', live: 'home.overview', data: 3 });
  expect(watches()).toEqual([
    { type: 'watch', live: 'home.overview' },
    { type: 'watch', live: 'home.overview' },
  ]);
  expect(home.told).toEqual([{ snapshot: 1 }, { events: [2] }, { snapshot: 3 }]);
});

test('the engine lets a stream go only when its last watcher has gone', () => {
  const { client, online, engine, watches } = setUp();
  online();
  const [first, second] = [watcher(), watcher()];
  const endFirst = client.watch('modules.states', first);
  const endSecond = client.watch('modules.states', second);
  endFirst();
  endFirst();
  engine({ type: 'snapshot', live: 'modules.states', data: 'x' });
  expect(first.told).toEqual([]);
  expect(second.told).toEqual([{ snapshot: 'x' }]);
  expect(watches().filter(({ type }) => type === 'unwatch')).toEqual([]);
  endSecond();
  expect(watches().at(-1)).toEqual({ type: 'unwatch', live: 'modules.states' });
});

test('a second watcher gets a snapshot of its own', () => {
  const { client, online, watches } = setUp();
  online();
  client.watch('modules.states', watcher());
  client.watch('modules.states', watcher());
  expect(watches()).toHaveLength(2);
});

test('a stream that is no longer watched is not asked for after a reconnect', () => {
  const { client, online, offline, watches } = setUp();
  online();
  client.watch('log.tail', watcher())();
  offline();
  const before = watches().length;
  online();
  expect(watches()).toHaveLength(before);
});

test('events that came together reach each stream in one go and in their order', () => {
  const { client, online, engine } = setUp();
  online();
  const [log, home] = [watcher(), watcher()];
  client.watch('log.tail', log);
  client.watch('home.overview', home);
  engine({
    type: 'events',
    events: [
      { live: 'log.tail', data: 1 },
      { live: 'home.overview', data: 'a' },
      { live: 'log.tail', data: 2 },
      { live: 'nobody.watches', data: 0 },
    ],
  });
  expect(log.told).toEqual([{ events: [1, 2] }]);
  expect(home.told).toEqual([{ events: ['a'] }]);
});

test('a refused stream says why, and is asked for again once its feature is on', () => {
  const { client, online, engine, watches } = setUp();
  online();
  const stage = watcher();
  client.watch('overlay.stage', stage);
  client.watch('overlays.other', watcher());
  engine({ type: 'refused', live: 'overlay.stage', error: { code: 'feature_off', message: 'It is off.' } });
  expect(stage.told).toEqual([{ refused: 'feature_off' }]);
  client.rewatch('overlay');
  expect(watches().slice(2)).toEqual([{ type: 'watch', live: 'overlay.stage' }]);
});

test('a watcher that ends another one in its turn does not break the rest', () => {
  const { client, online, engine } = setUp();
  online();
  const second = watcher();
  let endSecond = (): void => {};
  client.watch('log.tail', { onSnapshot: () => endSecond(), onEvents: () => {} });
  endSecond = client.watch('log.tail', second);
  const third = watcher();
  client.watch('log.tail', third);
  engine({ type: 'snapshot', live: 'log.tail', data: 1 });
  expect(third.told).toEqual([{ snapshot: 1 }]);
});

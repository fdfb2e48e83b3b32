import { expect, test } from 'vitest';
import { type SocketEvents, SocketTransport, TOKEN_REFUSED } from './socketTransport.ts';
import { FakeTiming } from './testing/fakeTiming.ts';
import type { ConnectionState } from './transport.ts';

interface FakeSocket {
  events: SocketEvents;
  protocols: string[];
  sent: string[];
  closed: boolean;
}

function setUp(given: { token?: () => string | null; keepTrying?: boolean } = {}) {
  const timing = new FakeTiming();
  const sockets: FakeSocket[] = [];
  const states: ConnectionState[] = [];
  const messages: unknown[] = [];
  const transport = new SocketTransport({
    url: 'ws://127.0.0.1:1/panel',
    token: given.token ?? (() => 'secret'),
    limits: { first: 500, longest: 15_000 },
    keepTrying: given.keepTrying ?? false,
    timing,
    open: (_url, protocols, events) => {
      const socket: FakeSocket = { events, protocols, sent: [], closed: false };
      sockets.push(socket);
      return {
        send: (text) => socket.sent.push(text),
        close: () => {
          socket.closed = true;
        },
      };
    },
  });
  const stop = transport.start({
    onState: (state) => states.push(state),
    onMessage: (message) => messages.push(message),
  });
  return {
    timing,
    transport,
    sockets,
    messages,
    stop,
    states,
    last: () => sockets.at(-1) ?? expect.fail('no socket was opened'),
    kinds: () => states.map(({ kind }) => kind),
  };
}

test('the token goes along as a sub-protocol, and never in the address', () => {
  const { last } = setUp();
  expect(last().protocols).toEqual(['emcee', 'token.secret']);
});

test('nothing is sent before the connection is open', () => {
  const { transport, last } = setUp();
  expect(transport.send({ type: 'watch' })).toBe(false);
  last().events.opened();
  expect(transport.send({ type: 'watch' })).toBe(true);
  expect(last().sent).toEqual(['{"type":"watch"}']);
});

test('a lost connection is tried again after longer and longer waits, up to a bound', () => {
  const { timing, sockets, states, last } = setUp();
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 9; attempt += 1) {
    last().events.closed(1006);
    const state = states.at(-1);
    if (state?.kind !== 'offline') expect.fail('should be offline');
    expect(state.attempt).toBe(attempt);
    waits.push(state.retryAt - timing.now());
    timing.advance(waits.at(-1) ?? 0);
  }
  expect(waits).toEqual([375, 750, 1500, 3000, 6000, 11_250, 11_250, 11_250, 11_250]);
  expect(sockets).toHaveLength(10);
});

test('the waits of two pages differ by chance, but never by more than half', () => {
  for (const [chance, wait] of [
    [0, 250],
    [0.999_999, 500],
  ] as const) {
    const { timing, last, states } = setUp();
    timing.chance = chance;
    last().events.closed(1006);
    expect(states.at(-1)).toMatchObject({ retryAt: timing.now() + wait });
  }
});

test('a server that accepts and closes at once is not tried in a rush', () => {
  const { timing, last, states } = setUp();
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    last().events.opened();
    last().events.closed(1011);
    timing.advance(2000);
  }
  expect(states.filter(({ kind }) => kind === 'offline')).toMatchObject([
    { attempt: 1 },
    { attempt: 2 },
    { attempt: 3 },
  ]);
});

test('a message from the engine ends the row of failed attempts', () => {
  const { timing, last, states, messages } = setUp();
  last().events.closed(1006);
  timing.advance(1000);
  last().events.opened();
  last().events.received('{"type":"answer","id":1}');
  expect(messages).toEqual([{ type: 'answer', id: 1 }]);
  last().events.closed(1006);
  expect(states.at(-1)).toMatchObject({ kind: 'offline', attempt: 1 });
});

test('a connection that never opens is given up and tried again', () => {
  const { timing, sockets, kinds } = setUp();
  timing.advance(10_000);
  expect(sockets[0]?.closed).toBe(true);
  expect(kinds()).toEqual(['connecting', 'offline']);
  timing.advance(500);
  expect(sockets).toHaveLength(2);
});

test('a wrong token ends the attempts of a panel', () => {
  const { timing, sockets, states, last } = setUp();
  last().events.opened();
  last().events.closed(TOKEN_REFUSED);
  timing.advance(3_600_000);
  expect(sockets).toHaveLength(1);
  expect(states.at(-1)).toEqual({ kind: 'refused', reason: 'wrong' });
});

test('a token that was renewed in this panel is used at once', () => {
  let token = 'old';
  const { last, sockets, kinds } = setUp({ token: () => token });
  last().events.opened();
  token = 'new';
  last().events.closed(TOKEN_REFUSED);
  expect(last().protocols).toEqual(['emcee', 'token.new']);
  expect(sockets).toHaveLength(2);
  expect(kinds()).not.toContain('refused');
});

test('an overlay goes on trying after its token was refused', () => {
  const { timing, sockets, last, kinds } = setUp({ keepTrying: true });
  last().events.opened();
  last().events.closed(TOKEN_REFUSED);
  timing.advance(500);
  expect(sockets).toHaveLength(2);
  expect(kinds()).not.toContain('refused');
});

test('without a token nothing is opened, and a token that was pasted is used', () => {
  let token: string | null = null;
  const { transport, sockets, states } = setUp({ token: () => token });
  expect(sockets).toHaveLength(0);
  expect(states).toEqual([{ kind: 'refused', reason: 'missing' }]);
  token = 'pasted';
  transport.retry();
  expect(sockets[0]?.protocols).toEqual(['emcee', 'token.pasted']);
});

test('a token that no sub-protocol can hold is a wrong one, not a crash', () => {
  const states: ConnectionState[] = [];
  const timing = new FakeTiming();
  const transport = new SocketTransport({
    url: 'ws://127.0.0.1:1/panel',
    token: () => 'not a token',
    limits: { first: 500, longest: 15_000 },
    keepTrying: false,
    timing,
    open: () => {
      throw new SyntaxError('invalid protocol');
    },
  });
  transport.start({ onState: (state) => states.push(state), onMessage: () => {} });
  expect(states.at(-1)).toEqual({ kind: 'refused', reason: 'wrong' });
  expect(timing.waiting).toBe(0);
});

test('trying now does not wait, and leaves no second attempt behind', () => {
  const { timing, sockets, transport, last } = setUp();
  last().events.closed(1006);
  transport.retry();
  expect(sockets).toHaveLength(2);
  last().events.opened();
  timing.advance(60_000);
  expect(sockets).toHaveLength(2);
});

test('a socket that was given up is not heard any more', () => {
  const { timing, sockets, messages, states } = setUp();
  timing.advance(10_000);
  const before = states.length;
  sockets[0]?.events.opened();
  sockets[0]?.events.received('{"type":"answer"}');
  sockets[0]?.events.closed(1006);
  expect(messages).toEqual([]);
  expect(states).toHaveLength(before);
});

test('stopping closes the socket and leaves no timer', () => {
  const { timing, stop, last } = setUp();
  last().events.closed(1006);
  stop();
  expect(timing.waiting).toBe(0);
});

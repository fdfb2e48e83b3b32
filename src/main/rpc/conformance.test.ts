import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Result } from '../../shared/rpc/errors.ts';
import type { EngineMessage } from '../../shared/rpc/wire.ts';
import { AccessTokens } from '../engine/access.ts';
import { Redactor } from '../engine/log/redactor.ts';
import { memorySecrets } from '../engine/testing/memorySecrets.ts';
import { systemClock } from '../node/systemClock.ts';
import { serveIpc, TO_ENGINE, TO_PANEL } from './ipcTransport.ts';
import { startLocalServer } from './localServer.ts';
import { createExample } from './testing/exampleRouter.ts';

type Example = ReturnType<typeof createExample>;

interface Carrier {
  call(route: string, input: unknown): Promise<Result<unknown>>;
  end(): Promise<void>;
}

interface StreamCarrier extends Carrier {
  send(message: unknown): void;
  /** The next message that fits; those before it are kept for later questions. */
  next(fits: (message: EngineMessage) => boolean): Promise<EngineMessage>;
}

/** Keeps what came and hands it to whoever asks for it. */
function inbox(): { take(message: EngineMessage): void; next: StreamCarrier['next'] } {
  let kept: EngineMessage[] = [];
  let asking: { fits: (message: EngineMessage) => boolean; give: (message: EngineMessage) => void } | null =
    null;
  return {
    take(message) {
      if (asking?.fits(message)) {
        const { give } = asking;
        asking = null;
        give(message);
      } else {
        kept.push(message);
      }
    },
    next: (fits) =>
      new Promise((resolve) => {
        const there = kept.find(fits);
        if (there) {
          kept = kept.filter((message) => message !== there);
          resolve(there);
        } else {
          asking = { fits, give: resolve };
        }
      }),
  };
}

function caller(send: (message: unknown) => void, next: StreamCarrier['next']): Carrier['call'] {
  let id = 0;
  return async (route, input) => {
    id += 1;
    const mine = id;
    send({ type: 'call', id: mine, route, input });
    const answer = await next((message) => message.type === 'answer' && message.id === mine);
    return answer.type === 'answer'
      ? answer.result
      : { ok: false, error: { code: 'internal', message: '', data: null } };
  };
}

async function overIpc(example: Example): Promise<StreamCarrier> {
  const ipc = new EventEmitter();
  const box = inbox();
  const sender = Object.assign(new EventEmitter(), {
    id: 1,
    isDestroyed: () => false,
    // Electron clones what crosses the bridge; only JSON comes through here, to be as strict as the others.
    send: (channel: string, message: EngineMessage) => {
      if (channel === TO_PANEL) box.take(JSON.parse(JSON.stringify(message)));
    },
  });
  const end = serveIpc(
    ipc,
    () => true,
    { ...example, clock: systemClock },
    () => {},
  );
  const send = (message: unknown): void =>
    void ipc.emit(TO_ENGINE, { sender }, JSON.parse(JSON.stringify(message)));
  return { send, next: box.next, call: caller(send, box.next), end: async () => end() };
}

async function startServer(example: Example) {
  const access = new AccessTokens(memorySecrets(), new Redactor());
  const server = await startLocalServer(
    {
      ...example,
      clock: systemClock,
      access,
      version: '1.2.3',
      panelFolder: null,
      health: () => ({ status: 'ok' }),
      page: () => null,
    },
    0,
  );
  return { access, server };
}

async function overSocket(example: Example): Promise<StreamCarrier> {
  const { access, server } = await startServer(example);
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/panel`, [
    'emcee',
    `token.${access.token('panel')}`,
  ]);
  const box = inbox();
  socket.on('message', (data) => box.take(JSON.parse(String(data))));
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const send = (message: unknown): void => socket.send(JSON.stringify(message));
  return {
    send,
    next: box.next,
    call: caller(send, box.next),
    end: async () => {
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.close();
      await closed;
      await server.close();
    },
  };
}

async function overHttp(example: Example): Promise<Carrier> {
  const { access, server } = await startServer(example);
  return {
    async call(route, input) {
      const response = await fetch(`${server.origin}/api/${route.replace('.', '/')}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${access.token('panel')}`, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      return (await response.json()) as Result<unknown>;
    },
    end: () => server.close(),
  };
}

let end: (() => Promise<void>) | null = null;
afterEach(async () => {
  await end?.();
  end = null;
});

describe.each([
  ['IPC', overIpc],
  ['WebSocket', overSocket],
  ['HTTP', overHttp],
] as const)('calls over %s', (_name, open) => {
  async function start() {
    const example = createExample();
    const carrier = await open(example);
    end = carrier.end;
    return { example, carrier };
  }

  it('carries input, defaults and the answer', async () => {
    const { carrier } = await start();
    expect(await carrier.call('example.echo', { text: 'hi 🎪', times: 2 })).toEqual({
      ok: true,
      data: { said: 'hi 🎪hi 🎪', by: 'streamer' },
    });
    expect(await carrier.call('example.echo', { text: 'once' })).toEqual({
      ok: true,
      data: { said: 'once', by: 'streamer' },
    });
  });

  it('names the field that does not fit', async () => {
    const { carrier } = await start();
    const result = await carrier.call('example.echo', { text: 5 });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'bad_input', data: { fields: [{ path: 'text' }] } },
    });
  });

  it('carries a refusal with its code, its words and its facts', async () => {
    const { carrier } = await start();
    expect(await carrier.call('example.refuse', {})).toEqual({
      ok: false,
      error: {
        code: 'example.no_flour',
        message: 'There is no flour. Buy some.',
        data: { missing: 'flour' },
      },
    });
  });

  it('keeps the details of an unexpected failure to the log', async () => {
    const { carrier, example } = await start();
    const result = await carrier.call('example.boom', {});
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(result)).not.toContain('a secret detail');
    expect(example.log.kept.some((entry) => entry.event === 'call.failed')).toBe(true);
  });

  it.each([
    'example.nothing',
    'nothing.echo',
    'nothing',
    'example.constructor',
    '__proto__.echo',
    'example.',
  ])('does not find %s', async (route) => {
    const { carrier } = await start();
    expect(await carrier.call(route, {})).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  it('says that a feature is off', async () => {
    const { carrier, example } = await start();
    example.switchTo(false);
    expect(await carrier.call('example.echo', { text: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'feature_off' },
    });
  });

  it('writes changes to the audit log', async () => {
    const { carrier, example } = await start();
    await carrier.call('example.change', { value: 7 });
    expect(example.log.kept).toContainEqual(
      expect.objectContaining({ category: 'audit', action: 'example.change', result: 'ok' }),
    );
  });
});

describe.each([
  ['IPC', overIpc],
  ['WebSocket', overSocket],
] as const)('streams over %s', (_name, open) => {
  async function start() {
    const example = createExample();
    const carrier = await open(example);
    end = carrier.end;
    return { example, carrier };
  }

  it('gives a snapshot and then events, in order and before the answer that caused them', async () => {
    const { carrier } = await start();
    carrier.send({ type: 'watch', live: 'example.values' });
    expect(await carrier.next((message) => message.type === 'snapshot')).toEqual({
      type: 'snapshot',
      live: 'example.values',
      data: { value: 1 },
    });
    const order: string[] = [];
    const events = carrier.next((message) => {
      order.push(message.type);
      return message.type === 'events';
    });
    carrier.send({ type: 'call', id: 99, route: 'example.change', input: { value: 5 } });
    expect(await events).toEqual({
      type: 'events',
      events: [{ live: 'example.values', data: { value: 5 } }],
    });
    expect(order).toEqual(['events']);
    await carrier.next((message) => message.type === 'answer' && message.id === 99);
  });

  it('puts a flood into few messages', async () => {
    const { carrier, example } = await start();
    carrier.send({ type: 'watch', live: 'example.values' });
    await carrier.next((message) => message.type === 'snapshot');
    for (let value = 0; value < 500; value += 1) example.hub.push('example.values', { value });
    const batch = await carrier.next((message) => message.type === 'events');
    expect(
      batch.type === 'events' && batch.events.map((event) => (event.data as { value: number }).value),
    ).toEqual([...Array(500).keys()]);
  });

  it('answers a flood that is too large with a fresh snapshot', async () => {
    const { carrier, example } = await start();
    carrier.send({ type: 'watch', live: 'example.values' });
    await carrier.next((message) => message.type === 'snapshot');
    for (let value = 0; value < 5000; value += 1) example.hub.push('example.values', { value });
    expect(await carrier.next((message) => message.type !== 'answer')).toMatchObject({
      type: 'snapshot',
      live: 'example.values',
    });
  });

  it('sends no events after the watch has ended', async () => {
    const { carrier, example } = await start();
    carrier.send({ type: 'watch', live: 'example.values' });
    await carrier.next((message) => message.type === 'snapshot');
    carrier.send({ type: 'unwatch', live: 'example.values' });
    await carrier.call('example.echo', { text: 'unwatched' });
    expect(example.hub.watching('example.values')).toBe(0);
  });

  it('refuses an unknown stream and a message without form, and goes on', async () => {
    const { carrier } = await start();
    carrier.send({ type: 'watch', live: 'example.nothing' });
    expect(await carrier.next((message) => message.type === 'refused')).toMatchObject({
      error: { code: 'not_found' },
    });
    carrier.send(['what', 'is', 'this']);
    expect(await carrier.next((message) => message.type === 'refused')).toMatchObject({
      error: { code: 'bad_input' },
    });
    expect(await carrier.call('example.echo', { text: 'still here' })).toMatchObject({ ok: true });
  });

  it('takes up a stream again when its feature comes back', async () => {
    const { carrier, example } = await start();
    example.switchTo(false);
    carrier.send({ type: 'watch', live: 'example.values' });
    expect(await carrier.next((message) => message.type === 'refused')).toMatchObject({
      error: { code: 'feature_off' },
    });
    example.switchTo(true);
    expect(await carrier.next((message) => message.type === 'snapshot')).toMatchObject({
      data: { value: 1 },
    });
  });

  it('leaves no watcher behind when the panel goes', async () => {
    const { carrier, example } = await start();
    carrier.send({ type: 'watch', live: 'example.values' });
    await carrier.next((message) => message.type === 'snapshot');
    await carrier.end();
    end = null;
    expect(example.hub.size).toBe(0);
  });
});

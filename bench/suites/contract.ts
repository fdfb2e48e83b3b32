import { EventEmitter } from 'node:events';
import { WebSocket } from 'ws';
import { AccessTokens } from '../../src/main/engine/access.ts';
import { Redactor } from '../../src/main/engine/log/redactor.ts';
import { memorySecrets } from '../../src/main/engine/testing/memorySecrets.ts';
import { systemClock } from '../../src/main/node/systemClock.ts';
import { serveIpc, TO_ENGINE } from '../../src/main/rpc/ipcTransport.ts';
import { startLocalServer } from '../../src/main/rpc/localServer.ts';
import { createExample } from '../../src/main/rpc/testing/exampleRouter.ts';
import type { EngineMessage } from '../../src/shared/rpc/wire.ts';
import { rate, type Suite } from '../harness.ts';

const CALLS = 1000;
const INPUT = { text: 'hello', times: 2 };

/** One call after the other, each waiting for its answer. */
export async function contractSuite(): Promise<Suite> {
  const example = createExample();
  const access = new AccessTokens(memorySecrets(), new Redactor());
  const server = await startLocalServer(
    {
      ...example,
      clock: systemClock,
      access,
      version: '0',
      panelFolder: null,
      health: () => ({}),
      page: () => null,
    },
    0,
  );
  const token = access.token('panel');

  let answered = (_message: EngineMessage): void => {};
  const ipc = new EventEmitter();
  const sender = Object.assign(new EventEmitter(), {
    id: 1,
    isDestroyed: () => false,
    send: (_channel: string, message: EngineMessage) => answered(structuredClone(message)),
  });
  const endIpc = serveIpc(
    ipc,
    () => true,
    { ...example, clock: systemClock },
    () => {},
  );

  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/panel`, ['emcee', `token.${token}`]);
  await new Promise((resolve) => socket.once('open', resolve));
  socket.on('message', (data) => answered(JSON.parse(String(data))));

  const oneByOne = (call: () => Promise<unknown>) => (): Promise<number> =>
    rate(CALLS, async () => {
      for (let count = 0; count < CALLS; count += 1) await call();
    });
  const answer = (send: () => void): Promise<unknown> =>
    new Promise((resolve) => {
      answered = resolve;
      send();
    });
  const message = { type: 'call', id: 1, route: 'example.echo', input: INPUT };

  return {
    title: `Contract round trips, ${CALLS} one after the other`,
    note: 'the router called directly',
    runs: 9,
    cases: [
      {
        name: 'router',
        unit: '/s',
        measure: oneByOne(() =>
          example.router.call('example.echo', INPUT, { role: 'streamer', name: 'bench' }),
        ),
      },
      {
        name: 'IPC',
        unit: '/s',
        measure: oneByOne(() => answer(() => ipc.emit(TO_ENGINE, { sender }, structuredClone(message)))),
      },
      {
        name: 'WebSocket',
        unit: '/s',
        measure: oneByOne(() => answer(() => socket.send(JSON.stringify(message)))),
      },
      {
        name: 'HTTP',
        unit: '/s',
        measure: oneByOne(async () => {
          const response = await fetch(`${server.origin}/api/example/echo`, {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: JSON.stringify(INPUT),
          });
          return response.json();
        }),
      },
    ],
    async end() {
      endIpc();
      socket.terminate();
      await server.close();
    },
  };
}

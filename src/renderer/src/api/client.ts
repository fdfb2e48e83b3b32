import { t } from 'i18next';
import { bridgeTransport } from './bridgeTransport.ts';
import { reportConnection, useConnection } from './connection.ts';
import type { Client, EventOf, FeatureId, LiveName, SnapshotOf } from './contractTypes.ts';
import { EngineClient } from './engineClient.ts';
import { SocketTransport, socketUrl } from './socketTransport.ts';
import { storedToken, takeTokenFromAddress } from './token.ts';
import type { Transport } from './transport.ts';

export interface Watch<Snapshot, Event> {
  /** First, after each reconnect, and whenever the stream starts over. It replaces all that came before. */
  onSnapshot(snapshot: Snapshot): void;
  onEvent?(event: Event): void;
  /** Instead of `onEvent`: those that arrived together, for a stream that can be a flood. */
  onEvents?(events: Event[]): void;
  onRefused?(error: { code: string; message: string }): void;
}

/** Calls that do more work than others, in milliseconds. */
const PATIENCE: Readonly<Record<string, number>> = {
  'backups.make': 120_000,
  'backups.restore': 120_000,
  'log.export': 60_000,
  'log.list': 30_000,
};

/** True in the desktop app, where no token and no address are needed. */
export const inDesktop = window.emcee !== undefined;

function chooseTransport(): Transport {
  if (window.emcee) return bridgeTransport(window.emcee);
  takeTokenFromAddress();
  return new SocketTransport({
    url: socketUrl(location),
    token: storedToken,
    limits: { first: 500, longest: 15_000 },
    keepTrying: false,
  });
}

const transport = chooseTransport();
const engine = new EngineClient({
  transport,
  onState: reportConnection,
  text: (code) => t(code === 'timeout' ? 'app:connection.timeout' : 'app:connection.unavailable'),
});

export function startClient(): void {
  engine.start();
  if (inDesktop) return;
  // A link that is pasted into this very tab changes only what stands behind the #.
  addEventListener('hashchange', () => {
    if (takeTokenFromAddress()) location.reload();
  });
  addEventListener('online', () => retryConnection());
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) retryConnection();
  });
}

/** Tries to connect now, unless it is connected or trying. */
export function retryConnection(): void {
  const { kind } = useConnection.getState().state;
  if (kind === 'offline' || kind === 'refused') transport.retry();
}

/** `client.log.list({})`: every call of the contract, by feature. A call answers and never rejects. */
export const client = new Proxy({} as Client, {
  get: (_, feature) =>
    new Proxy(
      {},
      {
        get: (__, route) => {
          const name = `${String(feature)}.${String(route)}`;
          return (input: unknown) => engine.call(name, input, PATIENCE[name]);
        },
      },
    ),
});

/** Watches a stream of the contract until the returned function is called. */
export function watch<F extends FeatureId, L extends LiveName<F>>(
  feature: F,
  live: L,
  handlers: Watch<SnapshotOf<F, L>, EventOf<F, L>>,
): () => void {
  const { onRefused } = handlers;
  return engine.watch(`${feature}.${live}`, {
    // The engine's own pushes are typed by the same contract on its side, so they are not parsed again here.
    onSnapshot: (data) => handlers.onSnapshot(data as SnapshotOf<F, L>),
    onEvents: (events) => {
      const typed = events as EventOf<F, L>[];
      if (handlers.onEvents) handlers.onEvents(typed);
      else for (const event of typed) handlers.onEvent?.(event);
    },
    ...(onRefused ? { onRefused } : {}),
  });
}

/** Asks anew for a feature's streams, after it was switched on. */
export function rewatch(feature: string): void {
  engine.rewatch(feature);
}

import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { Caller } from '../../shared/rpc/contract.ts';
import { PanelSession, type SessionParts } from './session.ts';

/** The close code that tells a panel that its token is wrong, so that it asks for a new link instead of trying on. */
export const WRONG_TOKEN = 4401;

/** A panel that does not read is not sent more than this before it has caught up, in bytes. */
const MOST_UNREAD = 4 * 1024 * 1024;

const PING_MS = 20_000;

interface WsParts extends Pick<SessionParts, 'router' | 'hub' | 'clock'> {
  resolve(token: string): Caller | null;
  /** Called for a panel with a wrong token. */
  refused(address: string): void;
}

/** A browser cannot send headers with a WebSocket, so the token comes as a sub-protocol: `token.TOKEN`. */
export function tokenOf(protocols: string | undefined): string {
  const named = (protocols ?? '').split(',').map((protocol) => protocol.trim());
  return named.find((protocol) => protocol.startsWith('token.'))?.slice('token.'.length) ?? '';
}

/** The panel and the overlay in a browser. Needs @fastify/websocket to be registered. */
export function serveWebSocket(server: FastifyInstance, parts: WsParts): { closeFor(token: string): void } {
  const open = new Map<WebSocket, string>();

  server.get('/panel', { websocket: true }, (socket, request) => {
    const token = tokenOf(request.headers['sec-websocket-protocol']);
    const caller = parts.resolve(token);
    if (!caller) {
      parts.refused(request.ip);
      socket.close(WRONG_TOKEN, 'wrong token');
      return;
    }
    open.set(socket, token);
    const session = new PanelSession({
      router: parts.router,
      hub: parts.hub,
      clock: parts.clock,
      caller,
      send: (message) => {
        if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
      },
      ready: () => socket.bufferedAmount < MOST_UNREAD,
    });
    let alive = true;
    const endPing = parts.clock.every(PING_MS, () => {
      if (!alive) {
        socket.terminate();
        return;
      }
      alive = false;
      socket.ping();
    });
    socket.on('pong', () => {
      alive = true;
    });
    socket.on('message', (data) => session.receive(parseJson(String(data))));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      endPing();
      session.close();
      open.delete(socket);
    });
  });

  return {
    closeFor(token) {
      const stale = [...open].filter(([, held]) => held === token).map(([socket]) => socket);
      // Not before the present call was answered: the panel that renewed its own token gets the new one that way.
      setImmediate(() => {
        for (const socket of stale) socket.close(WRONG_TOKEN, 'token renewed');
      });
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

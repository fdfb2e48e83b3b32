import { existsSync } from 'node:fs';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import websocket from '@fastify/websocket';
import fastify, { type FastifyInstance } from 'fastify';
import { AppError } from '../../shared/rpc/errors.ts';
import type { AccessTokens } from '../engine/access.ts';
import type { LiveHub } from '../engine/liveHub.ts';
import type { Metrics } from '../engine/metrics.ts';
import type { Clock, Logger } from '../engine/ports.ts';
import { serveHooks } from './hooks.ts';
import { failure, serveHttpApi } from './httpTransport.ts';
import type { Router } from './router.ts';
import { serveSounds } from './sounds.ts';
import { serveWebSocket, tokenOf } from './wsTransport.ts';

export interface LocalServerParts {
  router: Router;
  hub: LiveHub;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  access: AccessTokens;
  version: string;
  /** The built panel; null serves the API and the overlay socket only. */
  panelFolder: string | null;
  /** The streamer's own sounds, for the overlay; left out, none are served. */
  soundsFolder?: string;
  health(): Record<string, unknown>;
  /** A page for everybody on this computer; null when there is none of that name. */
  page(id: string): string | null;
}

export interface LocalServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** In bytes. A file that is brought in, such as one of commands, comes as one call: 5 MB of it, quoted as JSON. */
const LONGEST_MESSAGE = 8 * 1024 * 1024;

/** Calls in a minute from one program; a panel sends its calls over the socket, which is not counted. */
const MOST_CALLS_A_MINUTE = 6000;

/**
 * The server on loopback that carries the panel in a browser, the overlay in OBS, the HTTP API, health and metrics.
 * Any web page can reach loopback, so every request must name us as Host and may not come from a foreign Origin.
 */
export async function startLocalServer(parts: LocalServerParts, port: number): Promise<LocalServer> {
  const server = fastify({
    bodyLimit: LONGEST_MESSAGE,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  });
  guard(server, parts);
  answerErrors(server, parts);

  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'https:'],
        connectSrc: ["'self'", 'ws://127.0.0.1:*', 'ws://localhost:*'],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    hsts: false,
    crossOriginEmbedderPolicy: false,
  });
  await server.register(rateLimit, { max: MOST_CALLS_A_MINUTE, timeWindow: '1 minute' });
  await server.register(websocket, {
    options: {
      maxPayload: LONGEST_MESSAGE,
      handleProtocols: (protocols: Set<string>) => (protocols.has('emcee') ? 'emcee' : false),
    },
  });

  let sockets = { closeFor: (_token: string): void => {} };
  await server.register(async (scope) => {
    sockets = serveWebSocket(scope, {
      ...parts,
      resolve: (token) => parts.access.resolve(token),
      refused: (address) => refuse(parts, 'panel.refused', `A panel from ${address} came with a wrong token`),
    });
    serveHttpApi(scope, {
      router: parts.router,
      version: parts.version,
      resolve: (token) => parts.access.resolve(token),
    });
  });
  await server.register(async (scope) => serveHooks(scope, parts.router));
  if (parts.soundsFolder !== undefined) {
    serveSounds(server, parts.soundsFolder, (token) => parts.access.resolve(token) !== null);
  }
  server.get('/health', () => parts.health());
  server.get('/metrics', (_request, reply) =>
    reply.type('text/plain; version=0.0.4').send(parts.metrics.text()),
  );
  server.get<{ Params: { id: string } }>('/page/:id', (request, reply) => {
    const html = parts.page(request.params.id);
    if (html === null) return reply.callNotFound();
    return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);
  });
  if (parts.panelFolder !== null && existsSync(parts.panelFolder)) {
    await server.register(fastifyStatic, {
      root: parts.panelFolder,
      index: ['index.html'],
      extensions: ['html'],
      setHeaders: (reply, path) => {
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }

  try {
    await server.listen({ host: LOOPBACK, port });
  } catch (thrown) {
    await server.close();
    if (isPortTaken(thrown)) {
      throw new AppError(
        'conflict',
        `Port ${port} is in use by another program. Choose another one (--port, EMCEE_PORT, or the setting "Port"), or 0 for any free one.`,
      );
    }
    throw thrown;
  }
  const address = server.server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;

  let tokens = { panel: parts.access.token('panel'), overlay: parts.access.token('overlay') };
  const endWatch = parts.access.onRenew((kind) => {
    sockets.closeFor(tokens[kind]);
    tokens = { ...tokens, [kind]: parts.access.token(kind) };
  });

  return {
    origin: `http://${LOOPBACK}:${bound}`,
    port: bound,
    close: async () => {
      endWatch();
      await server.close();
    },
  };
}

function guard(server: FastifyInstance, parts: LocalServerParts): void {
  server.addHook('onRequest', async (request, reply) => {
    const { host, origin } = request.headers;
    const isUpgrade = request.headers.upgrade !== undefined;
    // A connection that asked for an upgrade is not the HTTP server's any more: after a refusal nobody would close it.
    if (isUpgrade) reply.raw.once('finish', () => request.socket.destroySoon());
    const own = ownHosts(request.socket.localPort ?? 0);
    if (!host || !own.includes(host)) {
      refuse(parts, 'request.foreignHost', `A request for the foreign host "${host ?? ''}" was refused`);
      const message =
        'This server answers only under 127.0.0.1 and localhost. Open the address that Emcee shows you.';
      return reply.code(403).send(failure('forbidden', message));
    }
    if (origin !== undefined && !own.some((name) => origin === `http://${name}`)) {
      refuse(parts, 'request.foreignOrigin', `A request from the foreign page "${origin}" was refused`);
      const message =
        'Another web page may not talk to Emcee. Open the panel itself, or call from a program without an Origin header.';
      return reply.code(403).send(failure('forbidden', message));
    }
    // A program can read a status, so it gets one; a browser cannot, so it gets a close code after the upgrade.
    if (
      isUpgrade &&
      origin === undefined &&
      parts.access.resolve(tokenOf(request.headers['sec-websocket-protocol'])) === null
    ) {
      refuse(parts, 'panel.refused', `A program from ${request.ip} came with a wrong token`);
      return reply
        .code(401)
        .send(failure('unauthorised', 'This token is missing or wrong. Use the one that Emcee shows you.'));
    }
    return undefined;
  });
}

function answerErrors(server: FastifyInstance, parts: LocalServerParts): void {
  server.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send(failure('not_found', `There is nothing at ${request.method} ${request.url.split('?')[0]}.`)),
  );
  server.setErrorHandler((thrown: Error & { statusCode?: number }, request, reply) => {
    const status = thrown.statusCode ?? 500;
    if (status === 429)
      return reply.code(429).send(failure('rate_limited', 'Too many calls in a short time. Wait a minute.'));
    if (status === 413)
      return reply.code(413).send(failure('bad_input', 'This is too large: a call may have 1 MB.'));
    if (status < 500)
      return reply.code(status).send(failure('bad_input', `This call was not understood: ${thrown.message}`));
    parts.metrics.count('errors_total', 'Errors that nobody expected', { place: 'http' });
    parts.log.error(
      {
        event: 'request.failed',
        action: `${request.method} ${request.routeOptions.url ?? ''}`,
        message: 'A request failed',
      },
      thrown,
    );
    return reply
      .code(500)
      .send(failure('internal', 'Something went wrong inside Emcee. The Log page has the details.'));
  });
}

function ownHosts(port: number): string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

function refuse(parts: LocalServerParts, event: string, message: string): void {
  parts.log.warn({ category: 'authentication', event, result: 'refused', message });
}

function isPortTaken(thrown: unknown): boolean {
  return (
    thrown instanceof Error && 'code' in thrown && (thrown.code === 'EADDRINUSE' || thrown.code === 'EACCES')
  );
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { DisposableStore } from '../engine/lifecycle.ts';
import type { Clock, Logger, Random } from '../engine/ports.ts';
import { seededRandom } from '../engine/random.ts';
import { MessageLimits, Quotas } from './chat/limits.ts';
import { answerControl } from './controlApi.ts';
import { Crowd } from './crowd/crowd.ts';
import { EventSubHub } from './eventsub/eventSubHub.ts';
import { Faults } from './faults.ts';
import { furnish } from './furnish.ts';
import { createHappenings } from './happenings.ts';
import { HelixServer } from './helix/helixServer.ts';
import type { House, RehearsalUrls } from './house.ts';
import { type Answer, type Call, readCall, readUrl, writeAnswer } from './http/exchange.ts';
import { mayControl } from './http/loopbackGuard.ts';
import { answerActivate } from './ids/activatePage.ts';
import { type Client, Clients } from './ids/clients.ts';
import { DeviceFlow } from './ids/deviceFlow.ts';
import { answerIds, type IdService } from './ids/idRoutes.ts';
import { type TokenMemory, Tokens } from './ids/tokens.ts';
import { ChatHub } from './irc/chatHub.ts';
import { handleFrame } from './irc/commands.ts';
import { IrcSession } from './irc/ircSession.ts';
import { forkSeed, Ids } from './makeIds.ts';
import { Scenes } from './scenes/scenes.ts';
import type { Stage } from './stage.ts';
import { readStats } from './stats.ts';
import { World, type WorldOptions } from './world/world.ts';

export interface RehearsalOptions {
  clock: Clock;
  random: Random;
  /** When given, everything is drawn from it and `random` is not asked. */
  seed?: number;
  log: Logger;
  /** 0 picks a free one. */
  port?: number;
  world?: WorldOptions;
  /** Applications besides the one that exists from the start. */
  clients?: readonly Client[];
  /** The login as which every device code is approved at once; null waits for somebody to say yes. */
  autoApprove?: string | null;
  /** How many seconds an app is told to wait before it asks again whether somebody said yes; Twitch's own when left out. */
  pollInterval?: number;
  /** Begins with what a streamer has: rewards, a goal, ads, a schedule, friends who are live, viewers in the room. */
  furnished?: boolean;
  /** Keeps the sign-ins for the next start. */
  memory?: TokenMemory;
}

export interface RehearsalServer extends House {
  /** Ends everything; no timer, socket or port is left. */
  stop(): Promise<void>;
}

/** Starts the simulated Twitch on 127.0.0.1. The same seed and the same calls give the same world. */
export async function startRehearsal(options: RehearsalOptions): Promise<RehearsalServer> {
  const { clock } = options;
  const random = options.seed === undefined ? options.random : seededRandom(options.seed);
  const log = options.log.for('rehearsal');
  const ids = new Ids(seededRandom(forkSeed(random)));
  const world = new World(clock, ids, options.world);
  const clients = new Clients(options.clients);
  const stage: Stage = {
    clock,
    random: seededRandom(forkSeed(random)),
    log,
    ids,
    world,
    clients,
    chat: new ChatHub(clock),
    eventSub: new EventSubHub(clock, ids, log),
    tokens: new Tokens(clock, seededRandom(forkSeed(random)), ids, options.memory ?? null),
    devices: new DeviceFlow(clock, ids),
    limits: new MessageLimits(),
    quotas: new Quotas(),
    running: new DisposableStore(),
    onLine: new Set(),
  };
  if (options.pollInterval !== undefined) stage.devices.pollInterval = options.pollInterval;
  if (options.autoApprove) stage.devices.autoApprove = world.accounts.obtain(options.autoApprove);
  stage.tokens.onGrantEnd(({ clientId, accountId }) => {
    stage.eventSub.revoke(
      'authorization_revoked',
      (subscription) => subscription.clientId === clientId && subscription.accountId === accountId,
    );
  });

  const helix = new HelixServer(stage);
  const faults = new Faults(stage, helix);
  const happen = createHappenings(stage);
  const crowd = new Crowd(stage, happen, seededRandom(forkSeed(random)));
  const scenes = new Scenes(stage, happen, faults, crowd, seededRandom(forkSeed(random)));
  const idService: IdService = {
    clock,
    accounts: world.accounts,
    clients,
    tokens: stage.tokens,
    devices: stage.devices,
    activateUrl: () => `${urls.base}/activate?public=true&device-code=`,
  };

  const route = (call: Call): Answer | Promise<Answer> | null => {
    const { path } = call;
    if (path === '/eventsub/subscriptions') return helix.answer(call, path);
    // The second of each pair is the layout that twurple expects of a stand-in.
    for (const prefix of ['/helix', '/mock'])
      if (path.startsWith(`${prefix}/`)) return helix.answer(call, path.slice(prefix.length));
    for (const prefix of ['/oauth2', '/auth'])
      if (path.startsWith(`${prefix}/`)) return answerIds(idService, call, path.slice(prefix.length));
    if (path === '/control' || path.startsWith('/control/')) return answerControl(house, call, path.slice(9));
    if (path === '/activate')
      return mayControl(call, house.port) ? answerActivate(stage.devices, world, call) : { status: 403 };
    return null;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await readCall(request);
    if (typeof call === 'number') {
      writeAnswer(response, { status: call });
      return;
    }
    // Our own pages work in any weather.
    const own = call.path.startsWith('/control') || call.path === '/activate';
    if (!own) await faults.delay();
    const failure = own ? null : faults.failure(call.path);
    const answer = failure ?? (await route(call)) ?? { status: 404 };
    if (!own && faults.losesAnswer(call.path)) {
      request.socket.destroy();
      return;
    }
    writeAnswer(response, answer);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((thrown: unknown) => {
      log.error(
        { event: 'rehearsal.failed', message: `The simulated Twitch failed on ${request.url}` },
        thrown,
      );
      response.destroy();
    });
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 64 * 1024,
    // Chat libraries insist on hearing their sub-protocol back.
    handleProtocols: (offered) => (offered.has('irc') ? 'irc' : false),
  });
  server.on('connection', (socket: Socket) => faults.accept(socket));
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => {});
    const url = readUrl(request);
    const eventSub = url?.pathname === '/ws';
    if (!url || (!eventSub && url.pathname !== '/' && url.pathname !== '/irc')) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    if (eventSub && !keepaliveAllowed(url.searchParams)) {
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      if (eventSub) stage.eventSub.connect(opened, url.searchParams);
      else openChat(stage, opened);
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const urls: RehearsalUrls = {
    base: `http://127.0.0.1:${port}`,
    helix: `http://127.0.0.1:${port}/helix`,
    ids: `http://127.0.0.1:${port}/oauth2`,
    eventSub: `ws://127.0.0.1:${port}/ws`,
    chat: `ws://127.0.0.1:${port}/`,
    control: `http://127.0.0.1:${port}/control`,
  };
  stage.eventSub.setUrl(urls.eventSub);
  log.info({ event: 'rehearsal.started', message: `The simulated Twitch listens on ${urls.base}` });

  let stopping: Promise<void> | null = null;
  const house: RehearsalServer = {
    port,
    urls,
    stage,
    world,
    tokens: stage.tokens,
    devices: stage.devices,
    happen,
    crowd,
    scenes,
    faults,
    helix,
    stats: () => readStats(stage, helix, crowd),
    stop() {
      stopping ??= new Promise<void>((resolve) => {
        scenes.stop();
        stage.running.dispose();
        stage.chat.dispose();
        stage.eventSub.dispose();
        sockets.close();
        server.close(() => resolve());
        faults.dropAll();
      });
      return stopping;
    },
  };
  if (options.furnished) furnish(stage, happen, crowd);
  return house;
}

/** 10 to 600 seconds, or nothing. */
function keepaliveAllowed(query: URLSearchParams): boolean {
  const asked = query.get('keepalive_timeout_seconds');
  return asked === null || (/^\d+$/.test(asked) && Number(asked) >= 10 && Number(asked) <= 600);
}

function openChat(stage: Stage, socket: WebSocket): void {
  const session = new IrcSession(socket, stage.chat.traffic);
  session.muted = stage.chat.silent;
  stage.chat.sessions.add(session);
  socket.on('error', () => {});
  socket.on('close', () => stage.chat.gone(session));
  socket.on('message', (bytes) => {
    if (!session.muted) handleFrame(stage, session, bytes.toString());
  });
}

import type { Clock } from '../../engine/ports.ts';
import { seededRandom } from '../../engine/random.ts';
import { FakeClock } from '../../engine/testing/fakeClock.ts';
import { keepingLogger } from '../../engine/testing/keepingLogger.ts';
import { REHEARSAL_CLIENT_ID } from '../ids/clients.ts';
import { KNOWN_SCOPES } from '../ids/scopes.ts';
import { type RehearsalOptions, type RehearsalServer, startRehearsal } from '../server.ts';
import type { Account } from '../world/account.ts';
import { EventSubClient } from './eventSubClient.ts';
import { IrcClient } from './ircClient.ts';

export interface Reply {
  status: number;
  /** Parsed when it is JSON; null when there is no body. */
  body: unknown;
  headers: Headers;
}

/** A rehearsal for tests, with the questions that every test asks of it. */
export class House {
  readonly server: RehearsalServer;
  readonly clock: FakeClock;
  private readonly closers: (() => void)[] = [];

  private constructor(server: RehearsalServer, clock: FakeClock) {
    this.server = server;
    this.clock = clock;
  }

  static async open(
    options: Partial<Omit<RehearsalOptions, 'clock'>> & { clock?: Clock; seed?: number } = {},
  ): Promise<House> {
    const clock = new FakeClock();
    const server = await startRehearsal({
      clock,
      random: seededRandom(options.seed ?? 1),
      log: keepingLogger(),
      ...options,
    });
    return new House(server, clock);
  }

  async close(): Promise<void> {
    for (const close of this.closers) close();
    await this.server.stop();
  }

  get streamer(): Account {
    return this.server.world.streamer;
  }

  get bot(): Account {
    return this.server.world.bot;
  }

  /** A token with these scopes; with all that there are when none are named. */
  token(account: Account, scopes: readonly string[] = [...KNOWN_SCOPES]): string {
    return this.server.tokens.issue(REHEARSAL_CLIENT_ID, account.id, scopes).access.token;
  }

  async helix(
    method: string,
    path: string,
    options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Reply> {
    const headers: Record<string, string> = { 'Client-Id': REHEARSAL_CLIENT_ID, ...options.headers };
    if (options.token) headers['Authorization'] = `Bearer ${options.token}`;
    if (options.body !== undefined) headers['Content-Type'] = 'application/json';
    const response = await fetch(this.server.urls.helix + path, {
      method,
      headers,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    return readReply(response);
  }

  /** A form to the id service. */
  async ids(path: string, fields: Record<string, string>): Promise<Reply> {
    const response = await fetch(this.server.urls.ids + path, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
    return readReply(response);
  }

  async joinAs(account: Account, token = this.token(account)): Promise<IrcClient> {
    const { urls } = this.server;
    const client = await IrcClient.join(urls.chat, token, account.login, this.streamer.login);
    this.closers.push(() => client.close());
    return client;
  }

  async chat(): Promise<IrcClient> {
    const client = await IrcClient.open(this.server.urls.chat);
    this.closers.push(() => client.close());
    return client;
  }

  async eventSub(url = this.server.urls.eventSub): Promise<EventSubClient> {
    const client = await EventSubClient.open(url);
    this.closers.push(() => client.close());
    return client;
  }

  subscribe(
    token: string,
    sessionId: string,
    type: string,
    version: string,
    condition: Record<string, string>,
  ): Promise<Reply> {
    return this.helix('POST', '/eventsub/subscriptions', {
      token,
      body: { type, version, condition, transport: { method: 'websocket', session_id: sessionId } },
    });
  }
}

async function readReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const json = (response.headers.get('content-type') ?? '').startsWith('application/json');
  return {
    status: response.status,
    body: text === '' ? null : json ? JSON.parse(text) : text,
    headers: response.headers,
  };
}

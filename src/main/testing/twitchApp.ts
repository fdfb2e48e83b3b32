import type { TwitchStatus } from '../../shared/contract/twitch.ts';
import type { Caller } from '../../shared/rpc/contract.ts';
import { AppError, type Result } from '../../shared/rpc/errors.ts';
import { REHEARSAL_CLIENT_ID } from '../rehearsal/ids/clients.ts';
import { House } from '../rehearsal/testing/house.ts';
import type { Account } from '../rehearsal/world/account.ts';
import { resolveEndpoints } from '../twitch/endpoints.ts';
import { createFetch, type Fetch } from '../twitch/http.ts';
import { CountingFetch } from '../twitch/testing/countingFetch.ts';
import { startTestApp, type TestApp, type TestAppOptions } from './testApp.ts';

const STREAMER: Caller = { role: 'streamer', name: 'test' };

/** The whole app, connected over real sockets to a simulated Twitch, and one clock for both. */
export class TwitchApp {
  readonly house: House;
  readonly test: TestApp;
  readonly http: CountingFetch;

  private constructor(house: House, test: TestApp, http: CountingFetch) {
    this.house = house;
    this.test = test;
    this.http = http;
  }

  /** `listen` stands between Emcee and Twitch and sees every answer. */
  static async open(
    options: TestAppOptions = {},
    listen: (fetch: Fetch) => Fetch = (fetch) => fetch,
  ): Promise<TwitchApp> {
    const house = await House.open();
    const http = new CountingFetch(listen(createFetch(house.clock)));
    const { chat, helix, ids, eventSub } = house.server.urls;
    const test = startTestApp({
      ...options,
      clock: house.clock,
      twitch: {
        endpoints: resolveEndpoints({ irc: chat, api: helix, id: ids, eventSub }),
        clientId: REHEARSAL_CLIENT_ID,
        fetch: http.fetch,
        ...options.twitch,
      },
    });
    return new TwitchApp(house, test, http);
  }

  async close(): Promise<void> {
    await this.test.cleanUp();
    await this.house.close();
  }

  get happen() {
    return this.house.server.happen;
  }

  get status(): TwitchStatus {
    return this.snapshot<TwitchStatus>('twitch.status');
  }

  /** What a panel that opens now would see. */
  snapshot<T>(live: string): T {
    return dataOf<T>(this.test.app.router.snapshot(live, STREAMER));
  }

  /** The answer to a call as the streamer; throws what it fails with. */
  async ask<T = unknown>(route: string, input: unknown = {}): Promise<T> {
    return dataOf<T>(await this.test.call(route, input));
  }

  /** Through the code and the browser, as people do it. */
  async signIn(role: 'streamer' | 'bot', account: Account): Promise<void> {
    const { code } = await this.ask<{ code: string }>('twitch.signIn', { role });
    this.house.server.devices.approve(code, account);
    await this.advance(5_000);
    await this.until(() => this.accountState(role) === 'signed-in');
  }

  accountState(role: 'streamer' | 'bot'): TwitchStatus['accounts'][number]['state'] | undefined {
    return this.status.accounts.find((account) => account.role === role)?.state;
  }

  /** Both accounts signed in, and chat and events connected. */
  async online(): Promise<void> {
    await this.signIn('streamer', this.house.streamer);
    await this.signIn('bot', this.house.bot);
    await this.connected();
  }

  /** Time moves on only where something waits for it. */
  async connected(): Promise<void> {
    for (;;) {
      const { chat, events, subscriptions } = this.status;
      const wanted = subscriptions.some(({ state }) => state === 'wanted');
      if (chat.state === 'online' && events.state === 'online' && !wanted) break;
      if (chat.state === 'waiting' || events.state === 'waiting' || wanted) this.house.clock.advance(500);
      await this.http.idle();
    }
    await this.http.idle();
  }

  /** Resolves when it holds, after as many turns of the event loop as the sockets need. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Moves time on, second by second, and lets every question be answered in between. */
  async advance(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 1_000) {
      this.house.clock.advance(Math.min(1_000, left));
      await this.http.idle();
    }
  }
}

function dataOf<T>(result: Result<unknown>): T {
  if (!result.ok) throw new AppError(result.error.code, result.error.message, result.error.data);
  return result.data as T;
}

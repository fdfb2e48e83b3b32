import { EventBus, type EventName, type Events } from '../../engine/events.ts';
import { Metrics } from '../../engine/metrics.ts';
import { seededRandom } from '../../engine/random.ts';
import { keepingLogger } from '../../engine/testing/keepingLogger.ts';
import type { AccountSlot } from '../../engine/twitch/accounts.ts';
import { fleetingMarks, type Marks } from '../../engine/twitch/marks.ts';
import type { TwitchState } from '../../engine/twitch/service.ts';
import { REHEARSAL_CLIENT_ID } from '../../rehearsal/ids/clients.ts';
import { House } from '../../rehearsal/testing/house.ts';
import type { Account } from '../../rehearsal/world/account.ts';
import { resolveEndpoints } from '../endpoints.ts';
import { createFetch } from '../http.ts';
import { createTwitch, type TwitchWithAuth } from '../twitchService.ts';
import { CountingFetch } from './countingFetch.ts';
import { KeepingRedactor, MemorySecrets, once } from './memory.ts';

export interface Told {
  name: EventName;
  fact: Events[EventName];
}

/** The whole client against the rehearsal, over real sockets and with a clock that tests move. */
export class TwitchHouse {
  readonly house: House;
  readonly secrets = new MemorySecrets();
  readonly redactor = new KeepingRedactor();
  readonly log = keepingLogger();
  readonly events: EventBus;
  /** Everything that was announced, in order. */
  readonly told: Told[] = [];
  marks: Marks = fleetingMarks();
  http: CountingFetch;
  twitch: TwitchWithAuth;
  private readonly toldWatchers = new Set<() => void>();

  private constructor(house: House) {
    this.house = house;
    this.events = new EventBus((event, listener, thrown) => {
      throw new Error(`${listener} failed on ${event}`, { cause: thrown });
    });
    const emit = this.events.emit.bind(this.events);
    this.events.emit = (name, fact) => {
      this.told.push({ name, fact });
      emit(name, fact);
      for (const check of this.toldWatchers) check();
    };
    [this.twitch, this.http] = this.make();
  }

  static async open(): Promise<TwitchHouse> {
    return new TwitchHouse(await House.open());
  }

  /** As after a restart: nothing is left but what was saved. */
  async restart(): Promise<void> {
    await this.twitch.stop();
    [this.twitch, this.http] = this.make();
    this.twitch.start();
  }

  async close(): Promise<void> {
    await this.twitch.stop();
    await this.house.close();
  }

  get happen() {
    return this.house.server.happen;
  }

  /** Through the code and the browser, as people do it. */
  async signIn(slot: AccountSlot, account: Account): Promise<void> {
    const state = await this.twitch.signIn(slot);
    if (state.kind !== 'waiting') throw new Error(`no code: ${JSON.stringify(state)}`);
    this.house.server.devices.approve(state.userCode, account);
    this.house.clock.advance(5_000);
    await this.until((now) => now.signIns.some((one) => one.slot === slot && one.state.kind === 'done'));
  }

  /** Both accounts signed in, chat joined, and every subscription made that can be. */
  async online(): Promise<void> {
    this.twitch.start();
    await this.signIn('streamer', this.house.streamer);
    await this.signIn('bot', this.house.bot);
    await this.connected();
  }

  /** Time moves on only where something waits for it; all else is waited for. */
  async connected(): Promise<void> {
    for (;;) {
      const { connection, connections } = this.twitch.state;
      const subscriptions = this.twitch.subscriptions();
      const isWaiting = subscriptions.some(({ state }) => state === 'waiting');
      if (connection.kind === 'online' && !isWaiting) break;
      const isLate = subscriptions.some(({ retryAt, state }) => state === 'waiting' && retryAt !== null);
      if (isLate || connections.some(({ state }) => state.kind === 'waiting')) this.house.clock.advance(500);
      await this.http.idle();
    }
    await this.http.idle();
  }

  until(holds: (state: TwitchState) => boolean): Promise<void> {
    return once(
      (run) => this.twitch.onChange(run),
      () => holds(this.twitch.state),
    );
  }

  /** Moves time on, second by second, and lets every question be answered in between. */
  async advance(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 1_000) {
      this.house.clock.advance(Math.min(1_000, left));
      await this.http.idle();
    }
  }

  facts<N extends EventName>(name: N): Events[N][] {
    return this.told.filter((one) => one.name === name).map((one) => one.fact as Events[N]);
  }

  /** Resolves when a fact of this name has been told so often. */
  tells(name: EventName, times = 1): Promise<void> {
    return once(
      (run) => {
        this.toldWatchers.add(run);
        return () => {
          this.toldWatchers.delete(run);
        };
      },
      () => this.facts(name).length >= times,
    );
  }

  /** What was said to nobody but the log, the panel and the disk of errors, as one text. */
  everythingShown(): string {
    return JSON.stringify(
      [this.log.kept, this.twitch.state, this.twitch.subscriptions()],
      (_key, value: unknown) => (value instanceof Error ? `${value.stack} ${String(value.cause)}` : value),
    );
  }

  private make(): [TwitchWithAuth, CountingFetch] {
    const { clock, server } = this.house;
    const { chat, helix, ids, eventSub } = server.urls;
    const http = new CountingFetch(createFetch(clock));
    const twitch = createTwitch({
      clock,
      random: seededRandom(11),
      log: this.log,
      secrets: this.secrets,
      redactor: this.redactor,
      events: this.events,
      metrics: new Metrics(),
      endpoints: resolveEndpoints({ irc: chat, api: helix, id: ids, eventSub }),
      clientId: REHEARSAL_CLIENT_ID,
      marks: this.marks,
      fetch: http.fetch,
    });
    return [twitch, http];
  }
}

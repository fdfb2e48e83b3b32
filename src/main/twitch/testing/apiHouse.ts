import { Metrics } from '../../engine/metrics.ts';
import { seededRandom } from '../../engine/random.ts';
import { keepingLogger } from '../../engine/testing/keepingLogger.ts';
import type { TwitchApi } from '../../engine/twitch/api.ts';
import { House } from '../../rehearsal/testing/house.ts';
import { Hider } from '../auth/hider.ts';
import type { TokenKeeper } from '../auth/tokenKeeper.ts';
import { Actors } from '../helix/actors.ts';
import { createApi } from '../helix/api.ts';
import { HelixCaller } from '../helix/caller.ts';
import { createFetch } from '../http.ts';
import { CountingFetch } from './countingFetch.ts';
import { KeepingRedactor } from './memory.ts';
import { signedIn } from './signedIn.ts';

/** A rehearsal with both accounts signed in, and our API on top of it. */
export class ApiHouse {
  readonly house: House;
  readonly http: CountingFetch;
  readonly metrics = new Metrics();
  readonly log = keepingLogger();
  readonly actors: Actors;
  readonly caller: HelixCaller;
  readonly api: TwitchApi;
  /** Null for signed out. */
  streamer: TokenKeeper | null;
  bot: TokenKeeper | null;

  private constructor(house: House) {
    this.house = house;
    const { clock } = house;
    this.streamer = signedIn(house, 'streamer', house.streamer, undefined, this.log);
    this.bot = signedIn(house, 'bot', house.bot, undefined, this.log);
    this.http = new CountingFetch(createFetch(clock));
    this.actors = new Actors(
      (slot) => (slot === 'streamer' ? this.streamer : slot === 'bot' ? this.bot : null),
      () => house.streamer.id,
      clock,
    );
    this.caller = new HelixCaller({
      base: house.server.urls.helix,
      fetch: this.http.fetch,
      actors: this.actors,
      hider: new Hider(new KeepingRedactor()),
      clock,
      random: seededRandom(9),
      log: this.log,
      metrics: this.metrics,
    });
    this.api = createApi(this.caller, clock);
  }

  static async open(): Promise<ApiHouse> {
    return new ApiHouse(await House.open());
  }

  async close(): Promise<void> {
    await this.streamer?.stop();
    await this.bot?.stop();
    await this.house.close();
  }
}

import { AppError } from '../../../shared/rpc/errors.ts';
import { frankfurter } from './frankfurter.external.ts';
import { openMeteo } from './openMeteo.external.ts';
import type { ExchangeRates, ShopPage, WeatherNow } from './providers.ts';
import { Source } from './source.ts';
import { steam } from './steam.external.ts';
import type { InformationContext } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What is asked of services outside. Each can be switched off, and then says so. */
export interface Services {
  rates(): Promise<ExchangeRates>;
  /** Null when there is no such place. */
  weather(place: string): Promise<WeatherNow | null>;
  shop(game: string): Promise<readonly ShopPage[]>;
}

export function servicesOf(ctx: InformationContext): Services {
  const { clock, log } = ctx;
  const { outside } = ctx.engine;
  const source = <T>(name: string, fresh: number, usable: number) =>
    new Source<T>({ name, clock, log, fresh, usable });
  const rates = {
    from: frankfurter(outside),
    kept: source<ExchangeRates>('exchange rates', 6 * HOUR, 7 * 24 * HOUR),
  };
  const weather = {
    from: openMeteo(outside),
    kept: source<WeatherNow | null>('weather service', 10 * MINUTE, 2 * HOUR),
  };
  const shop = {
    from: steam(outside),
    kept: source<readonly ShopPage[]>('shop of Steam', HOUR, 24 * HOUR),
  };
  const mustBeOn = (on: boolean, what: string): void => {
    if (!on) throw new AppError('feature_off', `${what} switched off in this channel.`);
  };
  return {
    rates: async () => {
      mustBeOn(ctx.settings.value.rates, 'Exchange rates are');
      return rates.kept.get('', (signal) => rates.from.rates(signal));
    },
    weather: async (place) => {
      mustBeOn(ctx.settings.value.weather, 'The weather is');
      return weather.kept.get(place.toLowerCase(), (signal) => weather.from.now(place, signal));
    },
    shop: async (game) => {
      mustBeOn(ctx.settings.value.steam, 'Looking into the shop of Steam is');
      return shop.kept.get(game.toLowerCase(), (signal) => shop.from.find(game, signal));
    },
  };
}

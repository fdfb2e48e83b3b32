/** Rates of money against each other. */
export interface ExchangeRates {
  /** The day that they are of: `2026-11-20`. */
  date: string;
  /** How much of each, by its code, one of the base is worth; the base itself is in it with 1. */
  perBase: ReadonlyMap<string, number>;
}

export interface WeatherNow {
  /** As the service calls it: `Berlin, Germany`. */
  place: string;
  /** `light rain`. */
  sky: string;
  /** °C. */
  temperature: number;
  feelsLike: number;
  /** Percent. */
  humidity: number;
  /** km/h. */
  wind: number;
}

export interface ShopPage {
  name: string;
  url: string;
}

/** Services outside that answer questions. Each may be replaced without anybody noticing. */
export interface RatesProvider {
  rates(signal: AbortSignal): Promise<ExchangeRates>;
}
export interface WeatherProvider {
  /** Null when there is no such place. */
  now(place: string, signal: AbortSignal): Promise<WeatherNow | null>;
}
export interface ShopProvider {
  /** What fits best first. */
  find(name: string, signal: AbortSignal): Promise<ShopPage[]>;
}

import { z } from 'zod';
import type { Outside } from '../../engine/net/outside.ts';
import { askJson } from './askJson.ts';
import type { WeatherProvider } from './providers.ts';

const placesSchema = z.object({
  results: z
    .array(
      z.object({
        name: z.string(),
        country: z.string().optional(),
        country_code: z.string().optional(),
        admin1: z.string().optional(),
        latitude: z.number(),
        longitude: z.number(),
      }),
    )
    .default([]),
});

const weatherSchema = z.object({
  current: z.object({
    temperature_2m: z.number(),
    apparent_temperature: z.number(),
    relative_humidity_2m: z.number(),
    wind_speed_10m: z.number(),
    weather_code: z.number(),
  }),
});

/** Codes of the World Meteorological Organization. */
const SKIES: Readonly<Record<number, string>> = {
  0: 'clear',
  1: 'mostly clear',
  2: 'partly cloudy',
  3: 'overcast',
  45: 'foggy',
  48: 'freezing fog',
  51: 'light drizzle',
  53: 'drizzle',
  55: 'heavy drizzle',
  56: 'freezing drizzle',
  57: 'freezing drizzle',
  61: 'light rain',
  63: 'rain',
  65: 'heavy rain',
  66: 'freezing rain',
  67: 'freezing rain',
  71: 'light snow',
  73: 'snow',
  75: 'heavy snow',
  77: 'snow grains',
  80: 'light showers',
  81: 'showers',
  82: 'violent showers',
  85: 'snow showers',
  86: 'heavy snow showers',
  95: 'a thunderstorm',
  96: 'a thunderstorm with hail',
  99: 'a thunderstorm with heavy hail',
};

/** Open-Meteo: free of charge for what is not commercial, without a key. */
export function openMeteo(outside: Outside): WeatherProvider {
  return {
    now: async (place, signal) => {
      const [name = '', ...more] = place.split(',').map((part) => part.trim());
      const search = new URLSearchParams({ name, count: '10', language: 'en', format: 'json' });
      const { results } = await askJson(
        outside,
        { url: `https://geocoding-api.open-meteo.com/v1/search?${search}`, signal },
        placesSchema,
      );
      // `Paris, US`: the first one whose country or state is called that.
      const found = results.find((one) => {
        const names = [one.country, one.country_code, one.admin1].map((text) => text?.toLowerCase());
        return more.every((part) => names.includes(part.toLowerCase()));
      });
      if (!found) return null;
      const asked = new URLSearchParams({
        latitude: String(found.latitude),
        longitude: String(found.longitude),
        current: 'temperature_2m,apparent_temperature,relative_humidity_2m,wind_speed_10m,weather_code',
      });
      const { current } = await askJson(
        outside,
        { url: `https://api.open-meteo.com/v1/forecast?${asked}`, signal },
        weatherSchema,
      );
      return {
        place: [found.name, found.country].filter((part) => part !== undefined).join(', '),
        sky: SKIES[current.weather_code] ?? 'hard to describe',
        temperature: current.temperature_2m,
        feelsLike: current.apparent_temperature,
        humidity: current.relative_humidity_2m,
        wind: current.wind_speed_10m,
      };
    },
  };
}

import { z } from 'zod';

export const informationSettings = z.object({
  weather: z.boolean().default(true).meta({
    title: 'Ask Open-Meteo for the weather',
    description:
      'For !weather. The name of the place goes there; it needs no key and is free for private use.',
  }),
  weatherPlace: z.string().trim().max(80).default('').meta({
    title: 'Place for the weather',
    description: 'What !weather without a place tells of, such as Berlin or Paris, US. Empty for none.',
  }),
  temperature: z
    .enum(['both', 'celsius', 'fahrenheit'])
    .default('both')
    .meta({ title: 'Temperatures in', description: 'How !weather tells how warm it is.' }),
  rates: z.boolean().default(true).meta({
    title: 'Ask Frankfurter for exchange rates',
    description: 'For !convert with money: rates of the European Central Bank. It needs no key.',
  }),
  steam: z.boolean().default(true).meta({
    title: "Ask Steam's shop for games",
    description: 'For !steam. The name of the game goes there; it needs no key.',
  }),
});
export type InformationSettings = z.output<typeof informationSettings>;

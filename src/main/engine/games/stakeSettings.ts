import { z } from 'zod';

/** The limits that every game of stakes has, for its settings: `z.object({...stakeSettings(10, 1000), ...})`. */
export function stakeSettings(least: number, most: number) {
  return {
    leastStake: z
      .number()
      .int()
      .min(1)
      .max(1_000_000_000)
      .default(least)
      .meta({ title: 'Least stake', description: 'Also what is played for when nobody names a stake.' }),
    mostStake: z
      .number()
      .int()
      .min(1)
      .max(1_000_000_000)
      .default(most)
      .meta({ title: 'Most stake', description: 'Nobody can put in more at once.' }),
    ...currencySetting,
  };
}

/** For games without limits that are played for something all the same. */
export const currencySetting = {
  currency: z.string().max(20).default('').meta({
    title: 'Currency',
    description: 'The id of the currency that it is played for; empty for the main one.',
  }),
};

/** How long a game rests before the next round can be opened. */
export function restSetting(seconds: number) {
  return {
    restSeconds: z.number().int().min(0).max(86_400).default(seconds).meta({
      title: 'Rest between rounds (seconds)',
      description: 'Nobody can open another round before.',
    }),
  };
}

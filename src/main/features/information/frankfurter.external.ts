import { z } from 'zod';
import type { Outside } from '../../engine/net/outside.ts';
import { askJson } from './askJson.ts';
import type { RatesProvider } from './providers.ts';

const answerSchema = z.object({
  base: z.string(),
  date: z.string(),
  rates: z.record(z.string(), z.number().positive()),
});

/** The reference rates of the European Central Bank, once a working day. No key is needed. */
export function frankfurter(outside: Outside): RatesProvider {
  return {
    rates: async (signal) => {
      const { base, date, rates } = await askJson(
        outside,
        { url: 'https://api.frankfurter.dev/v1/latest?base=EUR', signal },
        answerSchema,
      );
      return { date, perBase: new Map([[base, 1], ...Object.entries(rates)]) };
    },
  };
}

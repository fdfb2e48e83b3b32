import { z } from 'zod';
import type { Outside } from '../../engine/net/outside.ts';
import { askJson } from './askJson.ts';
import type { ShopProvider } from './providers.ts';

const answerSchema = z.object({
  items: z.array(z.object({ type: z.string(), name: z.string(), id: z.number().int() })).default([]),
});

/** The search of Steam's shop, as its own pages use it. No key is needed. */
export function steam(outside: Outside): ShopProvider {
  return {
    find: async (name, signal) => {
      const search = new URLSearchParams({ term: name, l: 'english', cc: 'US' });
      const { items } = await askJson(
        outside,
        { url: `https://store.steampowered.com/api/storesearch/?${search}`, signal },
        answerSchema,
      );
      return items
        .filter(({ type }) => type === 'app')
        .map((item) => ({ name: item.name, url: `https://store.steampowered.com/app/${item.id}` }));
    },
  };
}

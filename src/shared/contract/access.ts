import { z } from 'zod';
import { defineContract, defineRoute } from '../rpc/contract.ts';

export const accessContract = defineContract({
  id: 'access',
  routes: {
    addresses: defineRoute({
      title: 'Where the panel and the HTTP API can be reached',
      role: 'streamer',
      input: z.object({}),
      output: z.object({
        /** With the token behind the #; null while the local server is not running. */
        panel: z.string().nullable(),
        /** Without a token. */
        api: z.string().nullable(),
        token: z.string(),
      }),
    }),
    renewToken: defineRoute({
      title: 'Make a new token; panels in a browser and scripts need the new one',
      role: 'streamer',
      changes: true,
      input: z.object({}),
      output: z.object({ panel: z.string().nullable(), token: z.string() }),
    }),
    openApi: defineRoute({
      title: 'The OpenAPI 3.1 document of the HTTP API',
      role: 'moderator',
      input: z.object({}),
      output: z.record(z.string(), z.unknown()),
    }),
  },
  lives: {},
});

import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';

/** One thing for the overlay page to show. Texts are shown as text, never as HTML. */
export const overlayCardSchema = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  /** How long it stays, in milliseconds. */
  duration: z.number(),
});
export type OverlayCard = z.infer<typeof overlayCardSchema>;

export const overlayContract = defineContract({
  id: 'overlay',
  routes: {
    address: defineRoute({
      title: 'The address to paste into OBS',
      role: 'streamer',
      input: z.object({}),
      output: z.object({
        /** Null while the local server is not running. */
        url: z.string().nullable(),
        /** How many overlay pages are open now. */
        watching: z.number().int(),
      }),
    }),
    renew: defineRoute({
      title: 'Make a new overlay address; the old one stops working',
      role: 'streamer',
      changes: true,
      input: z.object({}),
      output: z.object({ url: z.string().nullable() }),
    }),
    test: defineRoute({
      title: 'Show a test card on the overlay',
      role: 'moderator',
      input: z.object({ text: z.string().trim().min(1).max(200) }),
      output: z.object({
        /** How many overlay pages got it. */
        watching: z.number().int(),
      }),
      errors: ['overlay.paused'],
    }),
  },
  lives: {
    stage: defineLive({
      title: 'What the overlay page shows',
      role: 'overlay',
      snapshot: z.object({ paused: z.boolean() }),
      event: z.discriminatedUnion('type', [
        z.object({ type: z.literal('card'), card: overlayCardSchema }),
        z.object({ type: z.literal('paused'), paused: z.boolean() }),
      ]),
    }),
  },
});

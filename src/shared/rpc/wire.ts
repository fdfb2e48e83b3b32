import { z } from 'zod';
import type { Result } from './errors.ts';

/**
 * The one message form of IPC and WebSocket. JSON only: epoch milliseconds, no Date, Map or undefined.
 * `route` and `live` read `feature.name`.
 */
export const panelMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id: z.number().int(), route: z.string().max(200), input: z.unknown() }),
  z.object({ type: z.literal('watch'), live: z.string().max(200) }),
  z.object({ type: z.literal('unwatch'), live: z.string().max(200) }),
]);

export type PanelMessage = z.infer<typeof panelMessageSchema>;

export type EngineMessage =
  | { type: 'answer'; id: number; result: Result<unknown> }
  | { type: 'snapshot'; live: string; data: unknown }
  /** In the order in which they happened. */
  | { type: 'events'; events: { live: string; data: unknown }[] }
  /** The watch was refused, or the stream's feature is off. */
  | { type: 'refused'; live: string; error: { code: string; message: string } };

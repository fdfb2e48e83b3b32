import { z } from 'zod';

/** What comes over an EventSub socket. Unknown fields are let through; unknown messages are told apart. */

const metadata = z.object({
  message_id: z.string(),
  message_type: z.string(),
  message_timestamp: z.string().transform((text) => Date.parse(text)),
});

const sessionSchema = z.object({
  id: z.string(),
  keepalive_timeout_seconds: z.number().nullish(),
  reconnect_url: z.string().nullish(),
});

const subscriptionSchema = z.object({
  id: z.string(),
  type: z.string(),
  version: z.string(),
  status: z.string(),
  condition: z.record(z.string(), z.unknown()).nullish(),
});

const envelopeSchema = z.object({
  metadata,
  payload: z.object({
    session: sessionSchema.nullish(),
    subscription: subscriptionSchema.nullish(),
    event: z.unknown().optional(),
  }),
});

interface Stamp {
  id: string;
  /** Epoch milliseconds, by Twitch's clock; not a number when it could not be read. */
  time: number;
}

export type EventSubMessage = Stamp &
  (
    | { kind: 'welcome'; sessionId: string; keepaliveSeconds: number }
    | { kind: 'keepalive' }
    | { kind: 'reconnect'; url: string }
    | { kind: 'notification'; type: string; version: string; subscriptionId: string; event: unknown }
    | { kind: 'revocation'; type: string; subscriptionId: string; status: string }
    | { kind: 'unknown'; name: string }
  );

/** Twitch's own default. */
const KEEPALIVE_S = 10;

/** Null for what is no message of EventSub. */
export function eventSubMessageOf(text: string): EventSubMessage | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = envelopeSchema.safeParse(json);
  if (!parsed.success) return null;
  const { metadata: meta, payload } = parsed.data;
  const { session, subscription } = payload;
  const stamp = { id: meta.message_id, time: meta.message_timestamp };
  switch (meta.message_type) {
    case 'session_welcome':
      if (!session) return null;
      return {
        ...stamp,
        kind: 'welcome',
        sessionId: session.id,
        keepaliveSeconds: session.keepalive_timeout_seconds || KEEPALIVE_S,
      };
    case 'session_keepalive':
      return { ...stamp, kind: 'keepalive' };
    case 'session_reconnect':
      return session?.reconnect_url ? { ...stamp, kind: 'reconnect', url: session.reconnect_url } : null;
    case 'notification':
      if (!subscription) return null;
      return {
        ...stamp,
        kind: 'notification',
        type: subscription.type,
        version: subscription.version,
        subscriptionId: subscription.id,
        event: payload.event,
      };
    case 'revocation':
      if (!subscription) return null;
      return {
        ...stamp,
        kind: 'revocation',
        type: subscription.type,
        subscriptionId: subscription.id,
        status: subscription.status,
      };
    default:
      return { ...stamp, kind: 'unknown', name: meta.message_type };
  }
}

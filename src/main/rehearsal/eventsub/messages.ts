import { eventSubTime } from '../timestamps.ts';
import type { EventSubSession } from './eventSubSession.ts';
import type { Subscription } from './subscription.ts';

export function metadata(id: string, type: string, now: number, more: Record<string, string> = {}) {
  return { message_id: id, message_type: type, message_timestamp: eventSubTime(now), ...more };
}

export function subscriptionJson(subscription: Subscription) {
  return {
    id: subscription.id,
    status: subscription.status,
    type: subscription.type,
    version: subscription.version,
    condition: subscription.condition,
    transport: { method: 'websocket', session_id: subscription.sessionId },
    created_at: eventSubTime(subscription.createdAt),
    cost: subscription.cost,
  };
}

export function welcome(session: EventSubSession, messageId: string, now: number): string {
  return JSON.stringify({
    metadata: metadata(messageId, 'session_welcome', now),
    payload: {
      session: {
        id: session.id,
        status: 'connected',
        connected_at: eventSubTime(session.connectedAt),
        keepalive_timeout_seconds: session.keepaliveSeconds,
        reconnect_url: null,
        recovery_url: null,
      },
    },
  });
}

export function keepalive(messageId: string, now: number): string {
  return JSON.stringify({ metadata: metadata(messageId, 'session_keepalive', now), payload: {} });
}

export function reconnect(session: EventSubSession, url: string, messageId: string, now: number): string {
  return JSON.stringify({
    metadata: metadata(messageId, 'session_reconnect', now),
    payload: {
      session: {
        id: session.id,
        status: 'reconnecting',
        keepalive_timeout_seconds: null,
        reconnect_url: url,
        connected_at: eventSubTime(session.connectedAt),
      },
    },
  });
}

function about(subscription: Subscription): Record<string, string> {
  return { subscription_type: subscription.type, subscription_version: subscription.version };
}

export function notification(
  subscription: Subscription,
  event: unknown,
  messageId: string,
  now: number,
): string {
  return JSON.stringify({
    metadata: metadata(messageId, 'notification', now, about(subscription)),
    payload: { subscription: subscriptionJson(subscription), event },
  });
}

export function revocation(subscription: Subscription, messageId: string, now: number): string {
  return JSON.stringify({
    metadata: metadata(messageId, 'revocation', now, about(subscription)),
    payload: { subscription: subscriptionJson(subscription) },
  });
}

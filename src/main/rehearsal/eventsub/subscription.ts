export type SubscriptionStatus =
  | 'enabled'
  | 'authorization_revoked'
  | 'user_removed'
  | 'version_removed'
  | 'moderator_removed'
  | 'chat_user_banned'
  | 'websocket_disconnected'
  | 'websocket_failed_ping_pong'
  | 'websocket_received_inbound_traffic'
  | 'websocket_connection_unused'
  | 'websocket_internal_error'
  | 'websocket_network_timeout'
  | 'websocket_network_error'
  | 'websocket_failed_to_reconnect';

export interface Subscription {
  readonly id: string;
  readonly type: string;
  readonly version: string;
  readonly condition: Readonly<Record<string, string>>;
  readonly cost: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly clientId: string;
  /** Whose token asked for it. */
  readonly accountId: string;
  status: SubscriptionStatus;
  sessionId: string;
  connectedAt: number;
  /** Epoch milliseconds; null while it is connected. */
  disconnectedAt: number | null;
}

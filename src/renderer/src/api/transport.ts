import type { EngineMessage, PanelMessage } from '../../../shared/rpc/wire.ts';

/** How the panel stands with the engine. */
export type ConnectionState =
  /** `attempt` counts the failed attempts since the engine last said anything. */
  | { kind: 'connecting'; attempt: number }
  | { kind: 'online' }
  /** `retryAt` in epoch milliseconds. */
  | { kind: 'offline'; retryAt: number; attempt: number }
  /** The engine does not accept this page's token. `missing` when the page has none. */
  | { kind: 'refused'; reason: 'missing' | 'wrong' };

export interface TransportListener {
  onState(state: ConnectionState): void;
  onMessage(message: EngineMessage): void;
}

/** Carries messages between a page and the engine. */
export interface Transport {
  /** Connects, and keeps connecting until the returned function is called. */
  start(listener: TransportListener): () => void;
  /** Only while online; false when the message could not be handed over. */
  send(message: PanelMessage): boolean;
  /** Tries at once instead of waiting for the next attempt. */
  retry(): void;
}

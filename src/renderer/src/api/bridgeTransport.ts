import type { EngineMessage, PanelMessage } from '../../../shared/rpc/wire.ts';
import type { Transport } from './transport.ts';

/** What the preload script puts on the window in the desktop app. */
export interface EmceeBridge {
  send(message: PanelMessage): void;
  onMessage(listener: (message: EngineMessage) => void): () => void;
}

declare global {
  interface Window {
    /** Absent in a browser. */
    emcee?: EmceeBridge;
  }
}

/** The desktop door. The engine lives in the same app, so there is no connection that could be lost. */
export function bridgeTransport(bridge: EmceeBridge): Transport {
  return {
    start(listener) {
      const stop = bridge.onMessage((message) => listener.onMessage(message));
      listener.onState({ kind: 'online' });
      return stop;
    },
    send(message) {
      bridge.send(message);
      return true;
    },
    retry() {},
  };
}

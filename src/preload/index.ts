import { contextBridge, ipcRenderer } from 'electron';
import type { EngineMessage, PanelMessage } from '../shared/rpc/wire.ts';

const TO_ENGINE = 'emcee:to-engine';
const TO_PANEL = 'emcee:to-panel';

// A page that loads anew starts afresh: the engine forgets what the page before it watched.
ipcRenderer.send(TO_ENGINE, { type: 'hello' });

/** The one bridge between panel and engine. It carries messages and knows none of them, so it never grows. */
contextBridge.exposeInMainWorld('emcee', {
  send(message: PanelMessage): void {
    ipcRenderer.send(TO_ENGINE, message);
  },
  onMessage(listener: (message: EngineMessage) => void): () => void {
    const hear = (_event: unknown, message: EngineMessage): void => listener(message);
    ipcRenderer.on(TO_PANEL, hear);
    return () => {
      ipcRenderer.removeListener(TO_PANEL, hear);
    };
  },
});

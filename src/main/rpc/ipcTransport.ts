import type { Caller } from '../../shared/rpc/contract.ts';
import type { EngineMessage } from '../../shared/rpc/wire.ts';
import { PanelSession, type SessionParts } from './session.ts';

/** The page that sent a message; electron's WebContents has more. */
export interface IpcSender {
  readonly id: number;
  send(channel: string, message: EngineMessage): void;
  isDestroyed(): boolean;
  once(event: 'destroyed', listener: () => void): unknown;
}

/** The slice of electron's ipcMain that is needed. */
export interface IpcDoor<Event extends { sender: IpcSender }> {
  on(channel: string, listener: (event: Event, message: unknown) => void): unknown;
  removeListener(channel: string, listener: (event: Event, message: unknown) => void): unknown;
}

export const TO_ENGINE = 'emcee:to-engine';
export const TO_PANEL = 'emcee:to-panel';

const CALLER: Caller = { role: 'streamer', name: 'desktop' };

/**
 * The panel in the desktop app. `trusted` looks at where a message comes from: only our own page, in the main
 * frame of our own window, is heard.
 */
export function serveIpc<Event extends { sender: IpcSender }>(
  ipc: IpcDoor<Event>,
  trusted: (event: Event) => boolean,
  parts: Pick<SessionParts, 'router' | 'hub' | 'clock'>,
  refused: (event: Event) => void,
): () => void {
  const sessions = new Map<number, PanelSession>();

  const sessionOf = (sender: IpcSender): PanelSession => {
    const open = sessions.get(sender.id);
    if (open) return open;
    const session = new PanelSession({
      ...parts,
      caller: CALLER,
      send: (message) => {
        if (!sender.isDestroyed()) sender.send(TO_PANEL, message);
      },
      ready: null,
    });
    sessions.set(sender.id, session);
    sender.once('destroyed', () => {
      session.close();
      sessions.delete(sender.id);
    });
    return session;
  };

  const listen = (event: Event, message: unknown): void => {
    if (!trusted(event)) {
      refused(event);
      return;
    }
    // A page that loads anew starts afresh: what the page before it watched must not reach it.
    if (isHello(message)) {
      sessions.get(event.sender.id)?.close();
      sessions.delete(event.sender.id);
      return;
    }
    sessionOf(event.sender).receive(message);
  };

  ipc.on(TO_ENGINE, listen);
  return () => {
    ipc.removeListener(TO_ENGINE, listen);
    for (const session of sessions.values()) session.close();
    sessions.clear();
  };
}

function isHello(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'hello';
}

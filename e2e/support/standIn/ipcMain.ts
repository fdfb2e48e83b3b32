import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainEvent, WebFrameMain } from 'electron';
import type { StandInWebContents } from './webContents.ts';
import type { Frame } from './wire.ts';

/** The frame that sent a message, as far as anybody asks. */
type SenderFrame = Pick<WebFrameMain, 'url'> & { parent: object | null };

interface SentMessage extends Pick<IpcMainEvent, 'processId' | 'frameId' | 'type'> {
  sender: StandInWebContents;
  senderFrame: SenderFrame | null;
  reply(channel: string, ...args: unknown[]): void;
}

true satisfies keyof SentMessage extends keyof IpcMainEvent ? true : false;

type Listener = (event: SentMessage, ...args: unknown[]) => void;

class StandInIpcMain implements Record<keyof Pick<IpcMain, 'on' | 'once' | 'removeListener'>, unknown> {
  private readonly channels = new EventEmitter();

  on(channel: string, listener: Listener): this {
    this.channels.on(channel, listener);
    return this;
  }

  once(channel: string, listener: Listener): this {
    this.channels.once(channel, listener);
    return this;
  }

  removeListener(channel: string, listener: Listener): this {
    this.channels.removeListener(channel, listener);
    return this;
  }

  /** A message from a page. */
  receive(sender: StandInWebContents, frame: Frame, channel: string, args: unknown[]): void {
    const event: SentMessage = {
      sender,
      senderFrame: { url: frame.url, parent: frame.isMain ? null : {} },
      processId: 1,
      frameId: 1,
      type: 'frame',
      reply: (to, ...answer) => sender.send(to, ...answer),
    };
    this.channels.emit(channel, event, ...args);
  }
}

export const ipcMain = new StandInIpcMain();

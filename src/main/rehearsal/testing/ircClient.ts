import type { WebSocket } from 'ws';
import type { IrcLine } from '../irc/ircLine.ts';
import { parseLine } from '../irc/ircLine.ts';
import { Inbox, openSocket } from './frames.ts';

const ALL = 'twitch.tv/tags twitch.tv/commands twitch.tv/membership';

/** A bare chat connection: sends what it is told and keeps the lines. */
export class IrcClient {
  readonly lines = new Inbox<IrcLine>();
  readonly raw: string[] = [];
  /** Frames, which may hold several lines. */
  frames = 0;
  private socket: WebSocket | null = null;
  private whenClosed: Promise<{ code: number; reason: string }> | null = null;

  static async open(url: string): Promise<IrcClient> {
    const client = new IrcClient();
    const { socket, closed } = await openSocket(url, (frame) => client.read(frame), 'irc');
    client.socket = socket;
    client.whenClosed = closed;
    return client;
  }

  get closed(): Promise<{ code: number; reason: string }> {
    return this.whenClosed ?? Promise.reject(new Error('This connection was never open'));
  }

  /** Connects, asks for everything, logs in and joins. */
  static async join(url: string, token: string, login: string, room: string): Promise<IrcClient> {
    const client = await IrcClient.open(url);
    client.send(`CAP REQ :${ALL}`);
    client.send(`PASS oauth:${token}`);
    client.send(`NICK ${login}`);
    await client.command('376');
    client.send(`JOIN #${room}`);
    await client.command('ROOMSTATE');
    return client;
  }

  send(text: string): void {
    this.socket?.send(text);
  }

  close(): void {
    this.socket?.close();
  }

  /** The next line with this command that was not taken yet. */
  command(name: string, which: (line: IrcLine) => boolean = () => true): Promise<IrcLine> {
    return this.lines.take((line) => line.command === name && which(line));
  }

  notice(id: string): Promise<IrcLine> {
    return this.command('NOTICE', (line) => line.tags?.['msg-id'] === id);
  }

  /** Resolves when the server has handled all that was sent before. */
  async settled(): Promise<void> {
    const mark = `mark-${this.raw.length}-${Math.floor(performance.now())}`;
    this.send(`PING :${mark}`);
    await this.lines.take((line) => line.command === 'PONG' && line.params[1] === mark);
  }

  private read(frame: string): void {
    this.frames++;
    for (const text of frame.split('\r\n')) {
      if (text === '') continue;
      this.raw.push(text);
      const line = parseLine(text);
      if (line) this.lines.push(line);
    }
  }
}

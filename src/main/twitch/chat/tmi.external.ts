import tmi from 'tmi.js';
import { type IrcLine, parseIrcLine } from './ircLine.ts';

/** The part of tmi.js that its types leave out. The library has not changed since 2021 and is pinned. */
interface Internals {
  _onMessage?(event: { data: string }): void;
}

const Base: new (options: tmi.Options) => tmi.Client & Internals = tmi.Client;

/** What tmi.js must hear to keep a connection: login, keep-alive, joining. */
const FOR_TMI = new Set(['PING', 'PONG', 'CAP', '001', '376', 'USERSTATE', 'ROOMSTATE', 'GLOBALUSERSTATE']);

export interface LineClientOptions {
  server: string;
  port: number;
  secure: boolean;
  login: string;
  /** Asked for each time that the connection is opened. */
  password: () => Promise<string>;
  channel: string;
  onLine: (raw: string, line: IrcLine | null) => void;
}

/**
 * tmi.js as a connection, with our own reading of lines. Its reading makes booleans of numbers, copies every message
 * through JSON for `raw_message`, throws on odd lines (a throw loses the rest of the frame and ends the process),
 * and answers RECONNECT by itself. So each frame is cut here, line by line, and tmi.js is given only those it needs.
 */
export class LineClient extends Base {
  private readonly hear: LineClientOptions['onLine'];

  constructor(options: LineClientOptions) {
    const silent = (): void => {};
    super({
      options: {
        // Each change of emote sets would send the token to an address that is dead since 2022.
        skipUpdatingEmotesets: true,
        // Who joins and leaves is asked of the API, which also knows it in large rooms.
        skipMembership: true,
        joinInterval: 300,
      },
      connection: {
        server: options.server,
        port: options.port,
        secure: options.secure,
        reconnect: false,
        timeout: 15_000,
      },
      identity: { username: options.login, password: options.password },
      channels: [options.channel],
      // It would print whole lines to the console.
      logger: { info: silent, warn: silent, error: silent },
    });
    this.hear = options.onLine;
  }

  override _onMessage(event: { data: unknown }): void {
    if (typeof event.data !== 'string') return;
    for (const part of event.data.split('\n')) {
      const raw = part.endsWith('\r') ? part.slice(0, -1) : part;
      if (raw === '') continue;
      const line = parseIrcLine(raw);
      if (line && (FOR_TMI.has(line.command) || isLoginNotice(line))) this.passOn(raw);
      this.hear(raw, line);
    }
  }

  private passOn(raw: string): void {
    try {
      super._onMessage?.({ data: raw });
    } catch {
      // A line that tmi.js cannot bear is none that it needs.
    }
  }
}

/** The only notices without a room are those about the login. */
export function isLoginNotice(line: IrcLine): boolean {
  return line.command === 'NOTICE' && line.params[0] === '*';
}

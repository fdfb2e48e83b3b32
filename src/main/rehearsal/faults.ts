import type { Socket } from 'node:net';
import type { Disposer } from '../engine/ports.ts';
import { errorAnswer } from './helix/helixError.ts';
import type { HelixServer } from './helix/helixServer.ts';
import type { Answer } from './http/exchange.ts';
import { ODD_LINES } from './irc/oddLines.ts';
import { later, type Stage } from './stage.ts';
import type { Account } from './world/account.ts';

interface Failure {
  /** Which paths fail: those that contain this. */
  path: string;
  status: number;
  /** Calls left that fail. */
  times: number;
  /** An error page instead of JSON, as a proxy in front of Twitch would send. */
  html: boolean;
}

/** Everything that goes wrong with the real Twitch sooner or later, on purpose and on demand. */
export class Faults {
  private readonly stage: Stage;
  private readonly helix: HelixServer;
  private readonly sockets = new Set<Socket>();
  private cutOff = false;
  private heal: Disposer | null = null;
  private delayMs = 0;
  private failures: Failure[] = [];
  private lost: { path: string; times: number }[] = [];

  constructor(stage: Stage, helix: HelixServer) {
    this.stage = stage;
    this.helix = helix;
  }

  /** The network is gone: open connections break, new ones are refused. Null is until `restore`. */
  cut(ms: number | null): void {
    this.cutOff = true;
    this.heal?.();
    this.heal = ms === null ? null : later(this.stage, ms, () => this.restore());
    for (const socket of this.sockets) socket.destroy();
  }

  restore(): void {
    this.heal?.();
    this.heal = null;
    this.cutOff = false;
  }

  get networkIsCut(): boolean {
    return this.cutOff;
  }

  /** Every API call takes this much longer; 0 ends it. */
  slowApi(ms: number): void {
    this.delayMs = ms;
  }

  /** The next calls to paths that contain `path` fail. */
  failApi(failure: { status?: number; times?: number; path?: string; html?: boolean } = {}): void {
    this.failures.push({
      path: failure.path ?? '',
      status: failure.status ?? 500,
      times: failure.times ?? 1,
      html: failure.html ?? false,
    });
  }

  /** Calls work again. */
  mendApi(): void {
    this.failures = [];
  }

  /** The next calls are carried out, but the connection breaks before the answer: nobody knows whether it worked. */
  loseAnswers(path = '', times = 1): void {
    this.lost.push({ path, times });
  }

  /** Helix points are spent; they come back by themselves. */
  drainRateLimit(): void {
    this.helix.rateLimit.drain();
  }

  /** Access tokens run out now and can be refreshed. Null is everybody's. */
  expireTokens(account: Account | null = null): number {
    return this.stage.tokens.expire(account?.id ?? null);
  }

  /** The streamer disconnects the app in Twitch's settings, or changes the password. */
  revokeTokens(account: Account): void {
    this.stage.tokens.endAllGrants(account.id);
  }

  /** Asks EventSub clients to move to another connection. Returns how many were asked. */
  eventSubReconnect(): number {
    return this.stage.eventSub.askToReconnect();
  }

  /** Connections stay open, but no keepalive leaves any more. */
  silenceEventSub(): void {
    for (const session of this.stage.eventSub.sessions.values()) session.silenced = true;
  }

  /** Closes EventSub connections with one of Twitch's codes, 4000 to 4007. */
  closeEventSub(code = 4000): void {
    for (const session of [...this.stage.eventSub.sessions.values()]) this.stage.eventSub.end(session, code);
  }

  /** The next notifications come twice. */
  duplicateEvents(count = 1): void {
    this.stage.eventSub.duplicates += count;
  }

  /** Each event comes once again. */
  singleEvents(): void {
    this.stage.eventSub.duplicates = 0;
  }

  /** Takes away subscriptions of a type, as when Twitch retires a version. Returns how many. */
  retireType(type: string): number {
    return this.stage.eventSub.revoke('version_removed', (subscription) => subscription.type === type);
  }

  /** Twitch's own RECONNECT, and after a moment the end of the connection. */
  chatReconnect(closeAfterMs = 1_000): void {
    for (const session of this.stage.chat.sessions) session.sendText(':tmi.twitch.tv RECONNECT');
    const sessions = [...this.stage.chat.sessions];
    later(this.stage, closeAfterMs, () => {
      for (const session of sessions) session.close();
    });
  }

  /** Breaks chat connections without a word. */
  dropChat(): void {
    for (const session of this.stage.chat.sessions) session.terminate();
  }

  /** Chat accepts connections and then says nothing; what is connected falls silent too. */
  muteChat(silent = true): void {
    this.stage.chat.silent = silent;
    for (const session of this.stage.chat.sessions) session.muted = silent;
  }

  /** Lines that real servers have sent and that parsers choke on. Returns how many. */
  oddLines(): number {
    const room = `#${this.stage.world.streamer.login}`;
    for (const session of this.stage.chat.sessions) {
      if (session.state !== 'ready') continue;
      for (const line of ODD_LINES) session.sendText(line.replaceAll('#ROOM', room));
    }
    return ODD_LINES.length;
  }

  /** Everything works again. Tokens and subscriptions that are gone stay gone. */
  clear(): void {
    this.restore();
    this.delayMs = 0;
    this.failures = [];
    this.lost = [];
    this.stage.eventSub.duplicates = 0;
    this.muteChat(false);
    for (const session of this.stage.eventSub.sessions.values()) session.silenced = false;
  }

  /** The server reports each connection; while the network is cut it is refused. */
  accept(socket: Socket): void {
    if (this.cutOff) {
      socket.destroy();
      return;
    }
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
  }

  dropAll(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Waits as long as the API is to be slow. */
  async delay(): Promise<void> {
    if (this.delayMs <= 0) return;
    await new Promise<void>((resolve) => {
      later(this.stage, this.delayMs, resolve);
    });
  }

  /** What to answer instead; null when the call goes through. */
  failure(path: string): Answer | null {
    const failure = this.failures.find((entry) => entry.times > 0 && path.includes(entry.path));
    if (!failure) return null;
    failure.times--;
    if (!failure.html) return errorAnswer(failure.status, '');
    const body = `<html><head><title>${failure.status}</title></head><body>Please come back later.</body></html>`;
    return { status: failure.status, text: { type: 'text/html', body } };
  }

  losesAnswer(path: string): boolean {
    const loss = this.lost.find((entry) => entry.times > 0 && path.includes(entry.path));
    if (!loss) return false;
    loss.times--;
    return true;
  }
}

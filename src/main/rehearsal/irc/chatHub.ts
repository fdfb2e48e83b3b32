import type { Clock, Disposer } from '../../engine/ports.ts';
import { Attempts } from '../chat/limits.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';
import type { IrcSession, IrcTraffic } from './ircSession.ts';
import { personPrefix, RoomLine } from './roomLine.ts';

const MEMBERSHIP_BATCH_MS = 10_000;
const PING_EVERY_MS = 5 * 60_000;
/** In rooms larger than this nobody is told who comes and goes. */
const MEMBERSHIP_LIMIT = 1000;

/** Everybody connected to chat, by room. */
export class ChatHub {
  readonly sessions = new Set<IrcSession>();
  readonly traffic: IrcTraffic = { sentLines: 0, sentFrames: 0, receivedLines: 0, slowClientsDropped: 0 };
  /** 20 logins and 20 joins in 10 s each. */
  readonly logins = new Attempts(20, 10_000);
  readonly joins = new Attempts(20, 10_000);
  /** New connections get no answer at all. */
  silent = false;
  private readonly rooms = new Map<Channel, Set<IrcSession>>();
  private readonly clock: Clock;
  /** Comings and goings not yet told, by room and login. */
  private readonly moves = new Map<Channel, Map<string, 'JOIN' | 'PART'>>();
  private batch: Disposer | null = null;
  private readonly pings: Disposer;

  constructor(clock: Clock) {
    this.clock = clock;
    this.pings = clock.every(PING_EVERY_MS, () => this.ping());
  }

  toRoom(channel: Channel, line: RoomLine, except: IrcSession | null = null): void {
    const sessions = this.rooms.get(channel);
    if (!sessions) return;
    for (const session of sessions) if (session !== except) session.deliver(line);
  }

  toAccount(account: Account, line: RoomLine): void {
    for (const session of this.sessions) if (session.account === account) session.deliver(line);
  }

  hasListeners(channel: Channel): boolean {
    return (this.rooms.get(channel)?.size ?? 0) > 0;
  }

  enter(session: IrcSession, channel: Channel): void {
    let sessions = this.rooms.get(channel);
    if (!sessions) {
      sessions = new Set();
      this.rooms.set(channel, sessions);
    }
    sessions.add(session);
    session.rooms.add(channel);
    if (session.account) this.moved(channel, session.account, 'JOIN');
  }

  leave(session: IrcSession, channel: Channel): void {
    this.rooms.get(channel)?.delete(session);
    session.rooms.delete(channel);
    if (session.account) this.moved(channel, session.account, 'PART');
  }

  gone(session: IrcSession): void {
    this.sessions.delete(session);
    for (const channel of [...session.rooms]) this.leave(session, channel);
  }

  /** Somebody came or went; who asked for it learns that in the next batch. */
  moved(channel: Channel, account: Account, how: 'JOIN' | 'PART'): void {
    if (!this.hasListeners(channel)) return;
    let moves = this.moves.get(channel);
    if (!moves) {
      moves = new Map();
      this.moves.set(channel, moves);
    }
    moves.set(account.login, how);
    this.batch ??= this.clock.after(MEMBERSHIP_BATCH_MS, () => {
      this.batch = null;
      this.tellMoves();
    });
  }

  /** Logins in the room: connected ones and viewers of the simulated crowd. */
  accountsIn(channel: Channel): Set<Account> {
    const accounts = new Set<Account>();
    for (const session of this.rooms.get(channel) ?? []) if (session.account) accounts.add(session.account);
    return accounts;
  }

  /** Bytes that the slowest listener has not taken yet. */
  get backlog(): number {
    let most = 0;
    for (const session of this.sessions) most = Math.max(most, session.backlog);
    return most;
  }

  dispose(): void {
    this.pings();
    this.batch?.();
    this.batch = null;
    for (const session of this.sessions) session.terminate();
  }

  private tellMoves(): void {
    for (const [channel, moves] of this.moves) {
      if (channel.present.size + this.accountsIn(channel).size > MEMBERSHIP_LIMIT) continue;
      const room = this.rooms.get(channel);
      if (!room) continue;
      for (const [login, how] of moves) {
        const line = new RoomLine(
          { prefix: personPrefix(login), command: how, params: [`#${channel.owner.login}`] },
          'twitch.tv/membership',
        );
        // Who moved was told at once.
        for (const session of room) if (session.nick !== login) session.deliver(line);
      }
    }
    this.moves.clear();
  }

  private ping(): void {
    for (const session of this.sessions) {
      if (session.state !== 'ready') continue;
      if (session.pong.overdue) {
        session.close();
        continue;
      }
      session.pong.ask();
      session.sendText('PING :tmi.twitch.tv');
    }
  }
}

import type { WebSocket } from 'ws';
import type { Clock, Logger } from '../../engine/ports.ts';
import type { Ids } from '../makeIds.ts';
import { EventSubSession, type EventSubTraffic } from './eventSubSession.ts';
import { keepalive, notification, reconnect, revocation, welcome } from './messages.ts';
import type { Subscription, SubscriptionStatus } from './subscription.ts';

const UNUSED_MS = 10_000;
const RECONNECT_GRACE_MS = 30_000;
const PING_MS = 30_000;
const DEFAULT_KEEPALIVE_S = 10;
/** Disabled subscriptions are listed this long. */
const REMEMBER_MS = 60 * 60_000;

const STATUS_OF_CLOSE: Record<number, SubscriptionStatus> = {
  4000: 'websocket_internal_error',
  4001: 'websocket_received_inbound_traffic',
  4002: 'websocket_failed_ping_pong',
  4003: 'websocket_connection_unused',
  4004: 'websocket_failed_to_reconnect',
  4005: 'websocket_network_timeout',
  4006: 'websocket_network_error',
};

/** Sessions and subscriptions of EventSub, and who is told what. */
export class EventSubHub {
  readonly sessions = new Map<string, EventSubSession>();
  readonly subscriptions = new Map<string, Subscription>();
  readonly traffic: EventSubTraffic = { notifications: 0, keepalives: 0, received: 0 };
  /** The next so many notifications are delivered twice with the same message id, as Twitch warns. */
  duplicates = 0;
  private readonly byType = new Map<string, Set<Subscription>>();
  private readonly clock: Clock;
  private readonly ids: Ids;
  private readonly log: Logger;
  /** Where a session that must move is sent; set once the port is known. */
  private baseUrl = '';
  /** Reconnect keys to the session that they continue. */
  private readonly reconnects = new Map<string, string>();

  constructor(clock: Clock, ids: Ids, log: Logger) {
    this.clock = clock;
    this.ids = ids;
    this.log = log;
  }

  setUrl(url: string): void {
    this.baseUrl = url;
  }

  /** A new connection. Query: `keepalive_timeout_seconds`, and `reconnect` on a continued one. */
  connect(socket: WebSocket, query: URLSearchParams): void {
    const key = query.get('reconnect');
    const previous = key === null ? null : this.sessions.get(this.reconnects.get(key) ?? '');
    const asked = Number(query.get('keepalive_timeout_seconds') ?? DEFAULT_KEEPALIVE_S);
    const session = new EventSubSession(
      this.ids.eventSubSession(),
      socket,
      this.clock,
      this.traffic,
      previous?.keepaliveSeconds ?? asked,
    );
    if (key !== null && !previous) {
      session.close(4007);
      return;
    }
    if (key !== null) this.reconnects.delete(key);
    this.sessions.set(session.id, session);
    socket.on('message', () => {
      this.traffic.received++;
      this.end(session, 4001);
    });
    socket.on('error', () => {});
    socket.on('close', () => this.gone(session, 'websocket_disconnected'));
    session.send(welcome(session, this.ids.uuid(), this.clock.now()));
    session.keepAlive(() => keepalive(this.ids.uuid(), this.clock.now()));
    session.pingEvery(PING_MS, () => this.end(session, 4002));
    if (previous) {
      session.used = true;
      previous.replacedBy = session.id;
      for (const subscription of this.of(previous.id)) {
        subscription.sessionId = session.id;
        subscription.connectedAt = session.connectedAt;
      }
      return;
    }
    session.in(UNUSED_MS, () => {
      if (!session.used) this.end(session, 4003);
    });
  }

  /** Closes with a code of EventSub's; the subscriptions learn why. */
  end(session: EventSubSession, code: number): void {
    session.close(code);
    this.gone(session, STATUS_OF_CLOSE[code] ?? 'websocket_disconnected');
  }

  add(subscription: Subscription): void {
    this.subscriptions.set(subscription.id, subscription);
    let same = this.byType.get(subscription.type);
    if (!same) {
      same = new Set();
      this.byType.set(subscription.type, same);
    }
    same.add(subscription);
    const session = this.sessions.get(subscription.sessionId);
    if (session) session.used = true;
  }

  remove(subscription: Subscription): void {
    this.subscriptions.delete(subscription.id);
    this.byType.get(subscription.type)?.delete(subscription);
  }

  /** Enabled subscriptions of a session. */
  of(sessionId: string): Subscription[] {
    return this.enabled().filter((subscription) => subscription.sessionId === sessionId);
  }

  enabled(): Subscription[] {
    return [...this.subscriptions.values()].filter((subscription) => subscription.status === 'enabled');
  }

  /** The listed ones: enabled, and for an hour those that no longer are. */
  list(): Subscription[] {
    this.forgetOld();
    return [...this.subscriptions.values()];
  }

  /** Whether anybody would hear it; for events that are dear to build. */
  wants(type: string): boolean {
    return (this.byType.get(type)?.size ?? 0) > 0;
  }

  /**
   * Tells all that asked for this type and version, and whose condition does not contradict `about`.
   * The event is built only when somebody is there to hear it.
   */
  publish(type: string, version: string, about: Record<string, string>, build: () => unknown): void {
    const subscriptions = this.byType.get(type);
    if (!subscriptions || subscriptions.size === 0) return;
    let event: unknown;
    let built = false;
    for (const subscription of subscriptions) {
      if (subscription.version !== version) continue;
      if (!fits(subscription.condition, about)) continue;
      const session = this.sessions.get(subscription.sessionId);
      if (!session) continue;
      if (!built) {
        event = build();
        built = true;
      }
      const message = notification(subscription, event, this.ids.uuid(), this.clock.now());
      session.send(message);
      if (this.duplicates > 0) {
        this.duplicates--;
        session.send(message);
      }
    }
  }

  /** Takes subscriptions away and tells their sessions so. */
  revoke(status: SubscriptionStatus, which: (subscription: Subscription) => boolean): number {
    let count = 0;
    for (const subscription of this.enabled()) {
      if (!which(subscription)) continue;
      this.disable(subscription, status);
      this.sessions
        .get(subscription.sessionId)
        ?.send(revocation(subscription, this.ids.uuid(), this.clock.now()));
      count++;
    }
    return count;
  }

  /** Asks every session to move to a new address, as Twitch does before it restarts a server. */
  askToReconnect(which: (session: EventSubSession) => boolean = () => true): number {
    let count = 0;
    for (const session of [...this.sessions.values()]) {
      if (!session.open || session.replacedBy !== null || !which(session)) continue;
      const key = this.ids.token(24);
      this.reconnects.set(key, session.id);
      session.send(reconnect(session, `${this.baseUrl}?reconnect=${key}`, this.ids.uuid(), this.clock.now()));
      session.in(RECONNECT_GRACE_MS, () => {
        this.reconnects.delete(key);
        this.end(session, 4004);
      });
      count++;
    }
    return count;
  }

  /** Bytes that the slowest listener has not taken yet. */
  get backlog(): number {
    let most = 0;
    for (const session of this.sessions.values()) most = Math.max(most, session.backlog);
    return most;
  }

  dispose(): void {
    for (const session of this.sessions.values()) {
      session.dispose();
      session.terminate();
    }
    this.sessions.clear();
  }

  private gone(session: EventSubSession, status: SubscriptionStatus): void {
    if (this.sessions.get(session.id) !== session) return;
    this.sessions.delete(session.id);
    session.dispose();
    this.forgetOld();
    const lost = this.of(session.id);
    for (const subscription of lost) this.disable(subscription, status);
    this.log.debug({
      event: 'eventsub.closed',
      message: `An EventSub connection ended (${status}) with ${lost.length} subscriptions`,
    });
  }

  private forgetOld(): void {
    const since = this.clock.now() - REMEMBER_MS;
    for (const subscription of this.subscriptions.values())
      if (subscription.disconnectedAt !== null && subscription.disconnectedAt < since)
        this.subscriptions.delete(subscription.id);
  }

  private disable(subscription: Subscription, status: SubscriptionStatus): void {
    subscription.status = status;
    subscription.disconnectedAt = this.clock.now();
    this.byType.get(subscription.type)?.delete(subscription);
  }
}

function fits(condition: Readonly<Record<string, string>>, about: Record<string, string>): boolean {
  for (const key in about) {
    const wanted = condition[key];
    if (wanted !== undefined && wanted !== about[key]) return false;
  }
  return true;
}

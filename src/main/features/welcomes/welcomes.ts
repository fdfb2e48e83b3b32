import type { Arrival, WelcomeRule } from '../../../shared/contract/welcomes.ts';
import type { ChatMessage } from '../../engine/chat/chatMessage.ts';
import { isKnownBot } from '../../engine/chat/knownBots.ts';
import type { TravellingLine } from '../../engine/chat/pipeline.ts';
import type { Caller } from '../../engine/occasion.ts';
import type { People } from '../../engine/people.ts';
import type { Clock } from '../../engine/ports.ts';
import { type Newcomer, reasonsFor } from './choice.ts';
import type { Greeter } from './greeter.ts';
import { type Session, sessionAt } from './sessions.ts';
import type { WelcomeStore } from './store.ts';

const KEPT = 50;
const HOUR = 3_600_000;
const SAVE_SESSION_EVERY = 60_000;

export interface WelcomesParts {
  clock: Clock;
  store: WelcomeStore;
  greeter: Greeter;
  rules(): readonly WelcomeRule[];
  /** Null while offline. */
  live(): { id: string; startedAt: number } | null;
  /** Hours without a line after which, offline, everybody counts as new. */
  gapHours(): number;
  /** Why nobody is welcomed now; null when people are. */
  quiet(): string | null;
  /** Null while that module is off. */
  people(): People | null;
  /** Somebody has said their first line in this stream. */
  arrived(viewer: Caller, message: ChatMessage, newcomer: Newcomer): void;
  /** Something that the page shows has changed. */
  changed(): void;
}

/** Sees who says something for the first time in a stream, and chooses the welcome. */
export class Welcomes {
  private readonly parts: WelcomesParts;
  private session: Session | null;
  /** Who has spoken in this session: every further line of theirs costs one look here. */
  private here: Set<string>;
  private readonly arrivals: Arrival[] = [];
  private readonly counts: Map<string, number>;
  private nextKey = 1;
  private savedAt = 0;

  constructor(parts: WelcomesParts) {
    this.parts = parts;
    this.session = parts.store.session();
    this.here = new Set(this.session ? parts.store.present(this.session.number) : []);
    this.counts = parts.store.counts();
  }

  look(line: TravellingLine): void {
    const { message } = line;
    const { user, standing } = message;
    if (standing.streamer || isKnownBot(user.login)) return;
    const session = this.now();
    if (this.here.has(user.id)) return;
    const { clock, store } = this.parts;
    this.here.add(user.id);
    const before = store.lastSeen(user.id);
    store.seen(user.id, session.number, clock.now());
    if (this.parts.people()?.record(user.id)?.ignored) return;
    const viewer: Caller = { id: user.id, login: user.login, name: user.name, role: line.role };
    const newcomer: Newcomer = {
      id: user.id,
      login: user.login,
      role: line.role,
      subscriber: standing.subscriberTier > 0,
      vip: standing.vip,
      moderator: standing.moderator,
      firstEver: message.first && before === null,
      away: before === null ? null : clock.now() - before,
    };
    this.parts.arrived(viewer, message, newcomer);
    this.welcome(line, viewer, newcomer);
  }

  /** While the stream is on, silence in chat does not end it. */
  stayAwake(): void {
    const live = this.parts.live();
    if (this.session === null || live?.id !== this.session.streamId) return;
    this.session.lastAt = this.parts.clock.now();
    this.parts.store.saveSessionSoon(this.session);
  }

  /** Everybody is new again. Returns the way back. */
  beginAnew(): () => void {
    const before = { session: this.session, here: this.here };
    const now = this.parts.clock.now();
    this.use({
      number: (this.session?.number ?? 0) + 1,
      streamId: this.parts.live()?.id ?? null,
      startedAt: now,
      lastAt: now,
    });
    this.parts.changed();
    return () => {
      // Whoever spoke since is not new either.
      const both = new Set([...before.here, ...this.here]);
      if (before.session) {
        this.session = { ...before.session, number: this.session?.number ?? before.session.number };
        for (const id of both) this.parts.store.seen(id, this.session.number, now);
        this.parts.store.saveSession(this.session);
      }
      this.here = both;
      this.parts.changed();
    };
  }

  view(): { since: number | null; here: number; arrivals: Arrival[] } {
    return {
      since: this.session?.startedAt ?? null,
      here: this.here.size,
      arrivals: [...this.arrivals].reverse(),
    };
  }

  welcomedBy(ruleId: string): number {
    return this.counts.get(ruleId) ?? 0;
  }

  save(): void {
    if (this.session) this.parts.store.saveSession(this.session);
  }

  private welcome(line: TravellingLine, viewer: Caller, newcomer: Newcomer): void {
    const { clock, store, greeter } = this.parts;
    const chosen = reasonsFor(this.parts.rules(), newcomer, (rule) => this.restOf(rule, viewer.id)).find(
      ({ fits }) => fits,
    );
    const quiet = this.parts.quiet();
    const arrival: Arrival = {
      key: this.nextKey,
      time: clock.now(),
      user: { id: viewer.id, login: viewer.login, name: viewer.name },
      rule: chosen?.rule.name ?? null,
      outcome: 'passed',
      why: chosen ? (quiet ?? chosen.why) : 'No welcome is meant for them.',
    };
    this.nextKey += 1;
    this.arrivals.push(arrival);
    if (this.arrivals.length > KEPT) this.arrivals.shift();
    if (!chosen) {
      this.parts.changed();
      return;
    }
    const what = `Welcome "${chosen.rule.name}"`;
    if (quiet !== null) {
      line.decide({ by: 'welcomes', outcome: 'refused', what, why: quiet });
      this.parts.changed();
      return;
    }
    arrival.outcome = 'waiting';
    line.decide({ by: 'welcomes', outcome: 'ran', what, why: chosen.why });
    if (store.marked(chosen.rule.id, viewer.id) === null) {
      this.counts.set(chosen.rule.id, this.welcomedBy(chosen.rule.id) + 1);
    }
    store.mark(chosen.rule.id, viewer.id, clock.now());
    greeter.add(chosen.rule, {
      viewer,
      line: { id: line.message.id, text: line.message.text },
      ended: (problem) => {
        arrival.outcome = problem === null ? 'welcomed' : 'passed';
        if (problem !== null) {
          arrival.why = problem;
          line.decide({ by: 'welcomes', outcome: 'failed', what, why: problem });
        }
        this.parts.changed();
      },
    });
    this.parts.changed();
  }

  /** Milliseconds until the rule may welcome this person again. */
  private restOf(rule: WelcomeRule, viewerId: string): number {
    if (rule.cooldownHours === 0) return 0;
    const last = this.parts.store.marked(rule.id, viewerId);
    return last === null ? 0 : last + rule.cooldownHours * HOUR - this.parts.clock.now();
  }

  private now(): Session {
    const { clock, store } = this.parts;
    const now = clock.now();
    const session = sessionAt(this.session, this.parts.live(), now, this.parts.gapHours() * HOUR);
    session.lastAt = now;
    if (session.number !== this.session?.number) this.use(session);
    else {
      this.session = session;
      if (now - this.savedAt >= SAVE_SESSION_EVERY) {
        this.savedAt = now;
        store.saveSessionSoon(session);
      }
    }
    return session;
  }

  private use(session: Session): void {
    this.session = session;
    this.here = new Set();
    this.savedAt = this.parts.clock.now();
    this.parts.store.saveSession(session);
  }
}

import type { RoomState } from '../../engine/chat/chatFacts.ts';
import type { EventBus } from '../../engine/events.ts';
import type { Metrics } from '../../engine/metrics.ts';
import type { Clock, Disposer, Logger, Random } from '../../engine/ports.ts';
import type { ConnectionState } from '../../engine/twitch/connection.ts';
import type { SubscriptionStatus } from '../../engine/twitch/subscriptions.ts';
import type { TokenKeeper } from '../auth/tokenKeeper.ts';
import type { CatchUp } from '../catchup/catchUp.ts';
import type { Helix } from '../helix/caller.ts';
import { NOTIFICATION } from '../notices/keys.ts';
import type { NoticeBoard } from '../notices/noticeBoard.ts';
import { SeenIds } from '../notices/seenIds.ts';
import type { Tellings } from '../notices/tellings.ts';
import type { EventSubMessage } from './messages.external.ts';
import { EventSubSession } from './session.ts';
import { Subscriber } from './subscriber.ts';
import { TRANSLATORS } from './translate/all.ts';
import type { Telling } from './translate/translator.ts';
import { TOPICS, type Topic } from './wanted.ts';

/** Twitch repeats events for at most so long, and what is older is a replay. */
const OLD_MS = 600_000;

export interface EventSubOptions {
  clock: Clock;
  random: Random;
  log: Logger;
  metrics: Metrics;
  events: EventBus;
  url: string;
  trusts: (url: string) => boolean;
  helix: Helix;
  board: NoticeBoard;
  tellings: Tellings;
  takeModes: (modes: RoomState) => boolean;
  /** A sign-in was disconnected on Twitch. */
  onRevoked: (keeper: TokenKeeper) => void;
}

interface Line {
  keeper: TokenKeeper;
  isStreamer: boolean;
  session: EventSubSession;
  subscriber: Subscriber;
}

/** Everything that EventSub tells, over one connection for each account. */
export class EventSub {
  private readonly options: EventSubOptions;
  private readonly seen: SeenIds;
  private readonly watchers = new Set<() => void>();
  private lines: Line[] = [];
  private channelId = '';
  private catchUp: CatchUp | null = null;

  constructor(options: EventSubOptions) {
    this.options = options;
    this.seen = new SeenIds(options.clock, OLD_MS + 60_000, 20_000);
  }

  /**
   * Begins to listen for a channel. `streamer` is null while the streamer's sign-in is gone; `reader` is the account
   * that reads chat. When that is the streamer's own, one connection does for both.
   */
  listen(channelId: string, streamer: TokenKeeper | null, reader: TokenKeeper, catchUp: CatchUp): void {
    this.leave();
    this.channelId = channelId;
    this.catchUp = catchUp;
    const both = streamer === reader;
    if (streamer) this.lines.push(this.open(streamer, true, (topic) => both || topic.account === 'streamer'));
    if (!both) this.lines.push(this.open(reader, false, (topic) => topic.account === 'reader'));
    this.connect();
  }

  leave(): void {
    for (const { session, subscriber } of this.lines.splice(0)) {
      session.stop();
      subscriber.end();
    }
    this.catchUp = null;
    this.changed();
  }

  /** Rights have changed, or somebody became a moderator: connects where it was pointless, and tries again. */
  refresh(): void {
    this.connect();
    for (const { subscriber } of this.lines) subscriber.retryRefused();
  }

  /** At once, instead of when the wait is over. */
  retry(): void {
    for (const { session } of this.lines) session.retry();
  }

  stop(): void {
    this.watchers.clear();
    this.leave();
  }

  states(): { slot: TokenKeeper['slot']; state: ConnectionState }[] {
    return this.lines.map(({ keeper, session, subscriber }) => ({
      slot: keeper.slot,
      state:
        session.state.kind === 'off' && subscriber.possible === 0
          ? {
              kind: 'signing-in-needed',
              message: `${keeper.user?.name ?? keeper.slot} has allowed nothing that could be heard. Sign in again to allow it.`,
            }
          : session.state,
    }));
  }

  /** Whether events of this type are heard just now. */
  hears(type: string): boolean {
    return this.lines.some(
      ({ session, subscriber }) => session.state.kind === 'online' && subscriber.isEnabled(type),
    );
  }

  /** Whether the streamer's own connection works, which tells what can be caught up with. */
  get hearsStreamer(): boolean {
    return this.lines.some(({ isStreamer, session }) => isStreamer && session.state.kind === 'online');
  }

  subscriptions(): SubscriptionStatus[] {
    return this.lines.flatMap(({ subscriber }) => subscriber.statuses());
  }

  /** Called when a connection or a subscription has changed. */
  onChange(run: () => void): Disposer {
    this.watchers.add(run);
    return () => {
      this.watchers.delete(run);
    };
  }

  private connect(): void {
    for (const { session, subscriber } of this.lines) if (subscriber.possible > 0) session.start();
  }

  private open(keeper: TokenKeeper, isStreamer: boolean, wants: (topic: Topic) => boolean): Line {
    const { clock, random, log, url, trusts, helix } = this.options;
    const subscriber = new Subscriber({
      slot: keeper.slot,
      topics: TOPICS.filter(wants),
      helix,
      clock,
      random,
      log,
      account: () => {
        const { user, scopes } = keeper;
        return user && { userId: user.id, channelId: this.channelId, scopes };
      },
      onEnabled: () => session.proven(),
      onSessionGone: () => session.renew('Twitch no longer knows the session'),
      onAuthorisationRevoked: () => this.options.onRevoked(keeper),
      onChange: () => this.changed(),
    });
    const session = new EventSubSession({
      url,
      trusts,
      clock,
      random,
      log,
      onFresh: (sessionId) => {
        subscriber.begin(sessionId);
        if (isStreamer) this.catchUp?.begin();
      },
      onLost: () => {
        subscriber.end();
        if (isStreamer) this.catchUp?.gapBegins();
      },
      onNotification: (message) => this.take(message, session),
      onRevocation: ({ subscriptionId, type, status }) => subscriber.revoked(subscriptionId, type, status),
      onState: (state) => {
        log.info({
          event: 'eventsub.connection',
          message: `Events of the ${keeper.slot}: ${state.kind}`,
          details: { slot: keeper.slot, ...state },
        });
        this.changed();
      },
    });
    return { keeper, isStreamer, session, subscriber };
  }

  private take(
    message: Extract<EventSubMessage, { kind: 'notification' }>,
    session: Pick<EventSubSession, 'twitchTime'>,
  ): void {
    const { type, id } = message;
    // A clock that is wrong here must not make every event old: Twitch's own is asked.
    const time = Number.isFinite(message.time) ? message.time : session.twitchTime;
    if (session.twitchTime - time > OLD_MS) {
      this.count(type, 'old');
      return;
    }
    if (!this.seen.isNew(id)) {
      this.count(type, 'repeated');
      return;
    }
    const translate = TRANSLATORS.get(type);
    if (!translate) {
      this.count(type, 'unknown');
      return;
    }
    let understood = false;
    try {
      understood = translate(message.event, this.tellingOf(type, id, time));
    } catch (thrown) {
      // One event that cannot be handled must not end the connection, nor the process.
      this.options.log.error(
        { event: 'eventsub.failed', message: `"${type}" could not be handled.` },
        thrown,
      );
    }
    this.count(type, understood ? 'told' : 'malformed');
    if (understood) return;
    this.options.log.warn({
      event: 'eventsub.malformed',
      message: `Twitch told of "${type}" in a form that Emcee does not know. Perhaps there is an update of Emcee.`,
      details: { type, version: message.version },
    });
  }

  private tellingOf(type: string, id: string, time: number): Telling {
    const { events, tellings, board, takeModes } = this.options;
    const { catchUp, channelId } = this;
    return {
      id,
      time,
      emit: (name, fact) => events.emit(name, fact),
      offer: (key, bestFirst, tell, grace) => tellings.offer(key, type, bestFirst, time, tell, grace),
      post: (notice) => board.post(notice, NOTIFICATION),
      isChannel: (other) => other === channelId,
      takeModes,
      follow: (fact) => catchUp?.follows.take(fact),
      redemption: (fact) => catchUp?.redemptions.take(fact),
      stream: (change) => catchUp?.broadcast.take(change),
      channel: (fact) => catchUp?.broadcast.takeInfo(fact),
      poll: (change) => catchUp?.contests.takePoll(change),
      prediction: (change) => catchUp?.contests.takePrediction(change),
    };
  }

  private count(type: string, result: string): void {
    this.options.metrics.count('twitch_events_total', 'Events of EventSub', { type, result });
  }

  private changed(): void {
    for (const run of this.watchers) run();
  }
}

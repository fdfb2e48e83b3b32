import { AppError, errorText } from '../../../shared/rpc/errors.ts';
import type { EventBus } from '../../engine/events.ts';
import type { Clock, Disposer, Logger } from '../../engine/ports.ts';
import type { TwitchApi } from '../../engine/twitch/api.ts';
import type { Marks } from '../../engine/twitch/marks.ts';
import { Broadcast } from './broadcast.ts';
import { Contests } from './contests.ts';
import { Follows } from './follows.ts';
import { Redemptions } from './redemptions.ts';
import { Subscribers } from './subscribers.ts';
import { ToldUntil } from './toldUntil.ts';

/** After a break: at once, and again when Twitch's lists have caught up themselves. Milliseconds. */
const ROUNDS_MS = [2_000, 60_000, 260_000];
/** While events cannot be heard at all. */
const MEANWHILE_MS = 120_000;

export interface CatchUpOptions {
  clock: Clock;
  log: Logger;
  events: EventBus;
  api: TwitchApi;
  marks: Marks;
  channelId: string;
  /** Whether events of the streamer are heard just now. */
  hears: () => boolean;
}

/**
 * Finds out what happened while nobody could tell: follows, subscriptions, redemptions, the stream, polls. What
 * EventSub tells goes through the same places, so that nothing is told twice.
 */
export class CatchUp {
  readonly follows: Follows;
  readonly redemptions: Redemptions;
  readonly broadcast: Broadcast;
  readonly contests: Contests;
  private readonly subscribers: Subscribers;
  private readonly toldFollows: ToldUntil;
  private readonly toldRedemptions: ToldUntil;
  private readonly options: CatchUpOptions;
  private readonly rounds: Disposer[] = [];
  private readonly stopMeanwhile: Disposer;
  private asking: Promise<void> | null = null;
  private stopped = false;

  constructor(options: CatchUpOptions) {
    this.options = options;
    const { clock, events, marks, channelId } = options;
    const part = (name: string) => ({ clock, events, marks, name: `twitch.${channelId}.${name}` });
    this.toldFollows = new ToldUntil(part('follows'));
    this.toldRedemptions = new ToldUntil(part('redemptions'));
    this.follows = new Follows(events, this.toldFollows);
    this.redemptions = new Redemptions(clock, events, this.toldRedemptions);
    this.broadcast = new Broadcast(part('stream'));
    this.contests = new Contests({ clock, events });
    this.subscribers = new Subscribers(part('subscribers'));
    this.stopMeanwhile = clock.every(MEANWHILE_MS, () => {
      if (!options.hears()) void this.ask();
    });
  }

  /** Events are no longer heard. */
  gapBegins(): void {
    this.toldFollows.gapBegins();
    this.toldRedemptions.gapBegins();
  }

  /** Events are heard (again): asks for what came before, now and a little later. */
  begin(): void {
    this.callOff();
    for (const wait of ROUNDS_MS) this.rounds.push(this.options.clock.after(wait, () => void this.ask()));
  }

  /** One round at a time; resolves when it is over, whether or not all could be asked. */
  async ask(): Promise<void> {
    if (this.stopped) return;
    this.asking ??= this.askAll().finally(() => {
      this.asking = null;
    });
    await this.asking;
  }

  stop(): void {
    this.stopped = true;
    this.callOff();
    this.stopMeanwhile();
    this.subscribers.stop();
  }

  private callOff(): void {
    for (const stop of this.rounds.splice(0)) stop();
  }

  private async askAll(): Promise<void> {
    const api = this.options.api.at('background');
    await this.part('the stream', () => this.broadcast.ask(api, this.options.channelId));
    await this.part('follows', () => this.follows.ask(api));
    await this.part('redemptions', () => this.redemptions.ask(api));
    await this.part('subscriptions', () => this.subscribers.ask(api));
    await this.part('polls', () => this.contests.askPolls(api));
    await this.part('predictions', () => this.contests.askPredictions(api));
  }

  /** One that fails does not keep the others from being asked. */
  private async part(what: string, ask: () => Promise<void>): Promise<void> {
    if (this.stopped) return;
    try {
      await ask();
    } catch (thrown) {
      const isExpected =
        thrown instanceof AppError &&
        (thrown.code === 'twitch.missing_scope' || thrown.code === 'twitch.not_affiliate');
      if (isExpected || this.stopped) return;
      this.options.log.debug({
        event: 'twitch.notAsked',
        message: `Twitch could not be asked about ${what}: ${errorText(thrown)}`,
      });
    }
  }
}

import type { EventBus } from '../../engine/events.ts';
import type { Clock } from '../../engine/ports.ts';
import type { TwitchApi } from '../../engine/twitch/api.ts';
import type { ChannelUpdated, StreamEnded, StreamStarted } from '../../engine/twitch/channelFacts.ts';
import type { Marks } from '../../engine/twitch/marks.ts';

/** Twitch's list of streams is up to three minutes behind what it has told. */
const BEHIND_MS = 240_000;

export interface Live {
  id: string;
  startedAt: number;
}

/** Whether the stream is live and what it is called, as told and as asked. */
export class Broadcast {
  private readonly clock: Clock;
  private readonly events: EventBus;
  private readonly marks: Marks;
  private readonly name: string;
  private stream: Live | null = null;
  private details: Omit<ChannelUpdated, 'time'> | null = null;
  /** The id of the stream that ended last. */
  private endedId = '';
  /** Elapsed milliseconds of the last event; null before the first. */
  private toldAt: number | null = null;
  /** Elapsed milliseconds since when the list lacks a stream that we take for live; null while it has it. */
  private missingSince: number | null = null;

  constructor(options: { clock: Clock; events: EventBus; marks: Marks; name: string }) {
    this.clock = options.clock;
    this.events = options.events;
    this.marks = options.marks;
    this.name = options.name;
  }

  /** Null while the stream is offline, or before Twitch was asked. */
  get live(): Live | null {
    return this.stream;
  }

  /** Null before Twitch was asked. */
  get info(): Omit<ChannelUpdated, 'time'> | null {
    return this.details;
  }

  take(change: { kind: 'started'; fact: StreamStarted } | { kind: 'ended'; fact: StreamEnded }): void {
    this.toldAt = this.clock.elapsed();
    if (change.kind === 'started') this.started(change.fact);
    else this.ended(change.fact);
  }

  takeInfo(fact: ChannelUpdated): void {
    const { time: _time, ...info } = fact;
    if (this.details && sameInfo(this.details, info)) return;
    this.details = info;
    this.events.emit('channel.updated', fact);
  }

  async ask(api: TwitchApi, channelId: string): Promise<void> {
    const [found] = await api.channel.streams([channelId]);
    if (found) this.foundLive({ id: found.id, startedAt: found.startedAt });
    else this.foundOffline();
    const [info] = await api.channel.info([channelId]);
    if (!info) return;
    const { title, language, category, labels } = info;
    const isFirst = this.details === null;
    if (isFirst) this.details = { title, language, category, labels };
    else this.takeInfo({ title, language, category, labels, time: this.clock.now() });
  }

  private foundLive(live: Live): void {
    this.missingSince = null;
    if (this.stream?.id === live.id) return;
    // Told as ended a moment ago; the list has not noticed yet.
    if (live.id === this.endedId) return;
    const isKnown = this.stream === null && this.marks.get(this.name) === live.id;
    if (isKnown) this.stream = live;
    else this.started({ ...live, kind: 'live', late: true });
  }

  private foundOffline(): void {
    const now = this.clock.elapsed();
    if (this.stream === null) {
      // It was live when Emcee ended, and is not any more.
      if (this.marks.get(this.name)) this.ended({ time: this.clock.now(), late: true });
      return;
    }
    this.missingSince ??= now;
    const told = this.toldAt === null ? Number.POSITIVE_INFINITY : now - this.toldAt;
    if (now - this.missingSince >= BEHIND_MS && told >= BEHIND_MS) {
      this.ended({ time: this.clock.now(), late: true });
    }
  }

  private started(fact: StreamStarted): void {
    if (this.stream?.id === fact.id) return;
    // The end of the one before was missed.
    if (this.stream) this.ended({ time: fact.startedAt, late: true });
    this.stream = { id: fact.id, startedAt: fact.startedAt };
    this.missingSince = null;
    this.marks.set(this.name, fact.id);
    this.events.emit('stream.started', fact);
  }

  private ended(fact: StreamEnded): void {
    this.endedId = this.stream?.id ?? this.marks.get(this.name) ?? '';
    this.stream = null;
    this.missingSince = null;
    this.marks.set(this.name, '');
    this.events.emit('stream.ended', fact);
  }
}

function sameInfo(a: Omit<ChannelUpdated, 'time'>, b: Omit<ChannelUpdated, 'time'>): boolean {
  return (
    a.title === b.title &&
    a.language === b.language &&
    a.category.id === b.category.id &&
    a.labels.join(' ') === b.labels.join(' ')
  );
}

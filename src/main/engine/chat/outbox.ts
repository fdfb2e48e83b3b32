import { errorText } from '../../../shared/rpc/errors.ts';
import type { Metrics } from '../metrics.ts';
import type { Clock, Disposer, Logger, Random } from '../ports.ts';
import type { ChatPort, Delivery } from './chatPort.ts';
import {
  asLine,
  DROP_TEXTS,
  type DropReason,
  LINE_PRIORITIES,
  type LineOutcome,
  type LinePriority,
  type LineRequest,
  MAX_AGE,
} from './outgoing.ts';
import { Repeats } from './repeats.ts';
import { SendWindow } from './sendWindow.ts';
import { LINE_LIMIT, splitLine } from './splitting.ts';

const MOST_PARTS = 10;
const MOST_ATTEMPTS = 4;
/** Room for `/me ` in front of every line of an action. */
const ACTION_LIMIT = LINE_LIMIT - 4;

type Told = (outcome: LineOutcome) => void;

interface Entry {
  /** Several when lines were merged. */
  texts: string[];
  action: boolean;
  request: LineRequest;
  told: Told[];
  /** Elapsed milliseconds after which it is stale. */
  until: number;
  /** Null until the first part goes out; from then on nothing can be merged into it. */
  parts: string[] | null;
  messageIds: (string | null)[];
  attempts: number;
}

export interface OutboxOptions {
  clock: Clock;
  random: Random;
  log: Logger;
  metrics: Metrics;
  port: ChatPort;
  /** The most entries that may wait. */
  capacity?: number;
}

/**
 * The only way to speak. It keeps Twitch's limits, says the urgent first, cuts long texts, makes one line of a
 * burst and varies what would count as a repetition. One line is under way at a time, so that the order holds.
 */
export class Outbox {
  private readonly queues = new Map<LinePriority, Entry[]>(LINE_PRIORITIES.map((name) => [name, []]));
  private readonly window = new SendWindow();
  private readonly repeats = new Repeats();
  private readonly options: OutboxOptions;
  private readonly capacity: number;
  private readonly forgetPort: Disposer;
  private readonly forgetGauge: Disposer;
  private alarm: Disposer | null = null;
  private sending: Entry | null = null;
  /** Elapsed milliseconds before which Twitch wants no line. */
  private notBefore = 0;
  private silent = false;
  private stopped = false;

  constructor(options: OutboxOptions) {
    this.options = options;
    this.capacity = options.capacity ?? 500;
    this.forgetPort = options.port.onChange(() => this.pump());
    this.forgetGauge = options.metrics.gauge(
      'outbox_waiting',
      'Lines that wait to be said',
      () => this.waiting,
    );
  }

  /** `told` hears exactly once what became of the line. */
  say(request: LineRequest, told: Told = () => {}): void {
    const { text, action } = asLine(request.text);
    const entry: Entry = {
      texts: [text],
      action,
      request,
      told: [told],
      until: this.options.clock.elapsed() + (request.maxAge ?? MAX_AGE[request.priority]),
      parts: null,
      messageIds: [],
      attempts: 0,
    };
    const refusal = this.refusal(text);
    if (refusal !== null) this.drop(entry, refusal);
    else if (this.mergeInto(entry)) return;
    else if (this.waiting >= this.capacity && !this.makeRoomFor(request.priority))
      this.drop(entry, 'queue-full');
    else {
      this.queueOf(request.priority).push(entry);
      this.pump();
    }
  }

  /** What waits is dropped with the reason `muted`, and so is all that comes until it is switched off. */
  set muted(on: boolean) {
    this.silent = on;
    if (on) this.dropAll('muted');
  }

  get muted(): boolean {
    return this.silent;
  }

  get waiting(): number {
    let count = 0;
    for (const queue of this.queues.values()) count += queue.length;
    return count;
  }

  /** Lines that Twitch would still take now. */
  get linesLeft(): number {
    return this.window.left(this.options.clock.elapsed(), this.options.port.limits.role);
  }

  stop(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.alarm?.();
    this.alarm = null;
    this.forgetPort();
    this.forgetGauge();
    this.dropAll('stopped');
  }

  private refusal(text: string): DropReason | null {
    if (this.stopped) return 'stopped';
    if (this.silent) return 'muted';
    return text === '' ? 'empty' : null;
  }

  private queueOf(priority: LinePriority): Entry[] {
    return this.queues.get(priority) ?? [];
  }

  /** All but the line that is under way, which hears its own end. */
  private dropAll(reason: DropReason): void {
    for (const queue of this.queues.values()) {
      const waiting = queue.filter((entry) => entry !== this.sending);
      queue.splice(0, queue.length, ...queue.filter((entry) => entry === this.sending));
      for (const entry of waiting) this.drop(entry, reason);
    }
  }

  private mergeInto(entry: Entry): boolean {
    const rule = entry.request.merge;
    if (!rule) return false;
    const there = this.queueOf(entry.request.priority).find(
      (other) =>
        other.parts === null && other.action === entry.action && other.request.merge?.key === rule.key,
    );
    if (!there) return false;
    there.texts.push(...entry.texts);
    there.told.push(...entry.told);
    return true;
  }

  /** Drops the oldest of the least urgent, if that is less urgent than what wants in. */
  private makeRoomFor(priority: LinePriority): boolean {
    for (const name of [...LINE_PRIORITIES].reverse()) {
      if (name === priority) return false;
      const queue = this.queueOf(name);
      const at = queue.findIndex((entry) => entry !== this.sending && entry.messageIds.length === 0);
      const [oldest] = at === -1 ? [] : queue.splice(at, 1);
      if (oldest) {
        this.drop(oldest, 'queue-full');
        return true;
      }
    }
    return false;
  }

  private pump(): void {
    this.alarm?.();
    this.alarm = null;
    if (this.stopped) return;
    this.dropStale();
    if (this.sending) return;
    const { port, clock } = this.options;
    if (port.readiness === 'never') {
      this.dropAll('not-connected');
      return;
    }
    const next = this.next();
    if (!next) return;
    if (port.readiness === 'soon') {
      this.wakeForStale();
      return;
    }
    const now = clock.elapsed();
    const urgent = next.request.priority === 'moderator';
    const wait = Math.max(
      this.notBefore - now,
      this.window.wait(now, port.limits.role, port.limits.slowSeconds, urgent),
    );
    if (wait > 0) {
      this.alarm = clock.after(wait, () => this.pump());
      return;
    }
    void this.send(next);
  }

  private next(): Entry | null {
    for (const queue of this.queues.values()) if (queue[0]) return queue[0];
    return null;
  }

  private dropStale(): void {
    const now = this.options.clock.elapsed();
    for (const queue of this.queues.values()) {
      const stale = queue.filter((entry) => entry !== this.sending && staleAt(entry) <= now);
      for (const entry of stale) {
        this.finish(entry);
        this.drop(entry, 'stale');
      }
    }
  }

  private wakeForStale(): void {
    let first = Number.POSITIVE_INFINITY;
    for (const queue of this.queues.values()) {
      for (const entry of queue) first = Math.min(first, staleAt(entry));
    }
    this.alarm = this.options.clock.after(first - this.options.clock.elapsed(), () => this.pump());
  }

  private async send(entry: Entry): Promise<void> {
    const { clock, port } = this.options;
    const parts = entry.parts ?? partsOf(entry);
    entry.parts = parts;
    const now = clock.elapsed();
    const part = parts[entry.messageIds.length] ?? '';
    // Moderators and the streamer may repeat themselves.
    const mayRepeat = port.limits.role === 'moderator' || port.limits.role === 'streamer';
    const text = mayRepeat ? part : this.repeats.vary(part, now);
    if (text === null || parts.length > MOST_PARTS) {
      this.finish(entry);
      this.drop(entry, text === null ? 'duplicate' : 'too-long');
      this.pump();
      return;
    }
    this.window.record(now);
    this.repeats.record(text, now);
    this.sending = entry;
    const first = entry.messageIds.length === 0;
    let delivery: Delivery;
    try {
      const replyTo = first ? (entry.request.replyTo ?? null) : null;
      delivery = await port.deliver({ text, action: entry.action, replyTo });
    } catch {
      delivery = { kind: 'refused', code: 'internal', reason: 'The line could not be sent.' };
    }
    this.sending = null;
    this.settle(entry, delivery);
    this.pump();
  }

  private settle(entry: Entry, delivery: Delivery): void {
    const ended = this.stopped ? 'stopped' : this.silent ? 'muted' : null;
    if (delivery.kind === 'sent') {
      entry.messageIds.push(delivery.messageId);
      entry.attempts = 0;
      const whole = entry.messageIds.length >= (entry.parts?.length ?? 0);
      if (!whole && ended === null) return;
      this.finish(entry);
      if (whole) this.tellSent(entry);
      else this.drop(entry, ended ?? 'stopped');
      return;
    }
    entry.attempts += 1;
    if (delivery.kind === 'later' && entry.attempts < MOST_ATTEMPTS && ended === null) {
      // A little apart, so that several bots that were told the same do not come back together.
      const wait = Math.ceil(delivery.wait + this.options.random.next() * 250);
      this.notBefore = this.options.clock.elapsed() + wait;
      return;
    }
    this.finish(entry);
    const code = delivery.kind === 'refused' ? delivery.code : null;
    this.drop(entry, 'refused', delivery.reason, code);
  }

  private finish(entry: Entry): void {
    const queue = this.queueOf(entry.request.priority);
    const at = queue.indexOf(entry);
    if (at !== -1) queue.splice(at, 1);
  }

  private tellSent(entry: Entry): void {
    this.count('sent');
    for (const told of entry.told) this.tell(told, { kind: 'sent', messageIds: entry.messageIds });
  }

  private drop(
    entry: Entry,
    reason: DropReason,
    detail = DROP_TEXTS[reason],
    code: string | null = null,
  ): void {
    this.count(reason);
    this.options.log.debug({
      event: 'line.dropped',
      message: `A line of ${entry.request.from} was not said. ${detail}`,
      result: 'refused',
      details: { from: entry.request.from, reason, code, text: entry.texts.join(' ').slice(0, 120) },
    });
    const sentParts = entry.messageIds.length;
    for (const told of entry.told) this.tell(told, { kind: 'dropped', reason, code, detail, sentParts });
  }

  /** One listener that throws must not keep the others from being said. */
  private tell(told: Told, outcome: LineOutcome): void {
    try {
      told(outcome);
    } catch (thrown) {
      this.options.log.error({ event: 'line.listenerFailed', message: errorText(thrown) }, thrown);
    }
  }

  private count(outcome: string): void {
    this.options.metrics.count('outbox_lines_total', 'Lines by what became of them', { outcome });
  }
}

/** Elapsed milliseconds. A text that has begun gets a minute more: half an answer is worse than a late one. */
function staleAt(entry: Entry): number {
  return entry.messageIds.length === 0 ? entry.until : entry.until + 60_000;
}

function partsOf(entry: Entry): string[] {
  const text = entry.texts.join(entry.request.merge?.separator ?? ' ');
  const lines = splitLine(text, entry.action ? ACTION_LIMIT : LINE_LIMIT);
  return lines.filter((line) => line.trim() !== '');
}

import { errorText } from '../../../shared/rpc/errors.ts';
import type { Metrics } from '../metrics.ts';
import type { Clock, Disposer, Logger, Random } from '../ports.ts';
import type { ChatPort, Delivery } from './chatPort.ts';
import { LineQueues, type Told, type WaitingLine } from './lineQueues.ts';
import {
  asLine,
  DROP_TEXTS,
  type DropReason,
  type LineOutcome,
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

export interface OutboxOptions {
  clock: Clock;
  random: Random;
  log: Logger;
  metrics: Metrics;
  port: ChatPort;
  /** The most lines that may wait. */
  capacity?: number;
}

/**
 * The only way to speak. It keeps Twitch's limits, says the urgent first, cuts long texts, makes one line of a
 * burst and varies what would count as a repetition. One line is under way at a time, so that the order holds.
 */
export class Outbox {
  private readonly queues = new LineQueues();
  private readonly window = new SendWindow();
  private readonly repeats = new Repeats();
  private readonly options: OutboxOptions;
  private readonly capacity: number;
  private readonly forgetPort: Disposer;
  private readonly forgetGauge: Disposer;
  private alarm: Disposer | null = null;
  private sending: WaitingLine | null = null;
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
    const line: WaitingLine = {
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
    const other = refusal === null ? this.queues.mergeable(line) : null;
    if (refusal !== null) this.drop(line, refusal);
    else if (other) {
      other.texts.push(text);
      other.told.push(told);
    } else if (!this.makeRoomFor(line)) this.drop(line, 'queue-full');
    else {
      this.queues.add(line);
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
    return this.queues.size;
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

  private makeRoomFor(line: WaitingLine): boolean {
    if (this.waiting < this.capacity) return true;
    const other = this.queues.leastUrgentBelow(line.request.priority);
    if (other) this.dropWaiting(other, 'queue-full');
    return other !== null;
  }

  /** All but the line that is under way, which hears its own end. */
  private dropAll(reason: DropReason): void {
    for (const line of this.queues.filter((one) => one !== this.sending)) this.dropWaiting(line, reason);
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
    const { next } = this.queues;
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
    if (wait > 0) this.alarm = clock.after(wait, () => this.pump());
    else void this.send(next);
  }

  private dropStale(): void {
    const now = this.options.clock.elapsed();
    const stale = this.queues.filter((line) => line !== this.sending && staleAt(line) <= now);
    for (const line of stale) this.dropWaiting(line, 'stale');
  }

  private wakeForStale(): void {
    const { clock } = this.options;
    const first = Math.min(...this.queues.filter(() => true).map(staleAt));
    this.alarm = clock.after(first - clock.elapsed(), () => this.pump());
  }

  private async send(line: WaitingLine): Promise<void> {
    const { clock, port } = this.options;
    const parts = line.parts ?? partsOf(line);
    line.parts = parts;
    const now = clock.elapsed();
    const part = parts[line.messageIds.length] ?? '';
    // Moderators and the streamer may repeat themselves.
    const mayRepeat = port.limits.role === 'moderator' || port.limits.role === 'streamer';
    const text = mayRepeat ? part : this.repeats.vary(part, now);
    if (text === null || parts.length > MOST_PARTS) {
      this.dropWaiting(line, text === null ? 'duplicate' : 'too-long');
      this.pump();
      return;
    }
    this.window.record(now);
    this.repeats.record(text, now);
    this.sending = line;
    const isFirst = line.messageIds.length === 0;
    let delivery: Delivery;
    try {
      const replyTo = isFirst ? (line.request.replyTo ?? null) : null;
      delivery = await port.deliver({ text, action: line.action, replyTo });
    } catch {
      delivery = { kind: 'refused', code: 'internal', reason: 'The line could not be sent.' };
    }
    this.sending = null;
    this.settle(line, delivery);
    this.pump();
  }

  private settle(line: WaitingLine, delivery: Delivery): void {
    const ended = this.stopped ? 'stopped' : this.silent ? 'muted' : null;
    if (delivery.kind === 'sent') {
      line.messageIds.push(delivery.messageId);
      line.attempts = 0;
      const isWhole = line.messageIds.length >= (line.parts?.length ?? 0);
      if (isWhole) this.tellSent(line);
      else if (ended !== null) this.dropWaiting(line, ended);
      return;
    }
    line.attempts += 1;
    if (delivery.kind === 'later' && line.attempts < MOST_ATTEMPTS && ended === null) {
      // A little apart, so that several bots that were told the same do not come back together.
      const wait = Math.ceil(delivery.wait + this.options.random.next() * 250);
      this.notBefore = this.options.clock.elapsed() + wait;
      return;
    }
    const code = delivery.kind === 'refused' ? delivery.code : null;
    this.dropWaiting(line, 'refused', delivery.reason, code);
  }

  private tellSent(line: WaitingLine): void {
    this.queues.remove(line);
    this.count('sent');
    this.tell(line, { kind: 'sent', messageIds: line.messageIds });
  }

  private dropWaiting(line: WaitingLine, reason: DropReason, detail?: string, code?: string | null): void {
    this.queues.remove(line);
    this.drop(line, reason, detail, code);
  }

  private drop(
    line: WaitingLine,
    reason: DropReason,
    detail = DROP_TEXTS[reason],
    code: string | null = null,
  ): void {
    const { from } = line.request;
    this.count(reason);
    this.options.log.debug({
      event: 'line.dropped',
      message: `A line of ${from} was not said. ${detail}`,
      result: 'refused',
      details: { from, reason, code, text: line.texts.join(' ').slice(0, 120) },
    });
    this.tell(line, { kind: 'dropped', reason, code, detail, sentParts: line.messageIds.length });
  }

  /** One listener that throws must not keep the others from being said. */
  private tell(line: WaitingLine, outcome: LineOutcome): void {
    for (const told of line.told) {
      try {
        told(outcome);
      } catch (thrown) {
        this.options.log.error({ event: 'line.listenerFailed', message: errorText(thrown) }, thrown);
      }
    }
  }

  private count(outcome: string): void {
    this.options.metrics.count('outbox_lines_total', 'Lines by what became of them', { outcome });
  }
}

/** Elapsed milliseconds. A text that has begun gets a minute more: half an answer is worse than a late one. */
function staleAt(line: WaitingLine): number {
  return line.messageIds.length === 0 ? line.until : line.until + 60_000;
}

function partsOf(line: WaitingLine): string[] {
  const text = line.texts.join(line.request.merge?.separator ?? ' ');
  const lines = splitLine(text, line.action ? ACTION_LIMIT : LINE_LIMIT);
  return lines.filter((part) => part.trim() !== '');
}

import type { ErrorCode, Result, WireError } from '../../../shared/rpc/errors.ts';
import type { EngineMessage } from '../../../shared/rpc/wire.ts';
import { browserTiming, type Timing } from './timing.ts';
import type { ConnectionState, Transport } from './transport.ts';

/** A call without an answer by then has failed, in milliseconds. */
const ANSWER_WITHIN = 15_000;

export interface RawWatch {
  /** First, after each reconnect, and whenever the engine starts the stream over. It replaces all that came before. */
  onSnapshot(data: unknown): void;
  /** Those that arrived together, in the order in which they happened. */
  onEvents(events: unknown[]): void;
  onRefused?(error: { code: string; message: string }): void;
}

interface OpenCall {
  answer(result: Result<unknown>): void;
  cancelTimeout(): void;
}

export interface EngineClientOptions {
  transport: Transport;
  onState: (state: ConnectionState) => void;
  /** What to tell the streamer when the engine itself cannot. */
  text: (code: 'unavailable' | 'timeout') => string;
  timing?: Timing;
}

/** Calls and streams over one transport. It outlives connections: what was watched is watched again. */
export class EngineClient {
  private readonly options: EngineClientOptions;
  private readonly timing: Timing;
  private readonly calls = new Map<number, OpenCall>();
  private readonly watches = new Map<string, Set<RawWatch>>();
  /** Calls made before the first connection; they go out when it opens. */
  private early: { id: number; route: string; input: unknown }[] = [];
  private state: ConnectionState = { kind: 'connecting', attempt: 0 };
  private everOnline = false;
  private lastId = 0;

  constructor(options: EngineClientOptions) {
    this.options = options;
    this.timing = options.timing ?? browserTiming;
  }

  start(): () => void {
    return this.options.transport.start({
      onState: (state) => this.changed(state),
      onMessage: (message) => this.received(message),
    });
  }

  /** Answers and never rejects. `within` is in milliseconds. */
  call(route: string, input: unknown, within: number = ANSWER_WITHIN): Promise<Result<unknown>> {
    return new Promise((resolve) => {
      this.lastId += 1;
      const id = this.lastId;
      const cancelTimeout = this.timing.after(within, () => this.settle(id, this.failure('timeout')));
      this.calls.set(id, { answer: resolve, cancelTimeout });
      if (this.state.kind === 'online') {
        if (!this.options.transport.send({ type: 'call', id, route, input }))
          this.settle(id, this.failure('unavailable'));
      } else if (this.state.kind === 'connecting' && !this.everOnline) this.early.push({ id, route, input });
      else this.settle(id, this.failure('unavailable'));
    });
  }

  /** Several may watch the same stream; the engine is asked for it once, and let go with the last. */
  watch(live: string, watch: RawWatch): () => void {
    const named = this.watches.get(live) ?? new Set();
    this.watches.set(live, named);
    named.add(watch);
    // A later watcher asks again, for a snapshot of its own; the engine answers each request with one.
    if (this.state.kind === 'online') this.options.transport.send({ type: 'watch', live });
    return () => {
      if (!named.delete(watch) || named.size > 0) return;
      this.watches.delete(live);
      if (this.state.kind === 'online') this.options.transport.send({ type: 'unwatch', live });
    };
  }

  /** Asks anew for the streams of a feature, after it was switched on. */
  rewatch(feature: string): void {
    if (this.state.kind !== 'online') return;
    for (const live of this.watches.keys()) {
      if (live.startsWith(`${feature}.`)) this.options.transport.send({ type: 'watch', live });
    }
  }

  private changed(state: ConnectionState): void {
    const wasOnline = this.state.kind === 'online';
    this.state = state;
    if (state.kind === 'online') this.opened();
    else if (wasOnline || state.kind === 'offline' || state.kind === 'refused') this.failAll();
    this.options.onState(state);
  }

  private opened(): void {
    this.everOnline = true;
    for (const live of this.watches.keys()) this.options.transport.send({ type: 'watch', live });
    const early = this.early;
    this.early = [];
    for (const { id, route, input } of early) {
      if (this.calls.has(id)) this.options.transport.send({ type: 'call', id, route, input });
    }
  }

  private failAll(): void {
    this.early = [];
    for (const id of [...this.calls.keys()]) this.settle(id, this.failure('unavailable'));
  }

  private received(message: EngineMessage): void {
    switch (message.type) {
      case 'answer':
        this.settle(message.id, message.result);
        break;
      case 'snapshot':
        for (const watch of this.watchersOf(message.live)) watch.onSnapshot(message.data);
        break;
      case 'refused':
        for (const watch of this.watchersOf(message.live)) watch.onRefused?.(message.error);
        break;
      case 'events':
        this.deliver(message.events);
        break;
    }
  }

  /** Hands each stream its events in one go, so that a page is drawn once for a batch. */
  private deliver(events: readonly { live: string; data: unknown }[]): void {
    const byLive = new Map<string, unknown[]>();
    for (const { live, data } of events) {
      const named = byLive.get(live);
      if (named) named.push(data);
      else byLive.set(live, [data]);
    }
    for (const [live, data] of byLive) {
      for (const watch of this.watchersOf(live)) watch.onEvents(data);
    }
  }

  private watchersOf(live: string): RawWatch[] {
    return [...(this.watches.get(live) ?? [])];
  }

  private settle(id: number, result: Result<unknown>): void {
    const call = this.calls.get(id);
    if (!call) return;
    this.calls.delete(id);
    call.cancelTimeout();
    call.answer(result);
  }

  private failure(code: ErrorCode & ('unavailable' | 'timeout')): { ok: false; error: WireError } {
    return { ok: false, error: { code, message: this.options.text(code), data: null } };
  }
}

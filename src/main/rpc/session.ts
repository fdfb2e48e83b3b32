import type { Caller } from '../../shared/rpc/contract.ts';
import { type EngineMessage, panelMessageSchema } from '../../shared/rpc/wire.ts';
import type { LiveHub } from '../engine/liveHub.ts';
import type { Clock, Disposer } from '../engine/ports.ts';
import type { Router } from './router.ts';

/** Events wait this long for others, so that a flood becomes a few large messages. */
const BATCH_MS = 50;

/** More waiting events of a stream than this are dropped for a fresh snapshot. */
const MOST_WAITING = 2000;

/** How many streams one panel may watch at once. */
const MOST_WATCHES = 200;

export interface SessionParts {
  router: Router;
  hub: LiveHub;
  clock: Clock;
  caller: Caller;
  send(message: EngineMessage): void;
  /** False while the other side cannot take more; events then wait. Null when the transport cannot tell. */
  ready: (() => boolean) | null;
}

/** One open panel, whatever carries its messages. */
export class PanelSession {
  private readonly parts: SessionParts;
  private readonly watches = new Map<string, Disposer>();
  private waiting: { live: string; data: unknown }[] = [];
  private readonly waitingByLive = new Map<string, number>();
  private readonly stale = new Set<string>();
  private cancelFlush: Disposer | null = null;
  private readonly endRefresh: Disposer;
  private closed = false;

  constructor(parts: SessionParts) {
    this.parts = parts;
    this.endRefresh = parts.hub.onRefresh((feature) => {
      for (const live of [...this.watches.keys()]) {
        if (feature === null || live.startsWith(`${feature}.`)) this.watch(live);
      }
    });
  }

  /** Takes one message as it came off the wire. Whatever does not fit the form is answered, never thrown. */
  receive(raw: unknown): void {
    if (this.closed) return;
    const parsed = panelMessageSchema.safeParse(raw);
    if (!parsed.success) {
      this.refuse('', 'bad_input', 'This message does not have the form that Emcee understands.');
      return;
    }
    const message = parsed.data;
    if (message.type === 'call') void this.call(message.id, message.route, message.input);
    else if (message.type === 'watch') this.watch(message.live);
    else this.unwatch(message.live);
  }

  close(): void {
    this.closed = true;
    this.endRefresh();
    this.cancelFlush?.();
    for (const end of this.watches.values()) end();
    this.watches.clear();
    this.waiting = [];
  }

  private async call(id: number, route: string, input: unknown): Promise<void> {
    const result = await this.parts.router.call(route, input, this.parts.caller);
    if (this.closed) return;
    // What the call changed is told before its answer, so that a panel never sees the answer with the old state.
    this.flush();
    this.parts.send({ type: 'answer', id, result });
  }

  private watch(live: string): void {
    const snapshot = this.parts.router.snapshot(live, this.parts.caller);
    // A stream of a module that is off stays watched: its snapshot comes when the module is on again.
    const mayComeLater = !snapshot.ok && snapshot.error.code === 'feature_off';
    if ((snapshot.ok || mayComeLater) && !this.watches.has(live)) {
      if (this.watches.size >= MOST_WATCHES) {
        this.refuse(live, 'rate_limited', 'This panel watches too many streams. Reload the page.');
        return;
      }
      this.watches.set(
        live,
        this.parts.hub.watch(live, (data) => this.enqueue(live, data)),
      );
    }
    this.forget(live);
    if (snapshot.ok) this.parts.send({ type: 'snapshot', live, data: snapshot.data });
    else this.refuse(live, snapshot.error.code, snapshot.error.message);
  }

  private refuse(live: string, code: string, message: string): void {
    this.parts.send({ type: 'refused', live, error: { code, message } });
  }

  private unwatch(live: string): void {
    this.watches.get(live)?.();
    this.watches.delete(live);
    this.forget(live);
  }

  private enqueue(live: string, data: unknown): void {
    if (this.stale.has(live)) return;
    const count = (this.waitingByLive.get(live) ?? 0) + 1;
    if (count > MOST_WAITING) {
      this.forget(live);
      this.stale.add(live);
    } else {
      this.waitingByLive.set(live, count);
      this.waiting.push({ live, data });
    }
    this.cancelFlush ??= this.parts.clock.after(BATCH_MS, () => this.onBatch());
  }

  private onBatch(): void {
    this.cancelFlush = null;
    if (this.parts.ready && !this.parts.ready()) {
      this.cancelFlush = this.parts.clock.after(BATCH_MS, () => this.onBatch());
      return;
    }
    this.flush();
  }

  private flush(): void {
    this.cancelFlush?.();
    this.cancelFlush = null;
    if (this.waiting.length > 0) {
      this.parts.send({ type: 'events', events: this.waiting });
      this.waiting = [];
      this.waitingByLive.clear();
    }
    for (const live of [...this.stale]) {
      this.stale.delete(live);
      this.watch(live);
    }
  }

  /** A snapshot says all, so events from before it must not come after it. */
  private forget(live: string): void {
    this.stale.delete(live);
    if ((this.waitingByLive.get(live) ?? 0) === 0) return;
    this.waitingByLive.delete(live);
    this.waiting = this.waiting.filter((event) => event.live !== live);
  }
}

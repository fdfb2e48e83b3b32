import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ChatItem } from '../../../../shared/contract/chat.ts';
import {
  addEvents,
  type ChatEntry,
  type ChatEvent,
  type ChatWindow,
  EMPTY_CHAT,
  pauseChat,
  resumeChat,
  startOver,
} from './chatWindow.ts';
import { countFresh, nextDrawn } from './drawn.ts';

/** Why the chat stands still: scrolled up, a mouse that points, a row with the focus, an open menu. */
export type Hold = 'scroll' | 'pointer' | 'row' | 'menu';

export interface ChatFeedState {
  /** What the page holds, the oldest first. In a flood these are only the last of the lines that are kept. */
  drawn: readonly ChatEntry[];
  /** How many lines wait while the chat stands still. */
  missed: number;
  /** False before the first snapshot. */
  ready: boolean;
  /** Why chat cannot be watched; null when it can. */
  refused: { code: string; message: string } | null;
}

export interface ChatFeedParts {
  watch(handlers: {
    onSnapshot(snapshot: { items: ChatItem[] }): void;
    onEvents(events: ChatEvent[]): void;
    onRefused(error: { code: string; message: string }): void;
  }): () => void;
  /** Runs something before the next picture is drawn. Returns how to call it off. */
  frame(run: () => void): () => void;
  /** Runs something after so many milliseconds. Returns how to call it off. */
  after(ms: number, run: () => void): () => void;
}

/** After so long without a new line the page takes in the older ones that a flood left out, in milliseconds. */
const CALM_AFTER = 300;

/** Lines in a window of ordinary size, until its own is known. */
const USUAL_ROOM = 40;

/** Brings chat to the page: however many lines come, the page changes once for each picture, and never by much. */
export class ChatFeed {
  readonly store: StoreApi<ChatFeedState>;
  private readonly parts: ChatFeedParts;
  private readonly holds = new Set<Hold>();
  private window: ChatWindow = EMPTY_CHAT;
  private room = USUAL_ROOM;
  private cancelFrame: (() => void) | null = null;
  private cancelCalm = (): void => {};

  constructor(parts: ChatFeedParts) {
    this.parts = parts;
    this.store = createStore<ChatFeedState>()(() => ({ drawn: [], missed: 0, ready: false, refused: null }));
  }

  /** Follows chat until the returned function is called. What was shown last is there when it is opened again. */
  open(): () => void {
    const end = this.parts.watch({
      onSnapshot: ({ items }) => {
        this.window = startOver(this.window, items);
        this.store.setState({ ready: true, refused: null });
        this.soon();
      },
      onEvents: (events) => {
        this.window = addEvents(this.window, events);
        this.soon();
      },
      onRefused: (refused) => this.store.setState({ refused }),
    });
    return () => {
      end();
      this.holds.clear();
      this.window = resumeChat(this.window);
      this.draw();
      this.cancelCalm();
    };
  }

  /** Told how many lines the window shows at once. */
  fit(room: number): void {
    this.room = room;
  }

  /** The chat stands still while there is a reason for it. */
  hold(reason: Hold): void {
    this.holds.add(reason);
    if (this.window.paused) return;
    this.window = pauseChat(this.window);
    this.draw();
    // Whoever holds the chat may want to see what a flood left out.
    this.grow();
  }

  release(reason: Hold): void {
    if (!this.holds.delete(reason) || this.holds.size > 0) return;
    this.window = resumeChat(this.window);
    this.soon();
  }

  releaseAll(): void {
    for (const reason of [...this.holds]) this.release(reason);
  }

  private soon(): void {
    this.cancelFrame ??= this.parts.frame(() => this.draw());
  }

  /** Takes in older lines, picture by picture. */
  private grow(): void {
    if (this.store.getState().drawn.length < this.window.shown.length) this.soon();
  }

  private draw(): void {
    this.cancelFrame?.();
    this.cancelFrame = null;
    const { drawn: before } = this.store.getState();
    const { shown, missed } = this.window;
    const fresh = countFresh(before, shown);
    const count = nextDrawn({ before: before.length, fresh, all: shown.length, room: this.room });
    this.store.setState({ drawn: count === 0 ? [] : shown.slice(-count), missed });
    this.cancelCalm();
    if (count === shown.length) return;
    if (fresh === 0) this.grow();
    else this.cancelCalm = this.parts.after(CALM_AFTER, () => this.grow());
  }
}

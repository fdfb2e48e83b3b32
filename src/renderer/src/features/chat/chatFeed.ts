import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ChatItem } from '../../../../shared/contract/chat.ts';
import {
  addEvents,
  type ChatEvent,
  type ChatWindow,
  EMPTY_CHAT,
  pauseChat,
  resumeChat,
  startOver,
} from './chatWindow.ts';

/** Why the chat stands still: scrolled up, a mouse that points, a row with the focus, an open menu. */
export type Hold = 'scroll' | 'pointer' | 'row' | 'menu';

export interface ChatFeedState {
  window: ChatWindow;
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
}

/** Brings chat to the page: however many lines come, the page changes once for each picture. */
export class ChatFeed {
  readonly store: StoreApi<ChatFeedState>;
  private readonly parts: ChatFeedParts;
  private readonly holds = new Set<Hold>();
  /** Ahead of what the page shows until the next picture. */
  private window: ChatWindow = EMPTY_CHAT;
  private cancelFrame: (() => void) | null = null;

  constructor(parts: ChatFeedParts) {
    this.parts = parts;
    this.store = createStore<ChatFeedState>()(() => ({ window: EMPTY_CHAT, ready: false, refused: null }));
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
    };
  }

  /** The chat stands still while there is a reason for it. */
  hold(reason: Hold): void {
    if (this.holds.has(reason)) return;
    this.holds.add(reason);
    this.window = pauseChat(this.window);
    this.draw();
  }

  release(reason: Hold): void {
    if (!this.holds.delete(reason) || this.holds.size > 0) return;
    this.window = resumeChat(this.window);
    this.draw();
  }

  releaseAll(): void {
    for (const reason of [...this.holds]) this.release(reason);
  }

  private soon(): void {
    this.cancelFrame ??= this.parts.frame(() => {
      this.cancelFrame = null;
      this.draw();
    });
  }

  private draw(): void {
    this.cancelFrame?.();
    this.cancelFrame = null;
    if (this.store.getState().window !== this.window) this.store.setState({ window: this.window });
  }
}

import type { ChatMessage } from '../../engine/chat/chatMessage.ts';
import type { Database } from '../../engine/db/database.ts';
import type { Logger } from '../../engine/ports.ts';
import type { StoredLine } from './historyForm.ts';
import { type HistoryPage, HistoryStore } from './historyStore.ts';

/** Lines that one late write takes with it. */
const BATCH = 512;
/** Lines that wait while the disk takes nothing; of more than these the oldest go. */
const MOST_WAITING = 50_000;
/** Lines that one step looks at when somebody is forgotten, so that it never holds the database for long. */
const WALKED_AT_ONCE = 10_000;

interface Batch {
  firstId: number;
  messages: ChatMessage[];
}

/** Keeps every line of chat. A line costs a push here; it is written, together with others, a moment later. */
export class History {
  private readonly db: Database;
  private readonly log: Logger;
  private readonly store: HistoryStore;
  private nextId: number;
  /** Takes further lines; null when the next one begins another. */
  private open: Batch | null = null;
  /** Those whose writing was not tried yet, the oldest first. */
  private readonly untried: Batch[] = [];
  private waiting = 0;
  private lost = 0;

  constructor(db: Database, log: Logger) {
    this.db = db;
    this.log = log;
    this.store = new HistoryStore(db);
    this.nextId = this.store.span().newest + 1;
  }

  add(message: ChatMessage): void {
    this.open ??= this.begin();
    this.open.messages.push(message);
    this.nextId += 1;
    this.waiting += 1;
    if (this.open.messages.length >= BATCH) this.open = null;
    if (this.waiting > MOST_WAITING) this.loseOldest();
  }

  lineDeleted(messageId: string): void {
    this.db.behind.add(() => this.store.markLineDeleted(messageId));
  }

  personCleared(userId: string): void {
    this.db.behind.add(() => this.store.markPersonCleared(userId));
  }

  allCleared(): void {
    this.db.behind.add(() => this.store.markAllCleared());
  }

  /** The last lines that were not deleted, the oldest first. */
  last(count: number): StoredLine[] {
    this.db.behind.flush();
    return this.store.last(count);
  }

  page(page: HistoryPage): Promise<StoredLine[]> {
    this.db.behind.flush();
    return this.store.page(page);
  }

  /** Removes a few of the lines that are over the limits; returns how many. Zero means that it is done. */
  prune(olderThan: number, mostLines: number): number {
    return this.store.prune(olderThan, this.nextId - mostLines);
  }

  /** Removes all that a person said, a few lines at a time. Returns how many there were. */
  async forget(userId: string): Promise<number> {
    this.db.behind.flush();
    const { oldest, newest } = this.store.span();
    let removed = 0;
    for (let from = oldest; from <= newest; from += WALKED_AT_ONCE) {
      removed += this.store.forget(userId, from, from + WALKED_AT_ONCE);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return removed;
  }

  private begin(): Batch {
    const batch: Batch = { firstId: this.nextId, messages: [] };
    this.untried.push(batch);
    this.db.behind.add(() => this.write(batch));
    return batch;
  }

  /** Runs again when it was undone, with the same lines. */
  private write(batch: Batch): void {
    if (this.open === batch) this.open = null;
    if (this.untried[0] === batch) {
      this.untried.shift();
      this.waiting -= batch.messages.length;
    }
    this.store.insert(batch.messages, batch.firstId);
    if (this.lost === 0) return;
    const { lost } = this;
    this.lost = 0;
    this.log.warn({
      event: 'chat.history_lost',
      message: `${lost} lines of chat are not in the history, because the disk took nothing for too long.`,
      details: { lost },
    });
  }

  private loseOldest(): void {
    const oldest = this.untried[0];
    if (!oldest) return;
    this.untried.shift();
    this.waiting -= oldest.messages.length;
    this.lost += oldest.messages.length;
    oldest.messages = [];
    if (this.open === oldest) this.open = null;
  }
}

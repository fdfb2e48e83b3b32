import type { Reminder } from '../../../shared/contract/memories.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import type { LineOutcome } from '../../engine/chat/outgoing.ts';
import type { Clock, Disposer } from '../../engine/ports.ts';
import type { Doer, Made } from '../../engine/recordChange.ts';
import { Watchers } from '../../engine/watchers.ts';
import { latestTime, nextTime, recurrenceWords } from './recurrence.ts';
import type { ReminderStore, StoredReminder } from './store.ts';
import type { Understood } from './when.ts';

/** One that is said later than this is said to be late, in milliseconds. */
const LATE_AFTER = 120_000;
/** The clock is looked at this often while something waits, since it may jump or the computer may sleep. */
const LOOK_EVERY = 30_000;
/** How long until what could not be said is tried again. */
const RETRY_AFTER = 60_000;
/** Lines that Twitch itself refuses are given up after so many attempts. */
const MOST_REFUSALS = 5;
const KEEP_OVER_MS = 30 * 86_400_000;

interface Parts {
  store: ReminderStore;
  clock: Clock;
  zone(): string;
  say(text: string, told: (outcome: LineOutcome) => void): void;
  /** Whether somebody is in chat now. */
  isHere(viewerId: string): boolean;
  /** The name as it is today; null for who is not known. */
  nameOf(viewerId: string): string | null;
  gaveUp(reminder: StoredReminder, why: string): void;
}

export interface NewReminder {
  /** Null for all of chat. */
  viewer: Pick<Person, 'id' | 'name'> | null;
  understood: Understood;
  onlyWhenHere: boolean;
}

/** `3 hours` from milliseconds, in the largest unit. */
export function lateness(ms: number): string {
  const [count, unit] =
    ms >= 2 * 86_400_000
      ? [Math.round(ms / 86_400_000), 'day']
      : ms >= 2 * 3_600_000
        ? [Math.round(ms / 3_600_000), 'hour']
        : [Math.max(1, Math.round(ms / 60_000)), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/**
 * Says what people want to be reminded of. What waits is in the database; one that was missed is said late, a repeated
 * one once however often it was missed. A reminder is over when Twitch has taken its line.
 */
export class Reminders {
  private readonly parts: Parts;
  private readonly waiting = new Map<number, StoredReminder>();
  private readonly watchers = new Watchers();
  /** Those whose line is on its way. */
  private readonly inFlight = new Set<number>();
  private readonly retries = new Map<number, { at: number; refusals: number; why: string }>();
  private alarm: Disposer = () => {};
  private running = false;

  constructor(parts: Parts) {
    this.parts = parts;
    for (const reminder of parts.store.waiting()) this.waiting.set(reminder.id, reminder);
  }

  start(): void {
    this.running = true;
    this.parts.store.forget(this.parts.clock.now() - KEEP_OVER_MS);
    this.look();
  }

  stop(): void {
    this.running = false;
    this.alarm();
  }

  list(): Reminder[] {
    return [...this.waiting.values()]
      .sort((one, other) => one.dueAt - other.dueAt || one.id - other.id)
      .map((reminder) => this.shown(reminder));
  }

  /** Those that a person has set, the next first. */
  setBy(viewerId: string): Reminder[] {
    return this.list().filter(({ id }) => this.waiting.get(id)?.addedById === viewerId);
  }

  owner(id: number): string | null {
    return this.waiting.get(id)?.addedById ?? null;
  }

  shown(reminder: StoredReminder): Reminder {
    const { id, viewerId, text, dueAt, recurrence, onlyWhenHere, addedBy } = reminder;
    const waits = onlyWhenHere && viewerId !== null && dueAt <= this.parts.clock.now();
    return {
      id,
      viewer: viewerId === null ? null : { id: viewerId, name: this.nameOf(reminder) },
      text,
      dueAt,
      recurrence,
      recurrenceText: recurrence === null ? '' : recurrenceWords(recurrence),
      onlyWhenHere,
      addedBy,
      problem: this.retries.get(id)?.why ?? (waits ? 'It waits until they are in chat.' : null),
    };
  }

  add({ viewer, understood, onlyWhenHere }: NewReminder, doer: Doer): Made<StoredReminder> {
    const { store, clock } = this.parts;
    const reminder = store.add({
      viewerId: viewer?.id ?? null,
      viewerName: viewer?.name ?? '',
      ...understood,
      onlyWhenHere: onlyWhenHere && viewer !== null,
      addedBy: doer.name,
      addedById: doer.id,
      createdAt: clock.now(),
    });
    this.waiting.set(reminder.id, reminder);
    this.changed();
    return {
      value: reminder,
      text: `Set reminder ${reminder.id} for ${viewer?.name ?? 'chat'}`,
      undo: () => this.end(reminder.id, 'cancelled'),
    };
  }

  cancel(id: number): Made<StoredReminder> {
    const reminder = this.waiting.get(id);
    if (!reminder) throw new AppError('not_found', 'There is no such reminder; perhaps it was said already.');
    this.end(id, 'cancelled');
    return {
      value: reminder,
      text: `Cancelled reminder ${id}`,
      undo: () => {
        this.parts.store.state(id, 'waiting');
        this.waiting.set(id, reminder);
        this.changed();
      },
    };
  }

  /** Somebody is in chat: what waited for them is said. */
  cameIn(viewerId: string): void {
    for (const reminder of this.waiting.values()) {
      if (
        reminder.viewerId === viewerId &&
        reminder.onlyWhenHere &&
        reminder.dueAt <= this.parts.clock.now()
      ) {
        this.tell(reminder);
      }
    }
  }

  onChange(run: () => void): () => void {
    return this.watchers.add(run);
  }

  private nameOf({ viewerId, viewerName }: StoredReminder): string {
    return (viewerId === null ? null : this.parts.nameOf(viewerId)) ?? viewerName;
  }

  private changed(): void {
    this.watchers.call();
    this.look();
  }

  /** Says what is due and sets the alarm for what comes next. */
  private look(): void {
    this.alarm();
    if (!this.running) return;
    const now = this.parts.clock.now();
    let next = Number.POSITIVE_INFINITY;
    for (const reminder of [...this.waiting.values()]) {
      const { id, viewerId, onlyWhenHere } = reminder;
      // Saying one may already have changed those after it.
      if (this.inFlight.has(id) || this.waiting.get(id) !== reminder) continue;
      const at = Math.max(reminder.dueAt, this.retries.get(id)?.at ?? 0);
      if (at > now) next = Math.min(next, at);
      // Whoever is not here yet is noticed when they write.
      else if (!onlyWhenHere || viewerId === null || this.parts.isHere(viewerId)) this.tell(reminder);
    }
    if (this.waiting.size === 0) return;
    this.alarm = this.parts.clock.after(Math.min(LOOK_EVERY, Math.max(0, next - now)), () => this.look());
  }

  private tell(reminder: StoredReminder): void {
    if (!this.running || this.inFlight.has(reminder.id)) return;
    const { recurrence, dueAt } = reminder;
    const now = this.parts.clock.now();
    const late = now - (recurrence === null ? dueAt : latestTime(recurrence, dueAt, now, this.parts.zone()));
    const words = late > LATE_AFTER ? `Late by ${lateness(late)}, but not forgotten:` : 'Reminder:';
    const whom = reminder.viewerId === null ? '' : `@${this.nameOf(reminder)} `;
    const by =
      reminder.addedById !== reminder.viewerId && reminder.viewerId !== null
        ? ` (from ${reminder.addedBy})`
        : '';
    this.inFlight.add(reminder.id);
    this.parts.say(`${whom}${words} ${reminder.text}${by}`, (outcome) => this.heard(reminder, outcome));
  }

  private heard(reminder: StoredReminder, outcome: LineOutcome): void {
    const { id } = reminder;
    this.inFlight.delete(id);
    // It was cancelled while its line waited, or Emcee ends: the database knows what is true.
    if (!this.running || !this.waiting.has(id)) return;
    if (outcome.kind === 'sent') {
      this.retries.delete(id);
      this.said(reminder);
      return;
    }
    const refusals = (this.retries.get(id)?.refusals ?? 0) + (outcome.reason === 'refused' ? 1 : 0);
    if (refusals >= MOST_REFUSALS) {
      this.retries.delete(id);
      this.parts.gaveUp(reminder, outcome.detail);
      this.said(reminder);
      return;
    }
    this.retries.set(id, { at: this.parts.clock.now() + RETRY_AFTER, refusals, why: outcome.detail });
    this.changed();
  }

  private said(reminder: StoredReminder): void {
    const { store, clock, zone } = this.parts;
    if (reminder.recurrence === null) {
      this.end(reminder.id, 'told');
      return;
    }
    const dueAt = nextTime(reminder.recurrence, clock.now(), reminder.dueAt, zone());
    store.due(reminder.id, dueAt);
    this.waiting.set(reminder.id, { ...reminder, dueAt });
    this.changed();
  }

  private end(id: number, state: 'told' | 'cancelled'): void {
    this.parts.store.state(id, state);
    this.waiting.delete(id);
    this.retries.delete(id);
    this.changed();
  }
}

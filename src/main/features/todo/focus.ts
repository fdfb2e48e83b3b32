import type { FocusTimer } from '../../../shared/contract/todo.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { LineOutcome } from '../../engine/chat/outgoing.ts';
import type { Clock, Disposer } from '../../engine/ports.ts';
import type { Made } from '../../engine/recordChange.ts';
import { Watchers } from '../../engine/watchers.ts';
import type { FocusStore, StoredTimer } from './store.ts';

const MINUTE = 60_000;
/** What changed longer ago than this changed while Emcee was off or the computer slept. */
const LATE_AFTER = 90_000;
/** The clock is looked at this often while a timer runs, since it may jump. */
const LOOK_EVERY = 20_000;
const RETRY_AFTER = 20_000;
const MOST_RETRIES = 30;
const KEEP_OVER_MS = 7 * 86_400_000;

export interface FocusPlan {
  workMinutes: number;
  breakMinutes: number;
  rounds: number;
  label: string;
}

export interface FocusChanged {
  /** Null for everybody. */
  viewer: { id: string; name: string } | null;
  phase: 'work' | 'break' | 'over';
  round: number;
  rounds: number;
  label: string;
}

interface Parts {
  store: FocusStore;
  clock: Clock;
  say(text: string, told: (outcome: LineOutcome) => void): void;
  announces(): boolean;
  changed(fact: FocusChanged): void;
}

const minutes = (count: number): string => `${count} ${count === 1 ? 'minute' : 'minutes'}`;

/** Whole minutes, rounded up: the last one is not 0. */
export const minutesLeft = (ms: number): string => minutes(Math.max(1, Math.ceil(ms / MINUTE)));

/** The next phase; null when that was the last. It begins where the one before ended. */
function following(timer: StoredTimer): StoredTimer | null {
  if (timer.phase === 'work') {
    if (timer.round >= timer.rounds) return null;
    if (timer.breakMinutes > 0) {
      return { ...timer, phase: 'break', endsAt: timer.endsAt + timer.breakMinutes * MINUTE };
    }
  }
  return {
    ...timer,
    phase: 'work',
    round: timer.round + 1,
    endsAt: timer.endsAt + timer.workMinutes * MINUTE,
  };
}

/** Focus timers of viewers and of everybody. They run on by the clock while Emcee is off. */
export class Focus {
  private readonly parts: Parts;
  private readonly timers = new Map<number, StoredTimer>();
  private readonly watchers = new Watchers();
  private readonly retries = new Set<Disposer>();
  private alarm: Disposer = () => {};
  private running = false;

  constructor(parts: Parts) {
    this.parts = parts;
    for (const timer of parts.store.running()) this.timers.set(timer.id, timer);
  }

  start(): void {
    this.running = true;
    this.parts.store.forget(this.parts.clock.now() - KEEP_OVER_MS);
    this.look();
  }

  stop(): void {
    this.running = false;
    this.alarm();
    for (const end of this.retries) end();
    this.retries.clear();
  }

  list(): FocusTimer[] {
    // One that was stopped by mistake comes back to its place.
    return [...this.timers.values()]
      .sort((one, other) => one.id - other.id)
      .map((timer) => this.shown(timer));
  }

  shown({ viewerId, viewerName, ...timer }: StoredTimer): FocusTimer {
    const viewer = viewerId === null ? null : { id: viewerId, name: viewerName };
    const endsAt = timer.pausedLeft === null ? timer.endsAt : this.parts.clock.now() + timer.pausedLeft;
    return { ...timer, viewer, endsAt };
  }

  /** `viewerId` of null is the one for everybody; null when there is none. */
  of(viewerId: string | null): StoredTimer | null {
    for (const timer of this.timers.values()) if (timer.viewerId === viewerId) return timer;
    return null;
  }

  need(id: number): StoredTimer {
    const timer = this.timers.get(id);
    if (!timer) throw new AppError('not_found', 'That focus timer is over.');
    return timer;
  }

  begin(viewer: { id: string; name: string } | null, plan: FocusPlan): Made<StoredTimer> {
    if (this.of(viewer?.id ?? null)) {
      throw new AppError('conflict', 'A focus timer runs already. Stop it first.');
    }
    const timer = this.parts.store.add({
      viewerId: viewer?.id ?? null,
      viewerName: viewer?.name ?? '',
      ...plan,
      round: 1,
      phase: 'work',
      endsAt: this.parts.clock.now() + plan.workMinutes * MINUTE,
      pausedLeft: null,
    });
    this.timers.set(timer.id, timer);
    this.told(timer, 'work');
    this.look();
    return {
      value: timer,
      text: `Started a focus timer for ${viewer?.name ?? 'everybody'}`,
      undo: () => this.end(timer.id),
    };
  }

  end(id: number): Made<StoredTimer> {
    const timer = this.need(id);
    this.over(timer);
    return {
      value: timer,
      text: `Stopped the focus timer of ${timer.viewerId === null ? 'everybody' : timer.viewerName}`,
      undo: () => {
        if (this.of(timer.viewerId)) throw new AppError('conflict', 'Another focus timer runs by now.');
        this.put(timer);
      },
    };
  }

  pause(id: number): Made<StoredTimer> {
    const timer = this.need(id);
    if (timer.pausedLeft !== null) throw new AppError('conflict', 'It is paused already.');
    const paused = { ...timer, pausedLeft: Math.max(0, timer.endsAt - this.parts.clock.now()) };
    this.put(paused);
    return {
      value: paused,
      text: 'Paused a focus timer',
      undo: () => {
        if (this.timers.get(id)?.pausedLeft !== null) this.resume(id);
      },
    };
  }

  resume(id: number): Made<StoredTimer> {
    const timer = this.need(id);
    if (timer.pausedLeft === null) throw new AppError('conflict', 'It is running.');
    const resumed = { ...timer, endsAt: this.parts.clock.now() + timer.pausedLeft, pausedLeft: null };
    this.put(resumed);
    return {
      value: resumed,
      text: 'Let a focus timer go on',
      undo: () => {
        if (this.timers.get(id)?.pausedLeft === null) this.pause(id);
      },
    };
  }

  /** The next phase begins now. */
  skip(id: number): void {
    const timer = this.need(id);
    this.step({ ...timer, endsAt: this.parts.clock.now(), pausedLeft: null });
    this.look();
  }

  onChange(run: () => void): () => void {
    return this.watchers.add(run);
  }

  private put(timer: StoredTimer): void {
    this.parts.store.put(timer, null);
    this.timers.set(timer.id, timer);
    this.watchers.call();
    this.look();
  }

  private over(timer: StoredTimer): void {
    this.parts.store.put(timer, this.parts.clock.now());
    this.timers.delete(timer.id);
    this.watchers.call();
  }

  /** Goes on from the end of a phase to where the timer is by now, and says so once. */
  private step(timer: StoredTimer): void {
    const now = this.parts.clock.now();
    let present: StoredTimer | null = timer;
    let last = timer;
    while (present !== null && present.endsAt <= now) {
      last = present;
      present = following(present);
    }
    const isLate = now - timer.endsAt > LATE_AFTER;
    if (present === null) {
      this.over(last);
      this.announce(overWords(last, isLate ? now - last.endsAt : null));
      this.told(last, 'over');
      return;
    }
    this.parts.store.put(present, null);
    this.timers.set(present.id, present);
    this.announce(phaseWords(present, isLate ? present.endsAt - now : null));
    this.told(present, present.phase);
  }

  private told(timer: StoredTimer, phase: FocusChanged['phase']): void {
    const { viewerId, viewerName, round, rounds, label } = timer;
    const viewer = viewerId === null ? null : { id: viewerId, name: viewerName };
    this.watchers.call();
    this.parts.changed({ viewer, phase, round, rounds, label });
  }

  private look(): void {
    this.alarm();
    if (!this.running) return;
    const now = this.parts.clock.now();
    for (const timer of [...this.timers.values()]) {
      if (timer.pausedLeft === null && timer.endsAt <= now && this.timers.get(timer.id) === timer)
        this.step(timer);
    }
    let next = Number.POSITIVE_INFINITY;
    for (const timer of this.timers.values()) {
      if (timer.pausedLeft === null) next = Math.min(next, timer.endsAt);
    }
    if (next === Number.POSITIVE_INFINITY) return;
    this.alarm = this.parts.clock.after(Math.min(LOOK_EVERY, Math.max(0, next - now)), () => this.look());
  }

  /** Right after the start chat is not connected yet, so that it is tried again for a while. */
  private announce(text: string, attempt = 1): void {
    if (!this.running || !this.parts.announces()) return;
    this.parts.say(text, (outcome) => {
      if (outcome.kind === 'sent' || outcome.reason !== 'not-connected' || attempt >= MOST_RETRIES) return;
      if (!this.running) return;
      const end = this.parts.clock.after(RETRY_AFTER, () => {
        this.retries.delete(end);
        this.announce(text, attempt + 1);
      });
      this.retries.add(end);
    });
  }
}

const forWhat = (timer: StoredTimer): string => (timer.label === '' ? '' : ` (${timer.label})`);
const to = (timer: StoredTimer): string => (timer.viewerId === null ? '' : `@${timer.viewerName} `);

/** `left` is null when the phase has just begun; else what is left of it, in milliseconds. */
function phaseWords(timer: StoredTimer, left: number | null): string {
  const round = timer.rounds > 1 ? `round ${timer.round} of ${timer.rounds}` : 'the focus time';
  if (left !== null) {
    const phase = timer.phase === 'break' ? `the break after ${round}` : round;
    return `${to(timer)}The focus timer went on while I was away: this is ${phase}${forWhat(timer)}, ${minutesLeft(left)} left.`;
  }
  return timer.phase === 'break'
    ? `${to(timer)}Well done! Take a break of ${minutes(timer.breakMinutes)}, after ${round}${forWhat(timer)}.`
    : `${to(timer)}The break is over: ${round}${forWhat(timer)} begins, ${minutes(timer.workMinutes)}.`;
}

/** `ago` is null when it has just ended; else how long ago it did, in milliseconds. */
function overWords(timer: StoredTimer, ago: number | null): string {
  if (ago !== null) {
    return `${to(timer)}The focus timer${forWhat(timer)} ended ${minutesLeft(ago)} ago, while I was away. Well done!`;
  }
  const sum =
    timer.rounds > 1
      ? `${timer.rounds} rounds of ${minutes(timer.workMinutes)}`
      : `${minutes(timer.workMinutes)} of focus`;
  return `${to(timer)}Done: ${sum}${forWhat(timer)}. Well done!`;
}

/** `25`, `25/5`, `25/5 x4`, each with a label behind it; null when it begins with no number. */
export function readPlan(words: string): FocusPlan | null {
  const match =
    /^(\d{1,3})(?:\s*(?:m|min|mins|minutes?)\b)?(?:\s*\/\s*(\d{1,3}))?(?:\s+x\s*(\d{1,2})|x(\d{1,2}))?(?=\s|$)\s*([\s\S]*)$/i.exec(
      words.trim(),
    );
  if (!match) return null;
  const rounds = match[3] ?? match[4];
  return {
    workMinutes: Number(match[1]),
    breakMinutes: Number(match[2] ?? 0),
    rounds: Number(rounds ?? 1),
    label: (match[5] ?? '').replace(/\s+/g, ' ').trim(),
  };
}

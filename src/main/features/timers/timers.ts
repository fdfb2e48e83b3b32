import type { Timer, TimerGroup, TimerSchedule, TimerState } from '../../../shared/contract/timers.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock, Random } from '../../engine/ports.ts';
import { nextTurn } from './round.ts';
import type { ClockTimes } from './schedule.ts';
import type { Progress, ProgressStore } from './store.ts';

export const TICK = 1000;
/** At least so long between two timers, whatever their schedules. */
export const SPACING = 60_000;
/** A step of time that is longer was a sleep of the machine, and nobody was there to see a timer. */
const LONGEST_STEP = 5000;
/** How late a time by the clock may still be said: others may have stood before it. */
const LATE = 5 * 60_000;
const SAVE_EVERY = 10_000;

export interface Situation {
  live: boolean;
  /** Null when unknown. */
  category: string | null;
  paused: boolean;
  /** Asked only by those that come by the clock. */
  timeZone(): string;
}

export interface TimersParts {
  clock: Clock;
  random: Random;
  store: ProgressStore;
  times: ClockTimes;
  timers(): readonly Timer[];
  groups(): readonly TimerGroup[];
  situation(): Situation;
  /** Says it, or runs it; `ended` hears null when it went well. */
  send(timer: Timer, ended: (problem: string | null) => void): void;
  /** Something that the page shows has changed. */
  changed(): void;
}

/** What has a schedule: a timer, or a group whose timers take turns. */
interface Unit {
  id: string;
  schedule: TimerSchedule;
  /** Those that come by it. */
  members: readonly Timer[];
  group: TimerGroup | null;
}

/** In which a timer that is on could come. */
const ANY_TIME = 'anyTime';

type Closed = 'off' | 'groupOff' | 'paused' | 'offline' | 'category' | 'empty';

/** Lets timers come. Everything is counted in steps of a second, so that no sleep and no restart makes a burst. */
export class Timers {
  private readonly parts: TimersParts;
  private readonly progress: Map<string, Progress>;
  /** Lines so far, and at how many of them each unit came last: a line costs one addition, however many timers. */
  private total = 0;
  private readonly linesAt = new Map<string, number>();
  private readonly problems = new Map<string, string>();
  /** Elapsed milliseconds since when a unit waits for its turn to speak. */
  private readonly dueSince = new Map<string, number>();
  private readonly upcoming = new Map<string, { key: string; from: number; next: number | null }>();
  private readonly saved = new Map<string, string>();
  /** Elapsed milliseconds; null before the first. */
  private lastSpoke: number | null = null;
  private lastTick: number;
  private lastSave: number;

  constructor(parts: TimersParts) {
    this.parts = parts;
    const { clock } = parts;
    this.progress = parts.store.load();
    this.lastTick = clock.elapsed();
    this.lastSave = clock.elapsed();
    const now = clock.now();
    for (const [id, { lines, lastSentAt }] of this.progress) {
      this.linesAt.set(id, -lines);
      const ago = lastSentAt === null ? null : now - lastSentAt;
      if (ago !== null && ago >= 0 && ago < SPACING) {
        this.lastSpoke = Math.max(this.lastSpoke ?? Number.NEGATIVE_INFINITY, clock.elapsed() - ago);
      }
    }
    this.meet();
  }

  /** The rules have changed: what is new begins to count now. */
  meet(): void {
    for (const { id } of this.units()) this.of(id);
  }

  /** Whether one is on, and waits for its time, the stream or its category. */
  areWaiting(): boolean {
    const { paused } = this.parts.situation();
    return !paused && this.units().some((unit) => this.closed(unit, ANY_TIME) === null);
  }

  /** After a while in which none was on and no step was made: that time counts for nobody. */
  goOnFromNow(): void {
    const { clock } = this.parts;
    this.lastTick = clock.elapsed();
    for (const { id } of this.units()) this.of(id).checkedAt = clock.now();
  }

  /** Somebody has said something. */
  countLine(): void {
    this.total += 1;
  }

  tick(): void {
    const { clock } = this.parts;
    const elapsed = clock.elapsed();
    const passed = Math.min(Math.max(0, elapsed - this.lastTick), LONGEST_STEP);
    this.lastTick = elapsed;
    const situation = this.parts.situation();
    let next: Unit | null = null;
    for (const unit of this.units()) {
      if (this.closed(unit, situation) !== null) {
        this.of(unit.id).checkedAt = clock.now();
        this.dueSince.delete(unit.id);
        continue;
      }
      this.goOn(unit, passed);
      if (!this.isDue(unit, situation)) {
        this.dueSince.delete(unit.id);
        continue;
      }
      const since = this.dueSince.get(unit.id) ?? elapsed;
      this.dueSince.set(unit.id, since);
      if (next === null || since < (this.dueSince.get(next.id) ?? elapsed)) next = unit;
    }
    if (next !== null && this.spacingLeft() === 0) this.comes(next, situation);
    if (elapsed - this.lastSave >= SAVE_EVERY) this.saveSoon();
  }

  /** Lets a timer, or the next of a group, come now, whatever it waits for. */
  sendNow(id: string): Timer {
    const unit = this.units().find((one) => one.id === id);
    const timer = this.parts.timers().find((one) => one.id === id);
    if (unit?.group) {
      const member = this.turn(unit, unit.members) ?? null;
      if (!member) throw new AppError('conflict', `The group "${unit.group.name}" has no timers.`);
      this.let(unit, member);
      return member;
    }
    if (!timer) throw new AppError('not_found', 'That timer is not there any more.');
    this.let(unit ?? null, timer);
    return timer;
  }

  /** How all timers and groups are now, by their ids. */
  states(): Map<string, TimerState> {
    const situation = this.parts.situation();
    const states = new Map<string, TimerState>();
    for (const unit of this.units()) states.set(unit.id, this.stateOfUnit(unit, situation));
    const groups = new Map(this.parts.groups().map((group) => [group.id, group]));
    for (const timer of this.parts.timers()) {
      if (states.has(timer.id)) continue;
      const group = groups.get(timer.groupId ?? '') ?? null;
      const state = closedTimer(timer, group, situation) ?? 'turn';
      states.set(timer.id, { ...this.past(timer.id), state, nextAt: null, linesMissing: 0 });
    }
    for (const group of groups.values()) {
      if (states.has(group.id)) continue;
      const state = !group.enabled ? 'off' : situation.paused ? 'paused' : 'waiting';
      states.set(group.id, { ...this.past(group.id), state, nextAt: null, linesMissing: 0 });
    }
    return states;
  }

  /** How far everything has come, on the disk when it returns. */
  save(): void {
    this.parts.store.save(this.unsaved());
  }

  private saveSoon(): void {
    this.lastSave = this.parts.clock.elapsed();
    const unsaved = this.unsaved();
    if (unsaved.length > 0) this.parts.store.saveSoon(unsaved);
  }

  private unsaved(): (readonly [string, Progress])[] {
    const all: (readonly [string, Progress])[] = [];
    for (const id of this.progress.keys()) {
      const now = { ...this.of(id), lines: this.linesOf(id) };
      const text = JSON.stringify(now);
      if (this.saved.get(id) === text) continue;
      this.saved.set(id, text);
      all.push([id, now]);
    }
    return all;
  }

  private units(): Unit[] {
    const groups = new Map(this.parts.groups().map((group) => [group.id, group]));
    const timers = this.parts.timers();
    const taking = [...groups.values()].filter(({ turns }) => turns !== 'each');
    return [
      ...timers.flatMap((timer): Unit[] => {
        const group = timer.groupId === null ? null : (groups.get(timer.groupId) ?? null);
        if (group && group.turns !== 'each') return [];
        return [{ id: timer.id, schedule: timer.schedule, members: [timer], group: null }];
      }),
      ...taking.map((group) => ({
        id: group.id,
        schedule: group.schedule,
        members: timers.filter(({ groupId }) => groupId === group.id),
        group,
      })),
    ];
  }

  /** Why none of its members may come now; null when one may. */
  private closed(unit: Unit, situation: Situation | typeof ANY_TIME): Closed | null {
    if (unit.group && !unit.group.enabled) return 'off';
    const reasons = unit.members.map((timer) => this.closedMember(unit, timer, situation));
    if (reasons.includes(null)) return null;
    return reasons[0] ?? 'empty';
  }

  private closedMember(unit: Unit, timer: Timer, situation: Situation | typeof ANY_TIME): Closed | null {
    const group = unit.group ?? this.parts.groups().find(({ id }) => id === timer.groupId) ?? null;
    return closedTimer(timer, group, situation);
  }

  private goOn(unit: Unit, passed: number): void {
    const { schedule } = unit;
    if (schedule.kind !== 'interval' || schedule.minutes === null) return;
    const own = this.of(unit.id);
    own.progress = Math.min(own.progress + passed, schedule.minutes * 60_000);
  }

  private isDue(unit: Unit, situation: Situation): boolean {
    const { schedule } = unit;
    const own = this.of(unit.id);
    if (schedule.kind === 'interval') {
      const timeIsUp = schedule.minutes === null || own.progress >= schedule.minutes * 60_000;
      return timeIsUp && this.linesOf(unit.id) >= schedule.lines;
    }
    const now = this.parts.clock.now();
    // What is longer ago than that is over; a clock that was set back must not wait for what it has seen.
    own.checkedAt = Math.min(now, Math.max(own.checkedAt, now - LATE));
    const next = this.nextByClock(unit, situation.timeZone());
    if (next !== null && next <= now) return true;
    own.checkedAt = now;
    return false;
  }

  /** The next time by the clock after the last look; null for none. */
  private nextByClock({ id, schedule }: Unit, timeZone: string): number | null {
    const { checkedAt } = this.of(id);
    const key = `${timeZone} ${JSON.stringify(schedule)}`;
    const known = this.upcoming.get(id);
    const holds =
      known?.key === key && known.from <= checkedAt && (known.next === null || checkedAt < known.next);
    if (holds) return known.next;
    const next = this.parts.times.next(schedule, checkedAt, timeZone);
    this.upcoming.set(id, { key, from: checkedAt, next });
    return next;
  }

  private comes(unit: Unit, situation: Situation): void {
    const open = unit.members.filter((timer) => this.closedMember(unit, timer, situation) === null);
    const member = unit.group ? this.turn(unit, open) : open[0];
    if (member) this.let(unit, member);
  }

  private turn(unit: Unit, open: readonly Timer[]): Timer | undefined {
    if (!unit.group || unit.group.turns === 'each') return open[0];
    const members = open.map(({ id }) => ({ id, ...this.of(id) }));
    const turn = nextTurn(unit.group.turns, members, this.parts.random);
    if (!turn) return undefined;
    if (turn.newRound) for (const { id } of unit.members) this.of(id).inRound = false;
    return open.find(({ id }) => id === turn.id);
  }

  private let(unit: Unit | null, timer: Timer): void {
    const { clock } = this.parts;
    this.lastSpoke = clock.elapsed();
    for (const id of new Set([timer.id, ...(unit ? [unit.id] : [])])) {
      const own = this.of(id);
      own.lastSentAt = clock.now();
      own.checkedAt = clock.now();
      own.sentCount += 1;
      own.progress = 0;
      this.linesAt.set(id, this.total);
      this.dueSince.delete(id);
    }
    this.of(timer.id).inRound = true;
    // Before it is said: after a crash it must not come twice.
    this.save();
    this.parts.send(timer, (problem) => {
      if (problem === null) this.problems.delete(timer.id);
      else this.problems.set(timer.id, problem);
      this.parts.changed();
    });
    this.parts.changed();
  }

  private stateOfUnit(unit: Unit, situation: Situation): TimerState {
    const { clock } = this.parts;
    const past = this.past(unit.id);
    const closed = this.closed(unit, situation);
    const { schedule } = unit;
    const own = this.of(unit.id);
    if (schedule.kind !== 'interval') {
      if (closed !== null) return { ...past, state: closed, nextAt: null, linesMissing: 0 };
      const next = this.nextByClock(unit, situation.timeZone());
      const isDue = next !== null && next <= clock.now();
      const nextAt = isDue ? toSecond(clock.now() + this.spacingLeft()) : next;
      return { ...past, state: isDue ? 'due' : 'waiting', nextAt, linesMissing: 0 };
    }
    const linesMissing = Math.max(0, schedule.lines - this.linesOf(unit.id));
    if (closed !== null) return { ...past, state: closed, nextAt: null, linesMissing };
    const left = schedule.minutes === null ? 0 : schedule.minutes * 60_000 - own.progress;
    if (left > 0) return { ...past, state: 'waiting', nextAt: toSecond(clock.now() + left), linesMissing };
    if (linesMissing > 0) return { ...past, state: 'lines', nextAt: null, linesMissing };
    return { ...past, state: 'due', nextAt: toSecond(clock.now() + this.spacingLeft()), linesMissing };
  }

  private past(id: string): Pick<TimerState, 'lastSentAt' | 'sentCount' | 'problem'> {
    const { lastSentAt, sentCount } = this.of(id);
    return { lastSentAt, sentCount, problem: this.problems.get(id) ?? null };
  }

  private spacingLeft(): number {
    if (this.lastSpoke === null) return 0;
    return Math.max(0, this.lastSpoke + SPACING - this.parts.clock.elapsed());
  }

  private linesOf(id: string): number {
    return this.total - (this.linesAt.get(id) ?? this.total);
  }

  private of(id: string): Progress {
    const there = this.progress.get(id);
    if (there) return there;
    const fresh: Progress = {
      lastSentAt: null,
      sentCount: 0,
      progress: 0,
      lines: 0,
      checkedAt: this.parts.clock.now(),
      inRound: false,
    };
    this.progress.set(id, fresh);
    this.linesAt.set(id, this.total);
    return fresh;
  }
}

/** A time that is the sum of two clocks trembles by milliseconds; whoever looks at it does not want to know. */
function toSecond(time: number): number {
  return Math.round(time / 1000) * 1000;
}

/** Why it may not come now; null when it may. */
function closedTimer(
  timer: Timer,
  group: TimerGroup | null,
  situation: Situation | typeof ANY_TIME,
): Closed | null {
  if (!timer.enabled) return 'off';
  if (group && !group.enabled) return 'groupOff';
  if (situation === ANY_TIME) return null;
  if (situation.paused) return 'paused';
  if (timer.liveOnly && !situation.live) return 'offline';
  if (timer.categories.length === 0) return null;
  const now = situation.category?.toLowerCase();
  return timer.categories.some((category) => category.toLowerCase() === now) ? null : 'category';
}

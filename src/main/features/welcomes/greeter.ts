import type { WelcomeRule } from '../../../shared/contract/welcomes.ts';
import { type Caller, type Occasion, occasionOf } from '../../engine/occasion.ts';
import type { Clock, Disposer } from '../../engine/ports.ts';
import { joinNames } from './names.ts';

const MINUTE = 60_000;
/** People of one rule that wait to be welcomed together; those beyond are dropped. */
const MOST_TOGETHER = 200;
/** Runs that wait for the minute to have room; a walk-on that comes later than that puzzles everybody. */
const MOST_RUNS = 20;

export interface Greeted {
  viewer: Caller;
  line: { id: string; text: string };
  /** Hears what became of it: null when it was welcomed, else why not. */
  ended(problem: string | null): void;
}

export interface GreeterParts {
  clock: Clock;
  /** Milliseconds for which the first waits for others; 0 for none. */
  together(): number;
  mostPerMinute(): number;
  react(rule: WelcomeRule, occasion: Occasion, ended: (problem: string | null) => void): void;
  /** Runs a callback of the clock under the feature's name. */
  guard(what: string, run: () => void): void;
}

interface Waiting {
  rule: WelcomeRule;
  people: Greeted[];
  /** Elapsed milliseconds from which it may be said. */
  from: number;
}

/**
 * Says the welcomes. Those of one rule that come close together become one: "Welcome A, B and C". When the minute is
 * full, all go on gathering until there is room, so that a raid makes a few lines and no flood.
 */
export class Greeter {
  private readonly parts: GreeterParts;
  private readonly waiting: Waiting[] = [];
  /** Elapsed milliseconds of the welcomes of the last minute. */
  private readonly spoken: number[] = [];
  private alarm: Disposer | null = null;

  constructor(parts: GreeterParts) {
    this.parts = parts;
  }

  add(rule: WelcomeRule, person: Greeted): void {
    const now = this.parts.clock.elapsed();
    const merges = rule.reaction.kind === 'text' && rule.audience.kind !== 'person';
    const there = merges ? this.waiting.find((one) => one.rule.id === rule.id) : undefined;
    if (there) {
      if (there.people.length < MOST_TOGETHER) there.people.push(person);
      else person.ended('Too many came at once.');
      return;
    }
    const runs = this.waiting.filter((one) => one.rule.reaction.kind === 'steps').length;
    if (rule.reaction.kind === 'steps' && runs >= MOST_RUNS) {
      person.ended('Too many came at once for each to have a routine of their own.');
      return;
    }
    this.waiting.push({ rule, people: [person], from: now + (merges ? this.parts.together() : 0) });
    this.pump();
  }

  stop(): void {
    this.alarm?.();
    this.alarm = null;
    for (const { people } of this.waiting.splice(0)) {
      for (const { ended } of people) ended('Emcee was stopped before it could be said.');
    }
  }

  private pump(): void {
    this.alarm?.();
    this.alarm = null;
    const { clock } = this.parts;
    for (;;) {
      const [first] = [...this.waiting].sort((one, other) => one.from - other.from);
      if (!first) return;
      const now = clock.elapsed();
      while (this.spoken[0] !== undefined && this.spoken[0] <= now - MINUTE) this.spoken.shift();
      const full = this.spoken.length >= this.parts.mostPerMinute();
      const roomAt = full ? (this.spoken[0] ?? now) + MINUTE : now;
      const wait = Math.max(first.from, roomAt) - now;
      if (wait > 0) {
        this.alarm = clock.after(wait, () => this.parts.guard('welcoming', () => this.pump()));
        return;
      }
      this.waiting.splice(this.waiting.indexOf(first), 1);
      this.spoken.push(now);
      this.say(first);
    }
  }

  private say({ rule, people }: Waiting): void {
    const [first] = people;
    if (!first) return;
    const names = joinNames(people.map(({ viewer }) => viewer.name));
    const occasion = occasionOf(`Welcome "${rule.name}"`, {
      // Several are written as one person with all their names, so that `$(user)` names them all.
      viewer: { ...first.viewer, name: names },
      line: people.length === 1 ? first.line : null,
      facts: { names, count: people.length },
    });
    this.parts.react(rule, occasion, (problem) => {
      for (const { ended } of people) ended(problem);
    });
  }
}

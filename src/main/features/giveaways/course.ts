import { AppError } from '../../../shared/rpc/errors.ts';
import { waitText } from '../../engine/commands/spans.ts';
import type { Clock, Disposer } from '../../engine/ports.ts';
import type { CurrentGiveaway } from './current.ts';
import type { Drawing } from './drawing.ts';
import type { Giveaways } from './giveaways.ts';
import type { GiveawayStore, StoredGiveaway } from './store.ts';
import type { WinnerNews } from './winnerNews.ts';
import { namesText, prizeText } from './wording.ts';

export interface CourseParts {
  store: GiveawayStore;
  current: CurrentGiveaway;
  giveaways: Giveaways;
  drawing: Drawing;
  news: WinnerNews;
  clock: Clock;
  showLength(): number;
  reminds(): boolean;
  after(ms: number, run: () => void): Disposer;
  say(text: string): void;
  /** Something that was due could not be done. */
  stuck(giveaway: StoredGiveaway, message: string): void;
}

/** What was due while Emcee was off happens so long after the start, so that people can be back; in milliseconds. */
const GRACE = 15_000;
/** A timer cannot run longer than 24 days; it is wound up again every day. */
const LONGEST_TIMER = 86_400_000;
const REMIND_BEFORE = 60_000;
const LEAST_TO_REMIND = 3;
/** Claims that cannot be ended just now are looked at again after this. */
const AGAIN = 60_000;

/** Lets time run: the end of a giveaway, the words after a draw, and the time to answer. */
export class Course {
  private readonly parts: CourseParts;
  private alarm: Disposer = () => {};
  /** Nothing happens before. */
  private readonly from: number;
  private readonly startedAt: number;
  /** The giveaway of whose end chat was reminded. */
  private reminded: number | null = null;

  constructor(parts: CourseParts) {
    this.parts = parts;
    this.startedAt = parts.clock.now();
    this.from = this.startedAt + GRACE;
  }

  /** After a start: winners who could not answer while Emcee was off are called again. */
  begin(): void {
    const { drawing, current, after, say } = this.parts;
    const waiting = drawing.restartClaims(GRACE);
    const giveaway = current.now;
    if (giveaway && waiting.length > 0) {
      const names = namesText(waiting.map(({ name }) => `@${name}`));
      const prize = prizeText(giveaway.rules, current.currencyOf(giveaway));
      const time = waitText(giveaway.rules.claimSeconds * 1000);
      after(GRACE, () => say(`Back again! ${names}, say something within ${time} to claim ${prize}.`));
    }
    this.arm();
  }

  /** To be called after every change. */
  arm(): void {
    this.alarm();
    this.alarm = () => {};
    const due = this.nextDue();
    if (due === null) return;
    const left = Math.max(0, due - this.parts.clock.now());
    this.alarm = this.parts.after(Math.min(left, LONGEST_TIMER), () => {
      this.act();
      this.arm();
    });
  }

  private nextDue(): number | null {
    const { current, store } = this.parts;
    const giveaway = current.now;
    const dues = store.untold().map(({ drawnAt }) => this.notEarly(drawnAt + this.parts.showLength()));
    if (giveaway?.state === 'open' && giveaway.closesAt !== null) {
      dues.push(this.notEarly(giveaway.closesAt));
      const remindAt = this.remindAt(giveaway);
      if (remindAt !== null) dues.push(remindAt);
    }
    if (giveaway?.state === 'drawn') {
      for (const { state, claimBy } of store.winners(giveaway.id)) {
        if (state === 'called' && claimBy !== null) dues.push(claimBy);
      }
    }
    return dues.length === 0 ? null : Math.min(...dues);
  }

  private act(): void {
    const { current, store, clock } = this.parts;
    const now = clock.now();
    const untold = store
      .untold()
      .filter(({ drawnAt }) => this.notEarly(drawnAt + this.parts.showLength()) <= now);
    if (untold.length > 0) this.parts.news.tell(untold);
    const giveaway = current.now;
    if (giveaway?.state === 'open' && giveaway.closesAt !== null) {
      if (this.notEarly(giveaway.closesAt) <= now) this.end(giveaway);
      else if ((this.remindAt(giveaway) ?? Number.POSITIVE_INFINITY) <= now) this.remind(giveaway);
    }
    if (giveaway?.state === 'drawn') this.endClaims(giveaway, now);
  }

  private end(giveaway: StoredGiveaway): void {
    const { giveaways, drawing, stuck, say } = this.parts;
    if (!giveaway.rules.drawAtEnd) {
      giveaways.close(giveaway.id);
      return;
    }
    try {
      drawing.draw(giveaway.id);
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      giveaways.close(giveaway.id, thrown.message);
      stuck(giveaway, thrown.message);
      say(`The giveaway is closed, but not drawn yet: ${thrown.message}`);
    }
  }

  private endClaims(giveaway: StoredGiveaway, now: number): void {
    const { drawing, store, stuck } = this.parts;
    const late = store
      .winners(giveaway.id)
      .filter(({ state, claimBy, told }) => state === 'called' && told && claimBy !== null && claimBy <= now);
    if (late.length === 0) return;
    try {
      drawing.missed(late);
    } catch (thrown) {
      drawing.postpone(late, AGAIN);
      if (!(thrown instanceof AppError)) throw thrown;
      stuck(giveaway, thrown.message);
    }
  }

  private remind(giveaway: StoredGiveaway): void {
    this.reminded = giveaway.id;
    const { current, say } = this.parts;
    const prize = prizeText(giveaway.rules, current.currencyOf(giveaway));
    say(`One minute left for ${prize}: type ${current.wordOf(giveaway)} to get in!`);
  }

  /** Null when chat is not reminded (any more). */
  private remindAt({ id, closesAt, openedAt, rules }: StoredGiveaway): number | null {
    if (!this.parts.reminds() || this.reminded === id || closesAt === null) return null;
    if (rules.minutes === null || rules.minutes < LEAST_TO_REMIND || openedAt === null) return null;
    const at = closesAt - REMIND_BEFORE;
    // Shortly after a start it would come late, or twice.
    return at > this.startedAt ? at : null;
  }

  /** What was due before the start waits a little. */
  private notEarly(due: number): number {
    return due < this.from && due < this.startedAt ? this.from : due;
  }
}

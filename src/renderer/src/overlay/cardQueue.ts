import type { OverlayCard } from '../../../shared/contract/overlay.ts';
import type { Timing } from '../api/timing.ts';

/** Cards that may wait; when more come, the oldest waiting ones are dropped, since their moment has passed. */
const MOST_WAITING = 50;

/** A card stays at least so long, and between two cards the stage is empty for so long, in milliseconds. */
const SHORTEST = 1000;
const GAP = 450;

/** Shows cards one after the other. `show` is given the card that is on, or null when the stage is to be empty. */
export class CardQueue {
  private readonly show: (card: OverlayCard | null) => void;
  private readonly timing: Pick<Timing, 'after'>;
  private waiting: OverlayCard[] = [];
  /** True from a card's entrance to the end of the gap after it. */
  private busy = false;
  private paused = false;
  private cancel: () => void = () => {};

  constructor(show: (card: OverlayCard | null) => void, timing: Pick<Timing, 'after'>) {
    this.show = show;
    this.timing = timing;
  }

  add(card: OverlayCard): void {
    this.waiting = [...this.waiting, card].slice(-MOST_WAITING);
    this.next();
  }

  /** Empties the stage at once. What waits is shown when the pause ends; the card that was cut short is not. */
  setPaused(paused: boolean): void {
    if (paused === this.paused) return;
    this.paused = paused;
    if (paused) {
      this.cancel();
      this.busy = false;
      this.show(null);
    } else this.next();
  }

  private next(): void {
    if (this.busy || this.paused) return;
    const card = this.waiting.shift();
    if (!card) return;
    this.busy = true;
    this.show(card);
    this.cancel = this.timing.after(Math.max(SHORTEST, card.duration), () => {
      this.show(null);
      this.cancel = this.timing.after(GAP, () => {
        this.busy = false;
        this.next();
      });
    });
  }
}

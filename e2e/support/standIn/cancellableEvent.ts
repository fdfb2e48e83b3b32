import type { Event } from 'electron';

/** An event that a listener may prevent. */
export class CancellableEvent implements Event {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

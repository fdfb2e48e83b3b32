export const MODES = ['live', 'rehearsal'] as const;

/** `live`: the real channel and the real books. `rehearsal`: a simulated channel with books of its own. */
export type Mode = (typeof MODES)[number];

/** Which of the two the app is in, and the way to the other one. */
export interface ModeControl {
  readonly now: Mode;
  /** True when there has been a rehearsal before. */
  readonly rehearsed: boolean;
  /** Remembers the choice and starts the app anew in it, a moment later. Does nothing when it is in it already. */
  switchTo(mode: Mode): void;
}

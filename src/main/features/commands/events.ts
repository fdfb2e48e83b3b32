import type { Occasion } from '../../engine/occasion.ts';

/** Somebody used a command, and it ran. */
export interface CommandUsed {
  /** `quotes.quote`, `custom.12`. */
  id: string;
  /** As it was typed: `!quote add`. */
  name: string;
  /** With the facts `command` and `count`. */
  occasion: Occasion;
}

declare module '../../engine/events.ts' {
  interface Events {
    'command.used': CommandUsed;
  }
}

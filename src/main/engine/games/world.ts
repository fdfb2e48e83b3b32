import type { Boons } from '../boons.ts';
import type { Packs, Seasons } from '../packs.ts';

/** What games may ask of other features. */
export interface GameWorld {
  /** Of commands: `!`. */
  readonly prefix: string;
  /** Null while the feature that has the content is off. */
  readonly packs: Packs | null;
  /** Null while the feature that has the content is off. */
  readonly seasons: Seasons | null;
  /** Null while the feature that sells them is off. */
  readonly boons: Boons | null;
  /** From 1; 1 for everybody while Economy is off. */
  level(viewerId: string): number;
}

/** How far viewers have come by what they have earned of XP. */
export interface Levels {
  /** From 1. */
  of(viewerId: string): number;
}

declare module './services.ts' {
  interface Services {
    levels: Levels;
  }
}

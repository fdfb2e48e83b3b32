/**
 * Small notes that survive a restart: up to where something has been told. They are worth writing and not worth
 * waiting for; one that is lost costs a repetition of what is told as late.
 */
export interface Marks {
  get(name: string): string | null;
  set(name: string, value: string): void;
}

/** Notes for one run only. */
export function fleetingMarks(): Marks {
  const notes = new Map<string, string>();
  return {
    get: (name) => notes.get(name) ?? null,
    set: (name, value) => {
      notes.set(name, value);
    },
  };
}

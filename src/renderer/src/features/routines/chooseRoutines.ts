import type { Routine, TriggerPiece } from '../../../../shared/contract/routines.ts';

export interface Wanted {
  search: string;
  /** Null for all. */
  tag: string | null;
}

/** Those that fit, by name. A word may be in the name, a tag, the note, or the title of a trigger. */
export function chooseRoutines(
  routines: readonly Routine[],
  { search, tag }: Wanted,
  triggers: readonly TriggerPiece[],
): Routine[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return routines
    .filter((routine) => tag === null || routine.tags.includes(tag))
    .filter((routine) => {
      const titles = routine.triggers.map(
        ({ trigger }) => triggers.find(({ id }) => id === trigger)?.title ?? trigger,
      );
      const text = [routine.name, routine.note, ...routine.tags, ...titles].join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}

export function tagsOf(routines: readonly Routine[]): string[] {
  return [...new Set(routines.flatMap(({ tags }) => tags))].sort((one, other) => one.localeCompare(other));
}

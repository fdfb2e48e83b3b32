import type { Recovery } from './recovery.ts';
import { utcText } from './utcText.ts';

/** What opening the store found and did, for a notice and the log. */
export interface OpenReport {
  /**
   * `new`: there was none. `clean`: as it was closed. `checked`: not closed in order, but whole.
   * `recovered`: it was damaged or gone, a backup is in its place. `reset`: the same without a backup, so it is empty.
   */
  state: 'new' | 'clean' | 'checked' | 'recovered' | 'reset';
  /** In words for the streamer. */
  text: string;
  /** The file name under which a damaged database is kept; null when there is none. */
  setAside: string | null;
  /** The backup's name; null when none was needed or there was none. */
  restoredFrom: string | null;
}

const TEXTS = {
  new: 'A new database was made.',
  clean: 'The database is as it was left.',
  checked:
    'Emcee was not closed properly last time, or its database was changed by another program. The database was checked and is whole.',
} as const;

export function undamaged(state: keyof typeof TEXTS): OpenReport {
  return { state, text: TEXTS[state], setAside: null, restoredFrom: null };
}

/** `found` goes on from "The database": `was damaged`. */
export function afterRecovery(found: string, { setAside, restoredFrom }: Recovery): OpenReport {
  const kept = setAside ? ` The damaged file was kept as ${setAside}.` : '';
  if (restoredFrom) {
    return {
      state: 'recovered',
      text: `The database ${found}. The backup of ${utcText(restoredFrom.time)} was put in its place, so what changed after that is missing.${kept}`,
      setAside,
      restoredFrom: restoredFrom.name,
    };
  }
  return {
    state: 'reset',
    text: `The database ${found}, and there is no good backup. Emcee started with an empty one.${kept}`,
    setAside,
    restoredFrom: null,
  };
}

import { existsSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import { BUILT_IN_SOUNDS, SOUND_TYPES } from '../../../shared/contract/sounds.ts';
import { AppError } from '../../../shared/rpc/errors.ts';

export interface PlayedSound {
  id: string;
  name: string;
  /** A file of the streamer's; false for one of ours. */
  own: boolean;
  /** 0 to 1. */
  volume: number;
}

export interface SoundsParts {
  folder: string;
  push(sound: PlayedSound): void;
  /** How many overlay pages would play it. */
  listening(): number;
  paused(): boolean;
}

/** Sounds for the overlay page: a few of ours, and the files of the streamer's folder. */
export class Sounds {
  private readonly parts: SoundsParts;
  private played = 0;

  constructor(parts: SoundsParts) {
    this.parts = parts;
  }

  list(): string[] {
    return [...BUILT_IN_SOUNDS, ...this.own()];
  }

  /** Percent. Says what came of it. */
  play(name: string, volume: number): string {
    const isOurs = (BUILT_IN_SOUNDS as readonly string[]).includes(name);
    if (!isOurs && !this.own().includes(name)) {
      throw new AppError(
        'not_found',
        `There is no sound "${name}". Put it into the folder "sounds", or choose another.`,
      );
    }
    if (this.parts.paused()) return `Did not play "${name}", since alerts are paused.`;
    const listening = this.parts.listening();
    if (listening === 0) return `Nobody heard "${name}": no overlay page is open. Add the overlay to OBS.`;
    this.played += 1;
    this.parts.push({ id: String(this.played), name, own: !isOurs, volume: volume / 100 });
    return `Played "${name}".`;
  }

  private own(): string[] {
    const { folder } = this.parts;
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && Object.hasOwn(SOUND_TYPES, extname(entry.name).slice(1).toLowerCase()),
      )
      .map(({ name }) => name)
      .sort();
  }
}

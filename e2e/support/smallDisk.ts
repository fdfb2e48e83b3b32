import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Emcee } from './doors/emcee.ts';

/** The small disk that an app was started on, seen through its process: it is nobody else's. */
export class SmallDisk {
  private readonly filler: string;

  constructor(emcee: Emcee) {
    this.filler = join('/proc', String(emcee.process.pid), 'root', emcee.folder.path, 'filler');
  }

  /** Takes up all that is left of it. */
  fill(): void {
    const file = openSync(this.filler, 'w');
    try {
      for (const size of [65_536, 4096, 1]) {
        const block = Buffer.alloc(size);
        try {
          for (;;) writeSync(file, block);
        } catch {
          // Not so much any more; perhaps a little.
        }
      }
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(this.filler);
  }
}

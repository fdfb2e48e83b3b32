import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { MODES, type Mode } from '../engine/mode.ts';
import { writeFileAtomically } from './atomicFile.ts';

const fileSchema = z.object({ mode: z.enum(MODES) });

/** In which mode the next start begins. A file that cannot be read means the real channel. */
export class ModeMemory {
  private readonly path: string;

  constructor(dataFolder: string) {
    this.path = join(dataFolder, 'mode.json');
  }

  read(): Mode {
    if (!existsSync(this.path)) return 'live';
    try {
      return fileSchema.parse(JSON.parse(readFileSync(this.path, 'utf8'))).mode;
    } catch {
      return 'live';
    }
  }

  write(mode: Mode): void {
    writeFileAtomically(this.path, JSON.stringify({ mode }));
  }
}

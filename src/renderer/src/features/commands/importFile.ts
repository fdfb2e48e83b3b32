import { z } from 'zod';
import type { ImportLine } from '../../../../shared/contract/commands.ts';

/** The engine refuses larger files; so many characters. */
export const LONGEST_FILE = 5_000_000;

const listsSchema = z.looseObject({
  commands: z.array(z.unknown()).optional(),
  aliases: z.array(z.unknown()).optional(),
});

/** Which lines of a preview are taken, by their places in the file. */
export interface Chosen {
  commands: ReadonlySet<number>;
  aliases: ReadonlySet<number>;
}

/** All that would change something. */
export function choosable(lines: readonly ImportLine[]): Set<number> {
  return new Set(
    lines.flatMap(({ state }, index) => (state === 'new' || state === 'conflict' ? [index] : [])),
  );
}

/** The file with only what was chosen in it. */
export function thinned(text: string, chosen: Chosen): string {
  const file = listsSchema.parse(JSON.parse(text));
  return JSON.stringify({
    ...file,
    commands: (file.commands ?? []).filter((_, index) => chosen.commands.has(index)),
    aliases: (file.aliases ?? []).filter((_, index) => chosen.aliases.has(index)),
  });
}

import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/rpc/errors.ts';

/** Bytes that a file may grow to. */
const LARGEST = 20 * 1024 * 1024;
/** Bytes up to which an overwritten file can be brought back. */
const LARGEST_KEPT = 1024 * 1024;
const DEEPEST = 3;

/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The files that routines write: in one folder, with no way out of it. */
export class OwnFiles {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  append(name: string, line: string): void {
    const path = this.pathOf(name);
    const text = `${line.replaceAll(/[\r\n]+/g, ' ')}\n`;
    if (existsSync(path) && lstatSync(path).size + Buffer.byteLength(text) > LARGEST)
      throw new AppError(
        'routines.file',
        `The file "${name}" would be larger than 20 MB. Move it away or use another.`,
      );
    appendFileSync(path, text);
  }

  /** Returns what brings the file back as it was; undefined when it was too large to keep. */
  write(name: string, text: string): (() => void) | undefined {
    const path = this.pathOf(name);
    const isThere = existsSync(path);
    const before = isThere && lstatSync(path).size <= LARGEST_KEPT ? readFileSync(path) : null;
    writeFileSync(path, text);
    if (!isThere) return () => rmSync(path, { force: true });
    return before ? () => writeFileSync(path, before) : undefined;
  }

  list(): string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  }

  /** Only plain names, and no link on the way: what a viewer typed may be part of the name. */
  private pathOf(name: string): string {
    const parts = name.trim().replaceAll('\\', '/').split('/');
    const isPlain = (part: string): boolean =>
      /^[\p{L}\p{N}_][\p{L}\p{N}_ .()-]{0,99}$/u.test(part) && !/[. ]$/.test(part) && !DEVICE.test(part);
    if (parts.length > DEEPEST || !parts.every(isPlain)) {
      throw new AppError(
        'routines.file',
        `"${name}" cannot be the name of a file. Use letters, digits, spaces, and . _ - ( ), such as winners.txt.`,
      );
    }
    let path = this.folder;
    mkdirSync(path, { recursive: true });
    for (const [index, part] of parts.entries()) {
      path = join(path, part);
      const isLast = index === parts.length - 1;
      const there = lstatSync(path, { throwIfNoEntry: false });
      if (there && (there.isSymbolicLink() || there.isDirectory() === isLast))
        throw new AppError('routines.file', `"${name}" is not a plain file in the folder "files".`);
      if (!there && !isLast) mkdirSync(path);
    }
    return path;
  }
}

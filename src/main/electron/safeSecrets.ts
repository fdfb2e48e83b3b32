import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import { AppError } from '../../shared/rpc/errors.ts';
import type { Secrets } from '../engine/ports.ts';
import { writeFileAtomically } from '../node/atomicFile.ts';
import { openSecretsFile } from '../node/secretsFile.ts';

const fileSchema = z.record(z.string(), z.string());

/**
 * Secrets locked with the keychain of the operating system. Where there is none (a Linux without a keyring) they go
 * into the same encrypted file as headless, which is better than what Electron falls back to there.
 */
export function openSafeSecrets(
  safeStorage: Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> & {
    getSelectedStorageBackend?: SafeStorage['getSelectedStorageBackend'];
  },
  folder: string,
  platform: NodeJS.Platform = process.platform,
): Secrets {
  const weak = platform === 'linux' && safeStorage.getSelectedStorageBackend?.() === 'basic_text';
  if (!safeStorage.isEncryptionAvailable() || weak) return openSecretsFile(folder, null);

  const path = join(folder, 'secrets.desktop.json');
  const sealed = new Map(Object.entries(existsSync(path) ? read(path) : {}));
  const save = (): void => writeFileAtomically(path, JSON.stringify(Object.fromEntries(sealed)));
  return {
    get(name) {
      const text = sealed.get(name);
      if (text === undefined) return null;
      try {
        return safeStorage.decryptString(Buffer.from(text, 'base64'));
      } catch {
        // Made under another user or on another computer: as good as not there.
        return null;
      }
    },
    set(name, value) {
      sealed.set(name, safeStorage.encryptString(value).toString('base64'));
      save();
    },
    delete(name) {
      if (sealed.delete(name)) save();
    },
  };
}

function read(path: string): Record<string, string> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new AppError(
      'unavailable',
      `The stored sign-ins in ${path} cannot be read. Put the file back from a copy, or rename it and sign in again.`,
    );
  }
}

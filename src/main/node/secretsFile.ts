import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/rpc/errors.ts';
import type { Secrets } from '../engine/ports.ts';
import { writeFileAtomically } from './atomicFile.ts';

const fileSchema = z.object({
  version: z.literal(1),
  /** Null when the key lies in the key file; otherwise what the passphrase is mixed with. */
  salt: z.string().nullable(),
  nonce: z.string(),
  tag: z.string(),
  sealed: z.string(),
});

const contentSchema = z.record(z.string(), z.string());

/**
 * Secrets where there is no keychain: one AES-256-GCM file. Its key comes from a passphrase, or lies beside it in a
 * file that only this user can read.
 */
export function openSecretsFile(folder: string, passphrase: string | null): Secrets {
  const path = join(folder, 'secrets.json');
  const keyPath = join(folder, 'secrets.key');
  const stored = existsSync(path) ? readStored(path) : null;
  const salt = passphrase === null ? null : (stored?.salt ?? randomBytes(16).toString('base64'));
  const key =
    salt === null || passphrase === null
      ? readOrMakeKey(keyPath)
      : scryptSync(passphrase, Buffer.from(salt, 'base64'), 32);
  const content = new Map(Object.entries(stored ? unseal(stored, key, path, passphrase !== null) : {}));

  const save = (): void => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const sealed = Buffer.concat([
      cipher.update(JSON.stringify(Object.fromEntries(content)), 'utf8'),
      cipher.final(),
    ]);
    const file: z.infer<typeof fileSchema> = {
      version: 1,
      salt,
      nonce: nonce.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
      sealed: sealed.toString('base64'),
    };
    writeFileAtomically(path, JSON.stringify(file));
  };

  return {
    get: (name) => content.get(name) ?? null,
    set(name, value) {
      content.set(name, value);
      save();
    },
    delete(name) {
      if (content.delete(name)) save();
    },
  };
}

function readStored(path: string): z.infer<typeof fileSchema> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw damaged(path);
  }
}

function readOrMakeKey(path: string): Buffer {
  if (existsSync(path)) return Buffer.from(readFileSync(path, 'utf8'), 'base64');
  const key = randomBytes(32);
  writeFileAtomically(path, key.toString('base64'), 0o600);
  return key;
}

function unseal(
  stored: z.infer<typeof fileSchema>,
  key: Buffer,
  path: string,
  byPassphrase: boolean,
): Record<string, string> {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(stored.nonce, 'base64'));
    decipher.setAuthTag(Buffer.from(stored.tag, 'base64'));
    const text = Buffer.concat([
      decipher.update(Buffer.from(stored.sealed, 'base64')),
      decipher.final(),
    ]).toString('utf8');
    return contentSchema.parse(JSON.parse(text));
  } catch {
    if (byPassphrase) {
      throw new AppError(
        'forbidden',
        'The passphrase in EMCEE_PASSPHRASE does not open the stored sign-ins. Give the one that they were stored with.',
      );
    }
    if (stored.salt !== null) {
      throw new AppError(
        'forbidden',
        'The stored sign-ins are protected by a passphrase. Start Emcee with EMCEE_PASSPHRASE set to it.',
      );
    }
    throw damaged(path);
  }
}

function damaged(path: string): AppError {
  return new AppError(
    'unavailable',
    `The stored sign-ins in ${path} cannot be read. Put the file and its key file back from a copy, or rename it and sign in again.`,
  );
}

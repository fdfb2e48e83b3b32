import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSafeSecrets } from './safeSecrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emcee-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A keychain that turns texts around, and knows which texts are its own. */
function keychain(name = 'mine', backend: 'gnome_libsecret' | 'basic_text' = 'gnome_libsecret') {
  const turned = (text: string) => [...text].reverse().join('');
  return {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => backend,
    encryptString: (text: string) => Buffer.from(`${name}:${turned(text)}`),
    decryptString(sealed: Buffer) {
      const text = sealed.toString();
      if (!text.startsWith(`${name}:`)) throw new Error('Another key');
      return turned(text.slice(name.length + 1));
    },
  };
}

const everything = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');

describe('secrets in the keychain of the system', () => {
  it('are there after a restart and lie nowhere as plain text', () => {
    const secrets = openSafeSecrets(keychain(), folder, 'linux');
    secrets.set('token', 'very-secret-token');
    secrets.set('other', 'x');
    secrets.delete('other');
    const again = openSafeSecrets(keychain(), folder, 'linux');
    expect(again.get('token')).toBe('very-secret-token');
    expect(again.get('other')).toBeNull();
    expect(again.get('never')).toBeNull();
    expect(everything()).not.toContain('very-secret-token');
    expect(readdirSync(folder)).toEqual(['secrets.desktop.json']);
  });

  it('that another user has locked are as good as not there, and can be set anew', () => {
    openSafeSecrets(keychain('theirs'), folder, 'linux').set('token', 'a');
    const secrets = openSafeSecrets(keychain('mine'), folder, 'linux');
    expect(secrets.get('token')).toBeNull();
    secrets.set('token', 'b');
    expect(openSafeSecrets(keychain('mine'), folder, 'linux').get('token')).toBe('b');
  });

  it('in a file that cannot be read are not thrown away', () => {
    const path = join(folder, 'secrets.desktop.json');
    writeFileSync(path, '{ broken');
    expect(() => openSafeSecrets(keychain(), folder, 'linux')).toThrow(
      /secrets\.desktop\.json.*sign in again/,
    );
    expect(readFileSync(path, 'utf8')).toBe('{ broken');
  });
});

describe('without a keychain', () => {
  it.each([
    ['there is none', { ...keychain(), isEncryptionAvailable: () => false }],
    ['Electron would store plain text', keychain('mine', 'basic_text')],
  ])('they go into the encrypted file of the headless door, because %s', (_why, weak) => {
    const secrets = openSafeSecrets(weak, folder, 'linux');
    secrets.set('token', 'very-secret-token');
    expect(readdirSync(folder).sort()).toEqual(['secrets.json', 'secrets.key']);
    expect(everything()).not.toContain('very-secret-token');
    expect(openSafeSecrets(weak, folder, 'linux').get('token')).toBe('very-secret-token');
  });

  it('only Linux is asked for the kind of keychain, since the others have just one', () => {
    openSafeSecrets(keychain('mine', 'basic_text'), folder, 'win32').set('token', 'a');
    expect(readdirSync(folder)).toEqual(['secrets.desktop.json']);
  });
});

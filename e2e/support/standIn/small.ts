import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type {
  Clipboard,
  Dialog,
  NativeTheme,
  Notification,
  NotificationConstructorOptions,
  SafeStorage,
  Session,
  Shell,
} from 'electron';

let copied = '';

export const clipboard = {
  readText: async () => copied,
  async writeText(text: string) {
    copied = text;
  },
} satisfies Pick<Clipboard, 'readText' | 'writeText'>;

/** Nobody sits in front of the stand-in: a journey replaces these by its own answers. */
export const dialog = {
  showMessageBox: () => Promise.reject(new Error('Nobody answers this message box')),
  showErrorBox(title: string, content: string) {
    process.stderr.write(`${title}: ${content}\n`);
  },
} satisfies Pick<Dialog, 'showMessageBox' | 'showErrorBox'>;

/** Nothing is opened for real. */
export const shell = {
  openExternal: async () => {},
  openPath: async () => '',
  showItemInFolder() {},
} satisfies Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>;

export class StandInNotification implements Pick<Notification, 'show' | 'close' | 'title' | 'body'> {
  static isSupported(): boolean {
    return true;
  }

  title: string;
  body: string;

  constructor(options: NotificationConstructorOptions = {}) {
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  show(): void {}
  close(): void {}
}

export const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: true,
  themeSource: 'system' as NativeTheme['themeSource'],
}) satisfies Pick<NativeTheme, 'shouldUseDarkColors' | 'themeSource'>;

export const powerMonitor = new EventEmitter();

class StandInSession implements Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'> {
  asked: Parameters<Session['setPermissionRequestHandler']>[0] = null;
  checked: Parameters<Session['setPermissionCheckHandler']>[0] = null;

  setPermissionRequestHandler(handler: Parameters<Session['setPermissionRequestHandler']>[0]): void {
    this.asked = handler;
  }

  setPermissionCheckHandler(handler: Parameters<Session['setPermissionCheckHandler']>[0]): void {
    this.checked = handler;
  }
}

export const session = { defaultSession: new StandInSession() };

/** In place of the system's keychain; enough to see that nothing lies on the disk as plain text. */
const keychain = Buffer.from('the stand-in has one key for all', 'utf8');

export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString(text: string) {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keychain, nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  },
  decryptString(sealed: Buffer) {
    const decipher = createDecipheriv('aes-256-gcm', keychain, sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
  },
} satisfies Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>;

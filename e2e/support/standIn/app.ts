import { EventEmitter } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { App, Event, Settings } from 'electron';
import { CancellableEvent } from './cancellableEvent.ts';
import type { Declares } from './declared.ts';
import { endProcess } from './glassPeer.ts';
import { openWindows } from './openWindows.ts';
import { SingleInstance } from './singleInstance.ts';
import type { StandInWebContents } from './webContents.ts';

type AppEvents = {
  ready: [];
  activate: [event: Event, hasVisibleWindows: boolean];
  'before-quit': [event: Event];
  'will-quit': [event: Event];
  quit: [event: Event, exitCode: number];
  'window-all-closed': [];
  'second-instance': [event: Event, argv: string[], workingDirectory: string, additionalData: unknown];
  'web-contents-created': [event: Event, contents: Pick<StandInWebContents, 'on' | 'id'>];
};

true satisfies Declares<App, Omit<AppEvents, 'ready' | 'web-contents-created'>>;

/** The project, which stands where the unpacked app would be. */
const appFolder = join(import.meta.dirname, '..', '..', '..');

export class StandInApp
  extends EventEmitter<AppEvents>
  implements
    Pick<
      App,
      | 'isPackaged'
      | 'name'
      | 'isReady'
      | 'whenReady'
      | 'quit'
      | 'exit'
      | 'getName'
      | 'setName'
      | 'getVersion'
      | 'getAppPath'
      | 'setLoginItemSettings'
      | 'requestSingleInstanceLock'
      | 'hasSingleInstanceLock'
      | 'releaseSingleInstanceLock'
      | 'setAppUserModelId'
    >
{
  readonly isPackaged = false;
  name = 'Electron';
  private readonly ready: Promise<void>;
  private isReadyNow = false;
  private quitting = false;
  private ending = false;
  private lock: SingleInstance | null = null;
  /** What must be over before the process may end. */
  private lastWords: Promise<void> = Promise.resolve();
  private readonly paths = new Map<string, string>();

  constructor() {
    super();
    this.ready = new Promise((resolve) => {
      setImmediate(() => {
        if (this.ending) return;
        this.isReadyNow = true;
        resolve();
        this.emit('ready');
      });
    });
    // Electron quits in order when it is told to end.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.quit());
  }

  isReady(): boolean {
    return this.isReadyNow;
  }

  whenReady(): Promise<void> {
    return this.ready;
  }

  quit(): void {
    if (this.quitting || this.ending) return;
    const event = new CancellableEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.quitting = true;
    if (openWindows.size === 0) this.shutDown();
    else for (const window of openWindows.values()) window.close();
  }

  exit(exitCode = 0): void {
    if (this.ending) return;
    this.ending = true;
    for (const window of [...openWindows.values()]) window.destroy();
    this.emit('quit', new CancellableEvent(), exitCode);
    this.lock?.release();
    void this.lastWords.then(() => endProcess(exitCode));
  }

  /** A window did not let itself be closed, which ends an attempt to quit. */
  windowStayed(): void {
    this.quitting = false;
  }

  allWindowsClosed(): void {
    if (this.ending) return;
    if (this.quitting) this.shutDown();
    else if (!this.emit('window-all-closed')) this.quit();
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    const { version }: { version: string } = JSON.parse(
      readFileSync(join(appFolder, 'package.json'), 'utf8'),
    );
    return version;
  }

  getAppPath(): string {
    return appFolder;
  }

  getPath(name: string): string {
    const chosen = this.paths.get(name);
    if (chosen !== undefined) return chosen;
    const config = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
    switch (name) {
      case 'home':
        return homedir();
      case 'appData':
        return config;
      case 'userData':
        return join(config, this.name);
      case 'temp':
        return tmpdir();
      case 'exe':
        return process.execPath;
      default:
        throw new Error(`Failed to get '${name}' path`);
    }
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    // Electron's documentation asks for a folder that is there.
    if (!existsSync(path)) throw new Error('Failed to set path');
    this.paths.set(name, path);
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    const instance = new SingleInstance(this.getPath('userData'));
    if (instance.take()) {
      this.lock = instance;
      instance.listen((start) => {
        const { argv, workingDirectory } = start;
        this.emit('second-instance', new CancellableEvent(), argv, workingDirectory, start.additionalData);
      });
      return true;
    }
    this.lastWords = instance.tellTheFirst({
      argv: process.argv,
      workingDirectory: process.cwd(),
      additionalData: additionalData ?? null,
    });
    return false;
  }

  hasSingleInstanceLock(): boolean {
    return this.lock !== null;
  }

  releaseSingleInstanceLock(): void {
    this.lock?.release();
    this.lock = null;
  }

  /** Only an installed app starts with the computer, and the stand-in is none. */
  setLoginItemSettings(_settings: Settings): void {}

  setAppUserModelId(_id: string): void {}

  private shutDown(): void {
    const event = new CancellableEvent();
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.quitting = false;
    else this.exit(0);
  }
}

/** `getPath` and `setPath` name their folders by a list of words that the stand-in does not need to know. */
true satisfies Parameters<App['getPath']>[0] extends Parameters<StandInApp['getPath']>[0] ? true : false;
true satisfies Parameters<App['setPath']> extends Parameters<StandInApp['setPath']> ? true : false;

export const app = new StandInApp();

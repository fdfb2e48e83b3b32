import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Caller } from '../../shared/rpc/contract.ts';
import { AppError, type Result } from '../../shared/rpc/errors.ts';
import { type App, createApp, type TwitchPorts } from '../app.ts';
import { lockDataFolder } from '../engine/db/dataFolderLock.ts';
import type { Feature } from '../engine/feature.ts';
import type { ModeControl } from '../engine/mode.ts';
import type { Outside } from '../engine/net/outside.ts';
import type { LogRecord, Random, Secrets } from '../engine/ports.ts';
import { seededRandom } from '../engine/random.ts';
import { FakeClock } from '../engine/testing/fakeClock.ts';
import { memorySecrets } from '../engine/testing/memorySecrets.ts';
import { workerSource } from '../engine/testing/storeFolder.ts';
import { jsonSettingsFile } from '../node/jsonSettingsFile.ts';
import type { Endpoints } from '../twitch/endpoints.ts';

export interface TestApp {
  app: App;
  clock: FakeClock;
  folder: string;
  /** Everything that was logged. */
  records: LogRecord[];
  /** A call as the streamer. */
  call(route: string, input?: unknown, caller?: Caller): Promise<Result<unknown>>;
  /** Stops it and starts it again on the same folder; `meanwhile` happens while it is not running. */
  restart(features?: readonly Feature[], meanwhile?: () => void): Promise<void>;
  /** Stops it and lets go of the folder, which stays. */
  stop(): Promise<void>;
  cleanUp(): Promise<void>;
}

/** Nothing answers there: a test that needs Twitch brings a simulated one. */
const NOWHERE: Endpoints = {
  irc: 'ws://127.0.0.1:9',
  api: 'http://127.0.0.1:9/helix',
  id: 'http://127.0.0.1:9/oauth2',
  eventSub: 'ws://127.0.0.1:9/ws',
  realm: 'rehearsal',
};

const noNetwork: Outside = {
  ask: async ({ url }) => {
    throw new AppError('outside.unreachable', `Nothing answers at ${url}.`);
  },
};

const STREAMER: Caller = { role: 'streamer', name: 'test' };

export interface TestAppOptions {
  features?: readonly Feature[];
  folder?: string;
  /** What the secrets begin with, or those of another kind. */
  secrets?: Map<string, string> | ((folder: string) => Secrets);
  /** Stands at the beginning of 2026 when left out. */
  clock?: FakeClock;
  /** The same luck in every run when left out. */
  random?: Random;
  mode?: ModeControl;
  /** A simulated Twitch, or nothing at all where it should be. */
  twitch?: Partial<TwitchPorts>;
  /** The network besides Twitch; nothing can be reached unless a test gives it. */
  outside?: Outside;
}

/** The whole app on a real data folder, with a clock that stands still until a test moves it. */
export function startTestApp(options: TestAppOptions = {}): TestApp {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'emcee-app-'));
  const clock = options.clock ?? new FakeClock();
  const records: LogRecord[] = [];
  const secrets =
    typeof options.secrets === 'function' ? options.secrets(folder) : memorySecrets(options.secrets);
  const lock = lockDataFolder(folder, { door: 'headless', clock });

  let stopped = false;

  const start = (features: readonly Feature[] | undefined): App => {
    const ports = {
      clock,
      random: options.random ?? seededRandom(1),
      host: {
        door: 'headless' as const,
        version: '0.0.0-test',
        openExternal: async () => false,
        openFolder: async () => false,
        notify: () => {},
      },
      secrets,
      accessSecrets: secrets,
      mode: options.mode ?? { now: 'live' as const, rehearsed: false, switchTo: () => {} },
      twitch: { endpoints: NOWHERE, clientId: null, stage: null, ...options.twitch },
      settingsFile: jsonSettingsFile(join(folder, 'settings.json')),
      lastGoodSettings: jsonSettingsFile(join(folder, 'settings.last-good.json')),
      lock,
      workerFile: fileURLToPath(workerSource),
      outside: options.outside ?? noNetwork,
      logSinks: [(record: LogRecord) => void records.push(record)],
    };
    return features ? createApp(ports, features) : createApp(ports);
  };

  const test: TestApp = {
    app: start(options.features),
    clock,
    folder,
    records,
    call: (route, input = {}, caller = STREAMER) => test.app.router.call(route, input, caller),
    async restart(features, meanwhile) {
      await test.app.stop();
      meanwhile?.();
      test.app = start(features ?? options.features);
    },
    async stop() {
      if (stopped) return;
      stopped = true;
      await test.app.stop();
      lock.release();
    },
    async cleanUp() {
      await test.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return test;
}

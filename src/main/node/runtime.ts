import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, errorText } from '../../shared/rpc/errors.ts';
import { type App, createApp } from '../app.ts';
import { type DataFolderLock, lockDataFolder } from '../engine/db/dataFolderLock.ts';
import { DisposableStore } from '../engine/lifecycle.ts';
import type { ModeControl } from '../engine/mode.ts';
import type { Host, Secrets, SettingsFile } from '../engine/ports.ts';
import { type LocalServer, startLocalServer } from '../rpc/localServer.ts';
import { ModeMemory } from './modeMemory.ts';
import { nodePorts } from './ports.ts';
import { systemClock } from './systemClock.ts';
import { twitchPorts } from './twitchPorts.ts';

export interface RuntimeOptions {
  dataFolder: string;
  host: Host;
  secrets(dataFolder: string): Secrets;
  /** Null for a plain JSON file. */
  settingsFile: ((path: string) => SettingsFile) | null;
  /** The built panel. */
  panelFolder: string;
  /** The built `dbWorker`. Only an entry knows where it lies: the bundler moves everything else. */
  workerFile: string;
  env: NodeJS.ProcessEnv;
}

export interface Runtime {
  readonly app: App;
  /** Settles when the streamer wants the other mode; the door then stops this runtime and starts another. */
  readonly switched: Promise<void>;
  /** Opens the local server. `port` null means the one in the settings, or any free one when that is taken. */
  listen(port: number | null): Promise<LocalServer>;
  stop(): Promise<void>;
}

/** So long the answer to the panel has before everything stops for the other mode. */
const SWITCH_AFTER_MS = 150;

/** A rehearsal lies inside the data folder, with a database, settings and sign-ins of its own. */
const REHEARSAL_FOLDER = 'rehearsal';

/** The app in a data folder of its own: lock, ports, engine. Throws an AppError that says why it cannot be. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { dataFolder, host } = options;
  const started = new Undo();
  try {
    makeFolder(dataFolder);
    const ownerLock = lockDataFolder(dataFolder, { door: host.door, clock: systemClock });
    started.add(() => ownerLock.release());
    const memory = new ModeMemory(dataFolder);
    const mode = memory.read();
    const lock = mode === 'live' ? ownerLock : lockRehearsal(dataFolder, host);
    if (lock !== ownerLock) started.add(() => lock.release());

    const accessSecrets = options.secrets(dataFolder);
    const secrets = mode === 'live' ? accessSecrets : options.secrets(lock.dataDir);
    const { ports, close } = nodePorts({
      lock,
      host,
      workerFile: options.workerFile,
      secrets,
      // The same in both modes, so that the links to panel and overlay go on working.
      accessSecrets,
      settingsFile: options.settingsFile ?? null,
    });
    started.add(close);
    const twitch = await twitchPorts({ mode, env: options.env, clock: systemClock, secrets });
    started.add(() => twitch.close());

    let switched = (): void => {};
    const whenSwitched = new Promise<void>((resolve) => {
      switched = resolve;
    });
    const modeControl: ModeControl = {
      now: mode,
      rehearsed: existsSync(join(dataFolder, REHEARSAL_FOLDER)),
      switchTo(wanted) {
        if (wanted === mode) return;
        memory.write(wanted);
        systemClock.after(SWITCH_AFTER_MS, switched);
      },
    };
    const app = createApp({ ...ports, mode: modeControl, twitch: twitch.ports });
    started.add(() => app.stop());
    started.add(surviveSurprises(app));
    return runningIn(app, { ...options, dataFolder: lock.dataDir }, whenSwitched, started);
  } catch (thrown) {
    await started.run();
    throw thrown;
  }
}

function runningIn(app: App, options: RuntimeOptions, switched: Promise<void>, started: Undo): Runtime {
  const open = (port: number): Promise<LocalServer> =>
    startLocalServer(
      {
        router: app.router,
        hub: app.hub,
        clock: app.clock,
        log: app.log.for('server'),
        metrics: app.metrics,
        access: app.access,
        version: options.host.version,
        panelFolder: options.panelFolder,
        soundsFolder: join(options.dataFolder, 'sounds'),
        health: () => app.health(),
        page: (id) => app.registries.pages.get(id)?.html() ?? null,
      },
      port,
    );
  return {
    app,
    switched,
    async listen(port) {
      const server = port === null ? await openUsual(app, open) : await open(port);
      started.add(async () => {
        // A connection that does not let go must not keep the rest from being written down.
        await atMost(app, SERVER_CLOSES_MS, server.close());
        app.setServer(null);
      });
      app.setServer(server);
      app.log.info({ event: 'server.started', message: `The local server answers on ${server.origin}` });
      return server;
    },
    stop: () => started.run(),
  };
}

/** Ends what was started, the last first; one that fails does not keep the others from ending. */
class Undo {
  private readonly steps: (() => void | Promise<void>)[] = [];
  private ending: Promise<void> | null = null;

  add(step: () => void | Promise<void>): void {
    this.steps.push(step);
  }

  /** Whoever asks again, such as a second Quit, waits for the same end. */
  run(): Promise<void> {
    this.ending ??= this.undo();
    return this.ending;
  }

  private async undo(): Promise<void> {
    for (const step of this.steps.splice(0).reverse()) {
      try {
        await step();
      } catch (thrown) {
        process.stderr.write(`Something did not stop cleanly: ${errorText(thrown)}\n`);
      }
    }
  }
}

const SERVER_CLOSES_MS = 1500;

/** Waits for the work, but not for longer than that. */
function atMost(app: App, ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = app.clock.after(ms, resolve);
    void work.finally(() => {
      giveUp();
      resolve();
    });
  });
}

/** The rehearsal begins with the streamer's settings and goes its own way from there. */
function lockRehearsal(dataFolder: string, host: Host): DataFolderLock {
  const folder = join(dataFolder, REHEARSAL_FOLDER);
  makeFolder(folder);
  const [from, to] = [join(dataFolder, 'settings.json'), join(folder, 'settings.json')];
  if (existsSync(from) && !existsSync(to)) copyFileSync(from, to);
  return lockDataFolder(folder, { door: host.door, clock: systemClock });
}

/** The port of the settings; when another program has it, any free one, and the streamer is told. */
async function openUsual(app: App, open: (port: number) => Promise<LocalServer>): Promise<LocalServer> {
  const wanted = Number(app.settings.values('access')['port']);
  try {
    return await open(wanted);
  } catch (thrown) {
    if (!(thrown instanceof AppError && thrown.code === 'conflict')) throw thrown;
    const server = await open(0);
    app.notices.put({
      id: 'server.port',
      level: 'warn',
      title: `Port ${wanted} is in use by another program`,
      text: `The panel and the overlay are on port ${server.port} for now, so the address in OBS does not work until you end that program and restart Emcee, or choose another port under Settings.`,
      page: 'settings',
    });
    return server;
  }
}

/** Throws an AppError that says what to do when it cannot be made. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (thrown) {
    throw new AppError(
      'unavailable',
      `The data folder ${folder} could not be made (${errorText(thrown)}). Choose another one with --data-dir, or give this user the right to write there.`,
    );
  }
}

/** A mistake in one corner is written down; the bot goes on. */
function surviveSurprises(app: App): () => void {
  const stop = new DisposableStore();
  const onSurprise = (thrown: unknown): void => {
    app.metrics.count('errors_total', 'Errors that nobody expected', { place: 'process' });
    app.log.error(
      {
        event: 'process.surprise',
        message: `Something failed that nobody was waiting for: ${errorText(thrown)}`,
      },
      thrown,
    );
  };
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, onSurprise);
    stop.add(() => process.off(event, onSurprise));
  }
  return () => stop.dispose();
}

import { mkdirSync } from 'node:fs';
import { AppError, errorText } from '../../shared/rpc/errors.ts';
import { type App, createApp } from '../app.ts';
import { lockDataFolder } from '../engine/db/dataFolderLock.ts';
import type { Host, Secrets, SettingsFile } from '../engine/ports.ts';
import { type LocalServer, startLocalServer } from '../rpc/localServer.ts';
import { nodePorts } from './ports.ts';
import { systemClock } from './systemClock.ts';

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
}

export interface Runtime {
  readonly app: App;
  /** Opens the local server. `port` null means the one in the settings, or any free one when that is taken. */
  listen(port: number | null): Promise<LocalServer>;
  stop(): Promise<void>;
}

/** The app in a data folder of its own: lock, ports, engine. Throws an AppError that says why it cannot be. */
export function startRuntime(options: RuntimeOptions): Runtime {
  const { dataFolder, host } = options;
  makeFolder(dataFolder);
  const lock = lockDataFolder(dataFolder, { door: host.door, clock: systemClock });
  let parts: ReturnType<typeof nodePorts> | null = null;
  try {
    parts = nodePorts(
      lock,
      options.workerFile,
      host,
      options.secrets(dataFolder),
      options.settingsFile ?? undefined,
    );
    const app = createApp(parts.ports);
    return running(app, options, async () => {
      await parts?.close();
      lock.release();
    });
  } catch (thrown) {
    void parts?.close();
    lock.release();
    throw thrown;
  }
}

function running(app: App, options: RuntimeOptions, close: () => Promise<void>): Runtime {
  const endGuard = surviveSurprises(app);
  let server: LocalServer | null = null;

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
        health: () => app.health(),
      },
      port,
    );

  return {
    app,
    async listen(port) {
      server = port === null ? await openUsual(app, open) : await open(port);
      app.setServer(server);
      app.log.info({ event: 'server.started', message: `The local server answers on ${server.origin}` });
      return server;
    },
    async stop() {
      // A connection that does not let go must not keep the rest from being written down.
      if (server) await atMost(app, SERVER_CLOSES_MS, server.close());
      app.setServer(null);
      app.stop();
      endGuard();
      await close();
    },
  };
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
  process.on('uncaughtException', onSurprise);
  process.on('unhandledRejection', onSurprise);
  return () => {
    process.off('uncaughtException', onSurprise);
    process.off('unhandledRejection', onSurprise);
  };
}

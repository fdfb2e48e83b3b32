import { contract } from '../shared/contract/index.ts';
import { AccessTokens } from './engine/access.ts';
import { Pipeline } from './engine/chat/pipeline.ts';
import { Traces } from './engine/chat/traces.ts';
import type { BackupControl, EngineControl } from './engine/control.ts';
import type { DataFolderLock } from './engine/db/dataFolderLock.ts';
import type { OpenReport } from './engine/db/openReport.ts';
import { openStore } from './engine/db/openStore.ts';
import { restoreBackup } from './engine/db/restoreBackup.ts';
import type { Store } from './engine/db/store.ts';
import { EventBus } from './engine/events.ts';
import type { Feature } from './engine/feature.ts';
import { Features } from './engine/features.ts';
import { DisposableStore } from './engine/lifecycle.ts';
import { LiveHub } from './engine/liveHub.ts';
import { LogHub, type LogSink } from './engine/log/logger.ts';
import { Redactor } from './engine/log/redactor.ts';
import { Metrics } from './engine/metrics.ts';
import type { ModeControl } from './engine/mode.ts';
import type { Outside } from './engine/net/outside.ts';
import { Notices } from './engine/notices.ts';
import type { Clock, Disposer, Host, Logger, Random, Secrets, SettingsFile } from './engine/ports.ts';
import { createRegistries, type Registries } from './engine/registries/kinds.ts';
import { ServiceDesk } from './engine/services.ts';
import { Settings } from './engine/settings/settings.ts';
import type { StagePort } from './engine/stagePort.ts';
import { Status } from './engine/status.ts';
import { createTexts } from './engine/texts/createTexts.ts';
import type { Texts } from './engine/texts/texts.ts';
import { storedMarks } from './engine/twitch/storedMarks.ts';
import { UndoList } from './engine/undo.ts';
import { Watchers } from './engine/watchers.ts';
import { features as allFeatures } from './features/index.ts';
import type { LocalServer } from './rpc/localServer.ts';
import { Router, type RouterTarget } from './rpc/router.ts';
import type { Endpoints } from './twitch/endpoints.ts';
import type { Fetch } from './twitch/http.ts';
import { createTwitch } from './twitch/twitchService.ts';

/** Where Twitch is for this app. */
export interface TwitchPorts {
  endpoints: Endpoints;
  /** What this Emcee came with; null when the streamer has to bring one. */
  clientId: string | null;
  /** The simulated channel; null in the real one. */
  stage: StagePort | null;
  /** For tests. */
  fetch?: Fetch;
}

/** What a door gives the app to live in. */
export interface AppPorts {
  clock: Clock;
  random: Random;
  host: Host;
  secrets: Secrets;
  /** Where the keys to panel and overlay lie; the same in both modes. */
  accessSecrets: Secrets;
  mode: ModeControl;
  twitch: TwitchPorts;
  settingsFile: SettingsFile;
  /** A spare copy, for when the settings file cannot be used. */
  lastGoodSettings: SettingsFile;
  /** Held by the door for as long as the app runs. */
  lock: DataFolderLock;
  /** The built worker that reads the database beside the main thread. */
  workerFile: string;
  logSinks: readonly LogSink[];
  /** The network besides Twitch. */
  outside: Outside;
}

export interface App {
  readonly host: Host;
  readonly router: Router;
  readonly hub: LiveHub;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly settings: Settings;
  readonly notices: Notices;
  readonly access: AccessTokens;
  readonly registries: Registries;
  readonly modules: Features;
  readonly events: EventBus;
  readonly redactor: Redactor;
  readonly status: Status;
  readonly services: ServiceDesk;
  readonly texts: Texts;
  readonly traces: Traces;
  readonly undo: UndoList;
  health(): Record<string, unknown>;
  /** The address for OBS; null while the overlay is off or the local server is not running. */
  overlayUrl(): string | null;
  /** The address of the panel in a browser; null while the local server is not running. */
  panelUrl(): string | null;
  /** Told when the local server has started or stopped. */
  onServer(run: () => void): Disposer;
  /** The door tells where the local server is, or null when it stopped. */
  setServer(server: Pick<LocalServer, 'origin'> | null): void;
  /** Ends everything in reverse order; all that waited is on the disk when it returns. */
  stop(): Promise<void>;
}

/** The whole bot, without a door. Throws an AppError for a streamer when it cannot start. */
export function createApp(ports: AppPorts, features: readonly Feature[] = allFeatures): App {
  const { clock, host, lock, workerFile } = ports;
  const dataFolder = lock.dataDir;
  const startedAt = clock.now();
  const redactor = new Redactor();
  const logHub = new LogHub(clock, redactor);
  for (const sink of ports.logSinks) logHub.addSink(sink);
  const log = logHub.logger('engine');
  const metrics = new Metrics();
  const notices = new Notices(clock);
  const hub = new LiveHub();
  const registries = createRegistries();
  const server = new ServerState();
  const status = new Status();

  const here = features.filter((feature) => feature.door === null || feature.door === host.door);
  const settings = new Settings(ports.settingsFile, ports.lastGoodSettings, log, here);
  if (settings.problem !== null) {
    notices.put({
      id: 'settings.bad',
      level: 'error',
      title: 'Old settings are in use',
      text: settings.problem,
      page: 'settings',
    });
  }
  const access = new AccessTokens(ports.accessSecrets, redactor);

  const storeOptions = { lock, clock, log: log.for('store'), workerFile };
  const open = (): Store => {
    const opened = openStore(storeOptions);
    opened.backups.onDailyFailure((text) =>
      notices.put({ id: 'backups.daily', level: 'warn', title: 'No backup today', text, page: 'settings' }),
    );
    return opened;
  };
  let store = open();
  tellOfOpening(store.report, notices);

  const events = new EventBus((event, owner, thrown) =>
    running.fault(owner, `listening to ${event}`, thrown),
  );
  const backups: BackupControl = {
    folder: store.backups.folder,
    list: () => store.backups.list(),
    make: () => store.backups.make('manual'),
    restore: (name) => restore(name),
    onChange: (run) => store.backups.onChange(run),
  };
  const twitch = createTwitch({
    clock,
    random: ports.random,
    log,
    secrets: hidingSecrets(ports.secrets, redactor),
    redactor,
    events,
    metrics,
    endpoints: ports.twitch.endpoints,
    clientId: ports.twitch.clientId,
    marks: storedMarks(() => store.db),
    ...(ports.twitch.fetch ? { fetch: ports.twitch.fetch } : {}),
  });
  const services = new ServiceDesk();
  const traces = new Traces();
  const undo = new UndoList(clock);
  const texts = createTexts({ clock, variables: registries.variables });
  const pipeline = new Pipeline({
    events,
    clock,
    traces,
    steps: registries.lineSteps,
    fault: (owner, what, thrown) => running.fault(owner, what, thrown),
  });
  const engine: EngineControl = {
    get modules() {
      return running;
    },
    settings,
    notices,
    access,
    backups,
    logHub,
    hub,
    contracts: contract,
    dataFolder,
    startedAt,
    mode: ports.mode,
    stage: ports.twitch.stage,
    twitch,
    builtInClientId: ports.twitch.clientId,
    status,
    services,
    texts,
    outside: ports.outside,
    traces,
    undo,
    server,
  };
  const running: Features = new Features(here, settings, {
    log,
    clock,
    random: ports.random,
    db: () => store.db,
    secrets: hidingSecrets(ports.secrets, redactor),
    host,
    metrics,
    events,
    hub,
    notices,
    registries,
    engine,
  });
  const target: RouterTarget = {
    handlersOf: (id) => running.handlersOf(id),
    snapshotsOf: (id) => running.snapshotsOf(id),
    explain: (thrown) => store.explain(thrown),
  };
  const router = new Router(contract, target, { clock, log, metrics });

  /** Features hold prepared statements, so they stop before the file is swapped and start on the new one. */
  const restore = async (name: string): Promise<{ kept: string | null }> => {
    running.stopAll();
    store.close();
    try {
      return await restoreBackup({ ...storeOptions, name });
    } finally {
      store = open();
      undo.clear();
      running.startAll();
      hub.refresh(null);
    }
  };

  const gauges = new DisposableStore();
  gauges.add(
    metrics.gauge('uptime_seconds', 'Seconds since the start', () =>
      Math.round((clock.now() - startedAt) / 1000),
    ),
  );
  gauges.add(
    metrics.gauge(
      'database_writes_waiting',
      'Writes that wait for the next batch',
      () => store.db.behind.waiting,
    ),
  );
  gauges.add(metrics.gauge('streams_watched', 'Streams that panels and overlays watch', () => hub.size));
  gauges.add(metrics.gauge('memory_bytes', 'Resident memory', () => process.memoryUsage.rss()));

  running.startAll();
  twitch.start();
  logHub.stopKeeping();
  log.info({
    event: 'app.started',
    message: `Emcee ${host.version} started (${host.door})`,
    details: { dataFolder },
  });

  return {
    host,
    router,
    hub,
    clock,
    log,
    metrics,
    settings,
    notices,
    access,
    registries,
    events,
    redactor,
    modules: running,
    status,
    services,
    texts,
    traces,
    undo,
    overlayUrl: () => (running.isRunning('overlay') ? access.overlayUrl(server.origin()) : null),
    panelUrl: () => access.panelUrl(server.origin()),
    onServer: (run) => server.onChange(run),
    setServer: (now) => server.set(now),
    health: () => ({
      status: 'ok',
      version: host.version,
      door: host.door,
      uptimeSeconds: Math.round((clock.now() - startedAt) / 1000),
      database: { state: store.report.state, writesWaiting: store.db.behind.waiting },
      features: running.list().map(({ id, state, problem }) => ({ id, state, problem })),
    }),
    stop: async () => {
      log.info({ event: 'app.stopped', message: 'Emcee stopped' });
      pipeline.stop();
      running.stopAll();
      await twitch.stop();
      store.close();
      gauges.dispose();
    },
  };
}

/** Where the local server is, which the door starts and stops. */
class ServerState {
  private now: string | null = null;
  private readonly watchers = new Watchers();

  origin(): string | null {
    return this.now;
  }

  set(server: { origin: string } | null): void {
    this.now = server?.origin ?? null;
    this.watchers.call();
  }

  onChange(run: () => void): Disposer {
    return this.watchers.add(run);
  }
}

/** Every secret that is read or written is known to the redactor from then on. */
function hidingSecrets(secrets: Secrets, redactor: Redactor): Secrets {
  return {
    get: (name) => {
      const value = secrets.get(name);
      if (value !== null) redactor.hide(value);
      return value;
    },
    set: (name, value) => {
      redactor.hide(value);
      secrets.set(name, value);
    },
    delete: (name) => secrets.delete(name),
  };
}

function tellOfOpening(report: OpenReport, notices: Notices): void {
  if (report.state !== 'recovered' && report.state !== 'reset') return;
  notices.put({
    id: 'store.recovered',
    level: report.state === 'recovered' ? 'warn' : 'error',
    title:
      report.state === 'recovered'
        ? 'The database was repaired from a backup'
        : 'The database had to be started anew',
    text: report.text,
    page: 'settings',
  });
}

import type { FeatureContract } from '../../shared/rpc/contract.ts';
import type { EngineControl } from './control.ts';
import type { Database } from './db/database.ts';
import type { EventBus } from './events.ts';
import type { Feature, FeatureContext, FeatureWithApi, ScopedRegistries } from './feature.ts';
import type { SettingsShape } from './featureInfo.ts';
import type { DisposableStore } from './lifecycle.ts';
import type { LiveHub } from './liveHub.ts';
import type { Metrics } from './metrics.ts';
import type { Notices } from './notices.ts';
import type { Clock, Host, Logger, Random, Secrets } from './ports.ts';
import type { Registries } from './registries/kinds.ts';
import type { Registry } from './registries/registry.ts';
import type { Settings } from './settings/settings.ts';

export interface ContextParts {
  log: Logger;
  clock: Clock;
  random: Random;
  /** The store that is open now; another one after a backup was restored. */
  db(): Database;
  secrets: Secrets;
  host: Host;
  metrics: Metrics;
  events: EventBus;
  hub: LiveHub;
  notices: Notices;
  registries: Registries;
  engine: EngineControl;
  apiOf(feature: string): unknown;
  /** Counts a failure against a feature. */
  fault(feature: string, what: string, thrown: unknown): void;
}

/** What one feature sees of the engine. All that it starts is put into `disposables`. */
export function createContext(
  feature: Feature,
  settings: Settings,
  disposables: DisposableStore,
  parts: ContextParts,
): FeatureContext<FeatureContract, SettingsShape> {
  const { id } = feature;

  const guard = (what: string, run: () => void | Promise<void>): void => {
    try {
      const running = run();
      if (running) running.catch((thrown: unknown) => parts.fault(id, what, thrown));
    } catch (thrown) {
      parts.fault(id, what, thrown);
    }
  };

  const own = settings.section(id);
  return {
    id,
    log: parts.log.for(id),
    clock: parts.clock,
    random: parts.random,
    db: parts.db(),
    secrets: parts.secrets,
    host: parts.host,
    metrics: parts.metrics,
    settings: {
      get value() {
        return own.values;
      },
      update: (values) => {
        settings.set(id, values);
      },
      onChange: (run) =>
        disposables.add(
          settings.onChange(id, (values) => guard('a change of its settings', () => run(values))),
        ),
    },
    engine: parts.engine,
    registries: scopeRegistries(parts.registries, id, disposables),
    use: <Api>(other: FeatureWithApi<Api>): Api => {
      if (!feature.dependsOn.includes(other.id)) {
        throw new Error(`"${id}" uses "${other.id}" without naming it in dependsOn`);
      }
      return parts.apiOf(other.id) as Api;
    },
    on: (name, listener) => disposables.add(parts.events.on(name, id, listener)),
    emit: (name, fact) => parts.events.emit(name, fact),
    emitWithin: (name, fact) => parts.events.emitWithin(name, fact),
    provide: (name, service) => {
      disposables.add(parts.engine.services.provide(name, service));
    },
    push: (live, event) => parts.hub.push(`${id}.${live}`, event),
    after: (ms, run) => {
      const end = disposables.add(
        parts.clock.after(ms, () => {
          end();
          guard('a timer', run);
        }),
      );
      return end;
    },
    every: (ms, run) => disposables.add(parts.clock.every(ms, () => guard('a timer', run))),
    guard,
    notice: (notice) => parts.notices.put({ ...notice, id: `${id}.${notice.id}` }),
    onStop: (disposer) => {
      disposables.add(disposer);
    },
  };
}

function scopeRegistries(
  registries: Registries,
  owner: string,
  disposables: DisposableStore,
): ScopedRegistries {
  const scope = <T extends { id: string }>(registry: Registry<T>) => ({
    add: (item: T) => disposables.add(registry.add(item, owner)),
    list: () => registry.list(),
    get: (id: string) => registry.get(id),
    ownerOf: (id: string) => registry.ownerOf(id),
    onChange: (run: () => void) => disposables.add(registry.onChange(run)),
    touch: () => registry.touch(),
  });
  return {
    commands: scope(registries.commands),
    actions: scope(registries.actions),
    conditions: scope(registries.conditions),
    triggers: scope(registries.triggers),
    variables: scope(registries.variables),
    games: scope(registries.games),
    widgets: scope(registries.widgets),
    toggles: scope(registries.toggles),
    steps: scope(registries.steps),
    lineSteps: scope(registries.lineSteps),
    pages: scope(registries.pages),
  };
}

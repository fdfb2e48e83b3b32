import type { z } from 'zod';
import type { Notice } from '../../shared/contract/home.ts';
import type { FEATURE_GROUPS } from '../../shared/contract/modules.ts';
import type { FeatureContract, HandlersFor, SnapshotsFor } from '../../shared/rpc/contract.ts';
import type { EngineControl } from './control.ts';
import type { Database } from './db/database.ts';
import type { EventName, Events } from './events.ts';
import type { FeatureInfo, LiveSettings, SettingsDefinition, SettingsShape } from './featureInfo.ts';
import type { Metrics } from './metrics.ts';
import type { Clock, Disposer, Host, Logger, Random, Secrets } from './ports.ts';
import type { Registries } from './registries/kinds.ts';
import type { Services } from './services.ts';

/** What a feature is given. Everything that is started through it ends by itself when the feature stops. */
export interface FeatureContext<C extends FeatureContract, S extends SettingsShape> {
  readonly id: C['id'];
  readonly log: Logger;
  readonly clock: Clock;
  readonly random: Random;
  readonly db: Database;
  readonly secrets: Secrets;
  readonly host: Host;
  readonly metrics: Metrics;
  readonly settings: LiveSettings<S>;
  readonly registries: ScopedRegistries;
  /** The engine itself, for the features that show and steer it: modules, settings, log, backups, access. */
  readonly engine: EngineControl;
  /** The public side of another feature, which must stand in `dependsOn`. */
  use<Api>(feature: FeatureWithApi<Api>): Api;
  on<N extends EventName>(name: N, listener: (fact: Events[N]) => void): Disposer;
  emit<N extends EventName>(name: N, fact: Events[N]): void;
  /** Within a transaction, which is undone when a listener throws. */
  emitWithin<N extends EventName>(name: N, fact: Events[N]): void;
  /** Offers something to all features, by name, until this one stops. */
  provide<K extends keyof Services>(name: K, service: Services[K]): void;
  /** Sends an event to the panels that watch this stream. */
  push<K extends keyof C['lives'] & string>(live: K, event: z.input<C['lives'][K]['event']>): void;
  after(ms: number, run: () => void): Disposer;
  every(ms: number, run: () => void): Disposer;
  /** Runs what may fail later on: a failure is logged under this feature and counted against it. */
  guard(what: string, run: () => void | Promise<void>): void;
  /** Tells the streamer, on Home and in the log. The same id replaces the notice before. */
  notice(notice: Omit<Notice, 'time'>): Disposer;
  onStop(disposer: Disposer): void;
}

/** The registries as one feature sees them: it adds in its own name, and what it added goes when it stops. */
export type ScopedRegistries = {
  readonly [K in keyof Registries]: {
    add(item: Parameters<Registries[K]['add']>[0]): Disposer;
    list(): ReturnType<Registries[K]['list']>;
    get(id: string): ReturnType<Registries[K]['get']>;
    /** The feature that added it; null when there is none of that id. */
    ownerOf(id: string): string | null;
    onChange(run: () => void): Disposer;
    /** Says that things of this kind describe themselves differently now. */
    touch(): void;
  };
};

export interface RunningFeature<C extends FeatureContract, Api> {
  handlers: HandlersFor<C>;
  snapshots: SnapshotsFor<C>;
  /** What features that depend on this one may use. */
  api: Api;
}

export interface FeatureDefinition<C extends FeatureContract, S extends SettingsShape, Api> {
  contract: C;
  title: string;
  /** One sentence for the Modules page. */
  description: string;
  group: (typeof FEATURE_GROUPS)[number];
  /** True for what the app cannot do without; such a feature has no switch. */
  required: boolean;
  /** Whether it is on until the streamer says otherwise. */
  enabledByDefault: boolean;
  /** Where it makes sense; null for everywhere. */
  door: Host['door'] | null;
  dependsOn: readonly FeatureWithApi<unknown>[];
  settings: SettingsDefinition<S>;
  setup(ctx: FeatureContext<C, S>): RunningFeature<C, Api>;
}

/** Any feature, as the engine sees it. */
export interface Feature extends FeatureInfo {
  readonly contract: FeatureContract;
  readonly enabledByDefault: boolean;
  readonly door: Host['door'] | null;
  setup(ctx: FeatureContext<FeatureContract, SettingsShape>): RunningFeature<FeatureContract, unknown>;
}

declare const apiOf: unique symbol;
/** A feature that still knows the type of its public side and of its contract. */
export interface FeatureWithApi<Api, Id extends string = string> extends Feature {
  readonly id: Id;
  readonly [apiOf]?: Api;
}

type Defaults = 'required' | 'enabledByDefault' | 'door' | 'dependsOn';

/** Declares a feature. This is the only thing that a feature folder exports. */
export function defineFeature<C extends FeatureContract, S extends SettingsShape, Api = null>(
  definition: Omit<FeatureDefinition<C, S, Api>, Defaults> &
    Partial<Pick<FeatureDefinition<C, S, Api>, Defaults>>,
): FeatureWithApi<Api, C['id']> {
  const { setup } = definition;
  return {
    id: definition.contract.id,
    contract: definition.contract,
    title: definition.title,
    description: definition.description,
    group: definition.group,
    required: definition.required ?? false,
    enabledByDefault: definition.enabledByDefault ?? true,
    door: definition.door ?? null,
    dependsOn: (definition.dependsOn ?? []).map((feature) => feature.id),
    settings: definition.settings,
    // The engine makes the context from this very definition, so the narrower types hold.
    setup: (ctx) => setup(ctx as never) as RunningFeature<FeatureContract, unknown>,
  };
}

import type { Module } from '../../shared/contract/modules.ts';
import type { FeatureContract, HandlersFor, SnapshotsFor } from '../../shared/rpc/contract.ts';
import { AppError, errorText } from '../../shared/rpc/errors.ts';
import { type ContextParts, createContext } from './context.ts';
import type { Feature, RunningFeature } from './feature.ts';
import { DisposableStore, inDependencyOrder } from './lifecycle.ts';
import type { Settings } from './settings/settings.ts';
import { Watchers } from './watchers.ts';

/** So many faults within `FAULT_WINDOW_MS` and a feature is switched off until it is started again. */
const MOST_FAULTS = 10;
const FAULT_WINDOW_MS = 60_000;

interface Slot {
  feature: Feature;
  running: { parts: RunningFeature<FeatureContract, unknown>; disposables: DisposableStore } | null;
  /** Why it failed; null when it did not. */
  failure: string | null;
  faults: number[];
}

/** Starts, stops and guards the features. One that fails is reported and switched off; the others go on. */
export class Features {
  private readonly slots: Map<string, Slot>;
  private readonly settings: Settings;
  private readonly parts: ContextParts;
  private readonly watchers = new Watchers<Module>();

  constructor(
    features: readonly Feature[],
    settings: Settings,
    parts: Omit<ContextParts, 'apiOf' | 'fault'>,
  ) {
    this.settings = settings;
    this.parts = {
      ...parts,
      apiOf: (id) => this.runningOf(id).api,
      fault: (id, what, thrown) => this.fault(id, what, thrown),
    };
    this.slots = new Map(
      inDependencyOrder(features).map((feature) => [
        feature.id,
        { feature, running: null, failure: null, faults: [] },
      ]),
    );
  }

  startAll(): void {
    for (const slot of this.slots.values()) this.startOne(slot);
  }

  stopAll(): void {
    for (const slot of [...this.slots.values()].reverse()) this.stopOne(slot);
  }

  /** What the streamer chose, at once. What depends on it stops and starts with it. */
  set(id: string, on: boolean): Module {
    const slot = this.slot(id);
    if (slot.feature.required) {
      throw new AppError(
        'modules.required',
        `"${slot.feature.title}" is part of Emcee itself and cannot be switched off.`,
      );
    }
    this.settings.setModule(id, on);
    slot.failure = null;
    this.align();
    return this.describe(slot);
  }

  /** Starts a failed feature again. */
  retry(id: string): Module {
    const slot = this.slot(id);
    slot.failure = null;
    slot.faults = [];
    this.align();
    return this.describe(slot);
  }

  list(): Module[] {
    return [...this.slots.values()].map((slot) => this.describe(slot));
  }

  definitions(): Feature[] {
    return [...this.slots.values()].map((slot) => slot.feature);
  }

  isRunning(id: string): boolean {
    return this.slots.get(id)?.running != null;
  }

  onChange(run: (module: Module) => void): () => void {
    return this.watchers.add(run);
  }

  handlersOf(id: string): HandlersFor<FeatureContract> {
    return this.runningOf(id).handlers;
  }

  snapshotsOf(id: string): SnapshotsFor<FeatureContract> {
    return this.runningOf(id).snapshots;
  }

  private runningOf(id: string): RunningFeature<FeatureContract, unknown> {
    const slot = this.slot(id);
    if (slot.running) return slot.running.parts;
    const module = this.describe(slot);
    throw new AppError(
      'feature_off',
      module.problem ?? `"${module.title}" is switched off. Switch it on under Modules.`,
    );
  }

  private slot(id: string): Slot {
    const slot = this.slots.get(id);
    if (!slot) throw new AppError('not_found', `There is no module "${id}".`);
    return slot;
  }

  /** Stops what should not run, the last started first, then starts what should. */
  private align(): void {
    const before = new Map(
      [...this.slots.values()].map((slot) => [slot, JSON.stringify(this.describe(slot))]),
    );
    for (const slot of [...this.slots.values()].reverse())
      if (slot.running && !this.shouldRun(slot)) this.stopOne(slot);
    for (const slot of this.slots.values()) this.startOne(slot);
    for (const [slot, text] of before) {
      const now = this.describe(slot);
      if (JSON.stringify(now) === text) continue;
      this.parts.hub.refresh(now.id);
      this.watchers.call(now);
    }
  }

  private wanted(slot: Slot): boolean {
    return (
      slot.feature.required || (this.settings.moduleChoice(slot.feature.id) ?? slot.feature.enabledByDefault)
    );
  }

  private shouldRun(slot: Slot): boolean {
    return (
      this.wanted(slot) &&
      slot.failure === null &&
      slot.feature.dependsOn.every((id) => {
        const needed = this.slots.get(id);
        return needed !== undefined && this.shouldRun(needed);
      })
    );
  }

  private startOne(slot: Slot): void {
    const { feature } = slot;
    if (slot.running || !this.shouldRun(slot) || feature.dependsOn.some((id) => !this.isRunning(id))) return;
    const disposables = new DisposableStore();
    try {
      const parts = feature.setup(createContext(feature, this.settings, disposables, this.parts));
      slot.running = { parts, disposables };
    } catch (thrown) {
      this.endQuietly(feature.id, disposables);
      this.fail(slot, `It could not start: ${errorText(thrown)}`, thrown);
    }
  }

  private stopOne(slot: Slot): void {
    const { running } = slot;
    if (!running) return;
    slot.running = null;
    this.endQuietly(slot.feature.id, running.disposables);
  }

  private endQuietly(id: string, disposables: DisposableStore): void {
    try {
      disposables.dispose();
    } catch (thrown) {
      this.parts.log
        .for(id)
        .error({ event: 'feature.stopFailed', message: `${id} did not stop cleanly` }, thrown);
    }
  }

  /** Counts a failure against a feature; too many in a short time switch it off. */
  fault(id: string, what: string, thrown: unknown): void {
    const slot = this.slots.get(id);
    this.parts.metrics.count('errors_total', 'Errors that nobody expected', { place: id });
    this.parts.log
      .for(id)
      .error(
        { event: 'feature.fault', action: what, message: `${what} failed: ${errorText(thrown)}` },
        thrown,
      );
    if (!slot?.running) return;
    const now = this.parts.clock.elapsed();
    slot.faults = [...slot.faults.filter((time) => now - time < FAULT_WINDOW_MS), now];
    if (slot.faults.length < MOST_FAULTS || slot.feature.required) return;
    slot.faults = [];
    this.fail(
      slot,
      `It failed ${MOST_FAULTS} times within a minute and was switched off. The last error: ${errorText(thrown)}`,
      thrown,
    );
    this.align();
    this.watchers.call(this.describe(slot));
  }

  private fail(slot: Slot, reason: string, thrown: unknown): void {
    slot.failure = reason;
    this.parts.log
      .for(slot.feature.id)
      .error({ event: 'feature.failed', message: `${slot.feature.title}: ${reason}` }, thrown);
    this.parts.notices.put({
      id: `feature.${slot.feature.id}`,
      level: 'error',
      title: `${slot.feature.title} is not running`,
      text: `${reason} Everything else goes on. Start it again under Modules.`,
      page: 'modules',
    });
  }

  private describe(slot: Slot): Module {
    const { feature } = slot;
    const wanted = this.wanted(slot);
    const missing = feature.dependsOn.filter((id) => !this.isRunning(id));
    const titles = missing.map((id) => `"${this.slots.get(id)?.feature.title ?? id}"`).join(' and ');
    const blocked = wanted && !slot.running && slot.failure === null && missing.length > 0;
    return {
      id: feature.id,
      title: feature.title,
      description: feature.description,
      group: feature.group,
      wanted,
      required: feature.required,
      state: slot.running ? 'on' : slot.failure !== null ? 'failed' : blocked ? 'blocked' : 'off',
      problem: slot.failure ?? (blocked ? `It needs ${titles}, which is not running.` : null),
      dependsOn: [...feature.dependsOn],
    };
  }
}

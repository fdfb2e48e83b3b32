import { AppError } from '../../shared/rpc/errors.ts';
import type { Disposer } from './ports.ts';
import { Watchers } from './watchers.ts';

/**
 * What one feature offers to all without being depended on: when it is switched off, the others go on without.
 * The engine declares the shapes; a feature provides them.
 * `declare module '../services.ts' { interface Services { purse: Purse } }`
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is the place that offers are added to
export interface Services {}

export class ServiceDesk {
  private readonly offers = new Map<keyof Services, unknown>();
  private readonly watchers = new Watchers();

  /** There is one of each kind. Returns a disposer that takes it away. */
  provide<K extends keyof Services>(name: K, service: Services[K]): Disposer {
    if (this.offers.has(name)) throw new AppError('conflict', `Two features offer "${name}".`);
    this.offers.set(name, service);
    this.watchers.call();
    return () => {
      if (this.offers.get(name) !== service) return;
      this.offers.delete(name);
      this.watchers.call();
    };
  }

  /** Null while the feature that offers it is switched off. */
  get<K extends keyof Services>(name: K): Services[K] | null {
    return (this.offers.get(name) as Services[K] | undefined) ?? null;
  }

  /** Throws `feature_off` with `otherwise` as its message while nobody offers it. */
  need<K extends keyof Services>(name: K, otherwise: string): Services[K] {
    const service = this.get(name);
    if (service === null) throw new AppError('feature_off', otherwise);
    return service;
  }

  onChange(run: () => void): Disposer {
    return this.watchers.add(run);
  }
}

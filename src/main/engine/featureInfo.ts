import type { z } from 'zod';
import type { FEATURE_GROUPS } from '../../shared/contract/modules.ts';
import type { Disposer } from './ports.ts';

export type SettingsShape = z.ZodObject;

/** A feature's settings. Every field has a default and, in its meta, a title; the panel draws the form from it. */
export interface SettingsDefinition<S extends SettingsShape> {
  /** Raise it when old values need to be changed, and say how in `migrate`. */
  version: number;
  schema: S;
  /** Turns values of an older version into the form of the present one. */
  migrate?: (values: Record<string, unknown>, version: number) => Record<string, unknown>;
}

/** A feature's settings while it runs. */
export interface LiveSettings<S extends SettingsShape> {
  readonly value: z.output<S>;
  /** Validates and writes; throws `settings.invalid` when a value does not fit. */
  update(values: Partial<z.input<S>>): void;
  onChange(run: (value: z.output<S>) => void): Disposer;
}

/** What a feature says of itself. */
export interface FeatureInfo {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly group: (typeof FEATURE_GROUPS)[number];
  readonly required: boolean;
  readonly dependsOn: readonly string[];
  readonly settings: SettingsDefinition<SettingsShape>;
}

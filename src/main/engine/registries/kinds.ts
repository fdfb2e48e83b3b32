import type { z } from 'zod';
import type { Role } from '../../../shared/rpc/roles.ts';
import { Registry } from './registry.ts';

/** What all self-describing things have in common. Forms, help and docs are made from it. */
export interface Described {
  /** Unique within its kind, in the form `feature.name`. */
  id: string;
  title: string;
  help: string;
  examples: readonly string[];
}

/** A thing that takes parameters: the panel draws their form from the schema. */
export interface Parametrised extends Described {
  parameters: z.ZodObject;
}

/** A switch for the tray and for Home. */
export interface QuickToggle {
  id: string;
  title: string;
  help: string;
  /** Smaller comes first. */
  order: number;
  read(): boolean;
  set(on: boolean): void;
}

/** A thing worth doing next, shown on Home until it is done. */
export interface NextStep {
  id: string;
  title: string;
  text: string;
  /** The panel page where it is done. */
  page: string;
  order: number;
  done(): boolean;
}

export interface CommandKind extends Parametrised {
  /** Without the prefix, the first is the main one. */
  names: readonly string[];
  role: ChatRole;
  /** Seconds before anybody may use it again. */
  cooldown: number;
  run(call: { parameters: unknown; user: string }): void | Promise<void>;
}

/** The ladder of chat, from the least to the most. */
export const CHAT_ROLES = ['everyone', 'follower', 'subscriber', 'vip', 'moderator', 'streamer'] as const;
export type ChatRole = (typeof CHAT_ROLES)[number];

export interface ActionKind extends Parametrised {
  run(call: { parameters: unknown }): void | Promise<void>;
}

export interface ConditionKind extends Parametrised {
  test(call: { parameters: unknown }): boolean;
}

export interface TriggerKind extends Parametrised {
  /** Starts watching; returns what ends it. */
  watch(parameters: unknown, fire: () => void): () => void;
}

export interface VariableKind extends Parametrised {
  value(call: { parameters: unknown }): string | number;
}

export interface GameKind extends Parametrised {
  start(call: { parameters: unknown; user: string }): void;
}

/** One thing that an overlay page can show. */
export interface WidgetKind extends Parametrised {
  /** Who may see its data. */
  role: Role;
}

export interface Registries {
  commands: Registry<CommandKind>;
  actions: Registry<ActionKind>;
  conditions: Registry<ConditionKind>;
  triggers: Registry<TriggerKind>;
  variables: Registry<VariableKind>;
  games: Registry<GameKind>;
  widgets: Registry<WidgetKind>;
  toggles: Registry<QuickToggle>;
  steps: Registry<NextStep>;
}

export function createRegistries(): Registries {
  return {
    commands: new Registry('command'),
    actions: new Registry('action'),
    conditions: new Registry('condition'),
    triggers: new Registry('trigger'),
    variables: new Registry('variable'),
    games: new Registry('game'),
    widgets: new Registry('widget'),
    toggles: new Registry('quick toggle'),
    steps: new Registry('next step'),
  };
}

import type { z } from 'zod';
import type { Role } from '../../../shared/rpc/roles.ts';
import type { LineStep } from '../chat/pipeline.ts';
import type { CommandKind } from '../commands/command.ts';
import type { GameKind } from '../games/game.ts';
import type { ActionKind, ConditionKind, TriggerKind } from '../routines/kinds.ts';
import type { VariableKind } from '../texts/variable.ts';
import type { PublicPage } from './publicPage.ts';
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
  lineSteps: Registry<LineStep>;
  pages: Registry<PublicPage>;
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
    lineSteps: new Registry('step of a line'),
    pages: new Registry('public page'),
  };
}

import type { CommandDraft, CommandOptions, CommandOverride } from '../../../shared/contract/commandDraft.ts';
import type { CommandKind } from '../../engine/commands/command.ts';

/** A command of the streamer's own. */
export interface CustomCommand {
  id: number;
  draft: CommandDraft;
  createdAt: number;
  createdBy: string;
  changedAt: number;
  changedBy: string;
}

/** A shorthand for a command line. */
export interface StoredAlias {
  name: string;
  line: string;
  createdAt: number;
  createdBy: string;
}

/** A command as it was when its feature was last on. */
export interface KnownCommand {
  id: string;
  feature: string;
  names: readonly string[];
  usage: string;
  help: string;
}

/** A command as it is now: what its feature says of it, and over that what the streamer says. */
export interface Entry {
  kind: CommandKind;
  /** The feature that brought it. */
  owner: string;
  /** The main one first. */
  names: readonly string[];
  options: CommandOptions;
  /** The fields that the streamer changed. */
  changed: readonly string[];
  /** Null for a built-in. */
  custom: CustomCommand | null;
  /** By their names. */
  subcommands: ReadonlyMap<string, Entry>;
}

/** What a name in chat leads to. */
export type Target =
  | { kind: 'command'; entry: Entry }
  | { kind: 'alias'; alias: StoredAlias }
  /** The command is switched off. */
  | { kind: 'off'; entry: Entry }
  /** Its feature is switched off. */
  | { kind: 'moduleOff'; command: KnownCommand };

/**
 * New states of things, null for gone. Every change of commands is one: applying it gives the one that takes it back.
 */
export interface Patch {
  customs?: ReadonlyMap<number, CustomCommand | null>;
  overrides?: ReadonlyMap<string, CommandOverride | null>;
  aliases?: ReadonlyMap<string, StoredAlias | null>;
}

export function customId(id: number): string {
  return `custom.${id}`;
}

/** Null when it is the id of a built-in. */
export function numberOf(id: string): number | null {
  const digits = /^custom\.(\d{1,15})$/.exec(id)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** What a command of a feature ships with, in the form of its options. */
export function shippedOptions(
  kind: Pick<CommandKind, 'role' | 'cooldowns' | 'liveOnly' | 'hidden'>,
): CommandOptions {
  return {
    enabled: true,
    role: kind.role,
    groups: [],
    allowed: [],
    denied: [],
    cooldowns: kind.cooldowns.map((rule) => ({ ...rule })),
    cost: null,
    liveOnly: kind.liveOnly,
    hidden: kind.hidden,
    silent: false,
  };
}

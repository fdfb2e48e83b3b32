import type { Backup } from '../../shared/contract/backups.ts';
import type { Module } from '../../shared/contract/modules.ts';
import type { FeatureContract } from '../../shared/rpc/contract.ts';
import type { AccessTokens } from './access.ts';
import type { Traces } from './chat/traces.ts';
import type { FeatureInfo } from './featureInfo.ts';
import type { LiveHub } from './liveHub.ts';
import type { LogHub } from './log/logger.ts';
import type { ModeControl } from './mode.ts';
import type { Outside } from './net/outside.ts';
import type { Notices } from './notices.ts';
import type { Disposer } from './ports.ts';
import type { ServiceDesk } from './services.ts';
import type { Settings } from './settings/settings.ts';
import type { StagePort } from './stagePort.ts';
import type { Status } from './status.ts';
import type { Texts } from './texts/texts.ts';
import type { Twitch } from './twitch/service.ts';
import type { UndoList } from './undo.ts';

export interface ModuleControl {
  list(): Module[];
  definitions(): FeatureInfo[];
  set(id: string, on: boolean): Module;
  retry(id: string): Module;
  onChange(run: (module: Module) => void): Disposer;
}

export interface BackupControl {
  readonly folder: string;
  list(): Backup[];
  make(): Promise<Backup>;
  /**
   * Stops the features, puts the backup in place and starts them again. Says under which name the present state was
   * kept; null when there was nothing to keep.
   */
  restore(name: string): Promise<{ kept: string | null }>;
  onChange(run: () => void): Disposer;
}

/** What the engine lets the features steer that are its own face. */
export interface EngineControl {
  readonly modules: ModuleControl;
  readonly settings: Settings;
  readonly notices: Notices;
  readonly access: AccessTokens;
  readonly backups: BackupControl;
  readonly logHub: LogHub;
  readonly hub: LiveHub;
  readonly contracts: Readonly<Record<string, FeatureContract>>;
  readonly dataFolder: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly mode: ModeControl;
  readonly twitch: Twitch;
  /** What this Emcee came with; null when the streamer has to bring a client id. */
  readonly builtInClientId: string | null;
  /** The simulated channel; null in the real one. */
  readonly stage: StagePort | null;
  readonly status: Status;
  /** What features offer to each other without depending on one another. */
  readonly services: ServiceDesk;
  readonly texts: Texts;
  readonly outside: Outside;
  /** Why something happened to a line of chat, or did not. */
  readonly traces: Traces;
  /** Changes that can be taken back. */
  readonly undo: UndoList;
  readonly server: {
    /** `http://127.0.0.1:PORT`; null while the local server is not running. */
    origin(): string | null;
    onChange(run: () => void): Disposer;
  };
}

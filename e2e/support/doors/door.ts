import type { BrowserContext, Page } from 'playwright';
import type { DataFolder } from '../dataFolder.ts';
import type { DeskCalls } from '../desk/desk.ts';
import type { AppProcess } from './appProcess.ts';

export type DoorName = 'headless' | 'desktop';

export interface StartOptions {
  /** With these alone, where otherwise the folder of the test and any free port come before them. */
  bare?: boolean;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** On the port of the settings, where otherwise it would be any free one. */
  usualPort?: boolean;
  /** Puts the data folder on a disk of its own with so many megabytes. */
  diskMegabytes?: number;
}

/** What a door needs of the test that it stands in. */
export interface DoorParts {
  folder: DataFolder;
  newContext(): Promise<BrowserContext>;
  /** Does to a browser that was not made here what is done to each new one. */
  prepare(context: BrowserContext): Promise<void>;
}

/** The app as it was started once. */
export interface DoorRun {
  readonly process: AppProcess;
  /** What a person at the desktop app has besides the page; null behind the headless door. */
  readonly desk: DeskCalls | null;
  /** Settles when the app is there, with or without a panel. */
  ready(): Promise<void>;
  /** Settles when the panel is loaded. */
  openPanel(): Promise<Page>;
  /** Calls as the panel does. */
  send(route: string, input: unknown): Promise<unknown>;
  /** The link to the panel in a browser, with its token behind the #; null behind the desktop door. */
  readonly link: URL | null;
}

/** Starts the built app. What must outlive a restart, such as the browser's storage, stays with the door. */
export interface Door {
  readonly name: DoorName;
  launch(options: StartOptions): Promise<DoorRun>;
}

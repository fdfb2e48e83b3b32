/** What the engine needs from the world. A door gives it; a test gives fakes. */

/** Ends what was started. Calling it twice does no harm. */
export type Disposer = () => void;

export interface Clock {
  /** Wall time in epoch milliseconds. It may jump. */
  now(): number;
  /** Milliseconds that only grow, for measuring durations. */
  elapsed(): number;
  after(ms: number, run: () => void): Disposer;
  every(ms: number, run: () => void): Disposer;
}

export interface Random {
  /** At least 0, below 1. */
  next(): number;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const LOG_CATEGORIES = ['authentication', 'authorisation', 'audit', 'error', 'system'] as const;
export type LogCategory = (typeof LOG_CATEGORIES)[number];

export interface LogRecord {
  /** Epoch milliseconds. */
  time: number;
  level: LogLevel;
  category: LogCategory;
  /** The feature's id, or `engine`. */
  feature: string;
  /** What happened, in the form `noun.verb`: `settings.changed`. */
  event: string;
  /** Who did it; null when it was the app itself. */
  actor: string | null;
  /** What was asked for; null when the event says it all. */
  action: string | null;
  result: 'ok' | 'refused' | 'failed' | null;
  /** Milliseconds; null when nothing was measured. */
  duration: number | null;
  message: string;
  /** JSON facts; null when there are none. */
  details: Record<string, unknown> | null;
}

/** What a caller gives; the logger adds time and feature and fills the rest with null. */
export type LogEntry = Pick<LogRecord, 'event' | 'message'> &
  Partial<Pick<LogRecord, 'category' | 'actor' | 'action' | 'result' | 'duration' | 'details'>>;

export interface Logger {
  debug(entry: LogEntry): void;
  info(entry: LogEntry): void;
  warn(entry: LogEntry): void;
  error(entry: LogEntry, thrown?: unknown): void;
  /** The same sinks under another feature's name. */
  for(feature: string): Logger;
}

/** The settings file as it lies on the disk. Writing replaces it whole and atomically. */
export interface SettingsFile {
  /** Null when there is none yet. Throws when the file cannot be read as JSON. */
  read(): unknown;
  write(values: object): void;
  /** Renames a file that cannot be used, so that nothing is lost; returns where it is now. */
  setAside(): string;
  /** Shown in messages. */
  readonly path: string;
}

/** Small texts that must not be readable on the disk: tokens, keys, passphrases. */
export interface Secrets {
  get(name: string): string | null;
  /** On the disk when it returns. */
  set(name: string, value: string): void;
  delete(name: string): void;
}

/** The machine around the engine. */
export interface Host {
  readonly door: 'desktop' | 'headless';
  readonly version: string;
  /** Opens a web page in the user's browser; false when there is none. */
  openExternal(url: string): Promise<boolean>;
  /** Shows a folder in the file browser; false when there is none. */
  openFolder(path: string): Promise<boolean>;
  /** A notification of the operating system; does nothing where there is none. */
  notify(title: string, text: string): void;
}

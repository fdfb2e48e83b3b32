import { errorText } from '../../../shared/rpc/errors.ts';
import type { Clock, Disposer, LogEntry, Logger, LogLevel, LogRecord } from '../ports.ts';
import type { Redactor } from './redactor.ts';

export type LogSink = (record: LogRecord) => void;

/** How many records are kept for a sink that comes later, such as the store that is not open yet. */
const KEPT_FOR_LATE_SINKS = 1000;

/** One stream of records to all sinks. Every record passes the redactor before any sink sees it. */
export class LogHub {
  private readonly sinks = new Set<LogSink>();
  private early: LogRecord[] | null = [];
  private readonly clock: Clock;
  private readonly redactor: Redactor;

  constructor(clock: Clock, redactor: Redactor) {
    this.clock = clock;
    this.redactor = redactor;
  }

  /** `replay` hands over what was logged before this sink came. */
  addSink(sink: LogSink, { replay = false } = {}): Disposer {
    if (replay && this.early) for (const record of this.early) sink(record);
    this.sinks.add(sink);
    return () => {
      this.sinks.delete(sink);
    };
  }

  /** All sinks are there: nothing needs to be kept any more. */
  stopKeeping(): void {
    this.early = null;
  }

  logger(feature: string): Logger {
    const at =
      (level: LogLevel) =>
      (entry: LogEntry): void =>
        this.write(level, feature, entry);
    return {
      debug: at('debug'),
      info: at('info'),
      warn: at('warn'),
      error: (entry, thrown) =>
        this.write('error', feature, thrown === undefined ? entry : withThrown(entry, thrown)),
      for: (other) => this.logger(other),
    };
  }

  private write(level: LogLevel, feature: string, entry: LogEntry): void {
    const record: LogRecord = {
      time: this.clock.now(),
      level,
      category: entry.category ?? (level === 'error' ? 'error' : 'system'),
      feature,
      event: this.redactor.text(entry.event),
      actor: this.clean(entry.actor),
      action: this.clean(entry.action),
      result: entry.result ?? null,
      duration: entry.duration ?? null,
      message: this.redactor.text(entry.message),
      details: entry.details ? (this.redactor.value(entry.details) as Record<string, unknown>) : null,
    };
    if (this.early) {
      this.early.push(record);
      if (this.early.length > KEPT_FOR_LATE_SINKS) this.early.shift();
    }
    for (const sink of this.sinks) {
      try {
        sink(record);
      } catch {
        // A sink that fails must not take down whoever wanted to log; the other sinks still have the record.
      }
    }
  }

  private clean(text: string | null | undefined): string | null {
    return text == null ? null : this.redactor.text(text);
  }
}

function withThrown(entry: LogEntry, thrown: unknown): LogEntry {
  const stack = thrown instanceof Error ? thrown.stack : undefined;
  return {
    ...entry,
    result: entry.result ?? 'failed',
    details: { ...entry.details, error: errorText(thrown), ...(stack ? { stack } : {}) },
  };
}

import type { LogEntry, Logger, LogLevel } from '../ports.ts';

export interface KeptEntry extends LogEntry {
  level: LogLevel;
  feature: string;
  thrown?: unknown;
}

/** A logger that keeps what it was told, for tests to ask. */
export function keepingLogger(feature = 'test', kept: KeptEntry[] = []): Logger & { kept: KeptEntry[] } {
  const at = (level: LogLevel) => (entry: LogEntry, thrown?: unknown) => {
    kept.push({ ...entry, level, feature, ...(thrown === undefined ? {} : { thrown }) });
  };
  return {
    kept,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    for: (other) => keepingLogger(other, kept),
  };
}

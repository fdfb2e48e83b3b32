import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { createStream } from 'rotating-file-stream';
import type { LogSink } from '../engine/log/logger.ts';

export interface LogFile {
  sink: LogSink;
  /** On the disk when it settles. */
  close(): Promise<void>;
}

/** The log as JSON lines in `logs/emcee.log`: 10 MB a file, seven of them. */
export function openLogFile(dataFolder: string): LogFile {
  const folder = join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true });
  const stream = createStream((time, index) => (time ? `emcee.${index ?? 1}.log` : 'emcee.log'), {
    path: folder,
    size: '10M',
    maxFiles: 7,
  });
  // A full disk or a vanished folder must not end the app; the store and the panel still have the record.
  stream.on('error', () => {});
  const logger = pino(
    {
      base: null,
      timestamp: false,
      level: 'debug',
      messageKey: 'message',
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
  return {
    sink: ({ level, message, time, ...rest }) =>
      logger[level]({ time: new Date(time).toISOString(), ...rest }, message),
    close: () =>
      new Promise((resolve) => {
        stream.end(() => resolve());
        stream.once('error', () => resolve());
      }),
  };
}

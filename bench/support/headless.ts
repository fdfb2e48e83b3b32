import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../scripts/headless.mjs', import.meta.url));

export interface RunningHeadless {
  panel: string;
  child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts the built app on a folder; there when it has printed where its panel is. */
export function startHeadless(folder: string): Promise<RunningHeadless> {
  const child = spawn(process.execPath, [entry, '--data-dir', folder, '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += String(chunk);
      const panel = /^Panel: (\S+)$/m.exec(output)?.[1];
      if (panel) resolve({ panel, child, stop });
    });
    child.once('exit', (code) => reject(new Error(`The app ended with ${code} before it was ready`)));
  });
}

/** Resident memory of a process in MB; null where the system does not tell it like Linux. */
export function residentMegabytes(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

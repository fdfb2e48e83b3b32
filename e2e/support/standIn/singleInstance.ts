import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a second start tells the first one. */
export interface SecondStart {
  argv: string[];
  workingDirectory: string;
  additionalData: unknown;
}

/** As in Electron the lock belongs to the userData folder: a file in it names the process that has it. */
export class SingleInstance {
  private readonly lockFile: string;
  private readonly address: string;
  private server: Server | null = null;

  constructor(userData: string) {
    this.lockFile = join(userData, 'SingletonLock');
    const name = `emcee-stand-in-${createHash('sha256').update(userData).digest('hex').slice(0, 16)}`;
    this.address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
  }

  /** False when another process has it. */
  take(): boolean {
    try {
      writeFileSync(this.lockFile, String(process.pid), { flag: 'wx' });
      return true;
    } catch {
      if (isAlive(Number(readFileSync(this.lockFile, 'utf8')))) return false;
      writeFileSync(this.lockFile, String(process.pid));
      return true;
    }
  }

  /** Hears of later starts. */
  listen(onSecondStart: (start: SecondStart) => void): void {
    if (process.platform !== 'win32') rmSync(this.address, { force: true });
    this.server = createServer((socket) => {
      let text = '';
      socket.setEncoding('utf8');
      socket.on('data', (chunk: string) => {
        text += chunk;
      });
      socket.on('end', () => {
        const start: SecondStart = JSON.parse(text);
        onSecondStart(start);
        socket.end();
      });
    }).listen(this.address);
  }

  /** Settles when the first start has heard of this one, or when it cannot be reached. */
  tellTheFirst(start: SecondStart): Promise<void> {
    return new Promise((resolve) => {
      const socket = connect(this.address, () => socket.end(JSON.stringify(start)));
      socket.on('error', () => resolve());
      socket.on('close', () => resolve());
      socket.resume();
    });
  }

  release(): void {
    this.server?.close();
    rmSync(this.lockFile, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

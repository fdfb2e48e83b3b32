import type { ChildProcess } from 'node:child_process';

export interface Exit {
  /** Null when a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A process of ours: what it says, and how it ends. */
export class AppProcess {
  readonly exit: Promise<Exit>;
  output = '';
  private readonly child: Pick<ChildProcess, 'pid' | 'kill' | 'stdout' | 'stderr' | 'once'>;
  private readonly watchers = new Set<() => void>();
  private ended: Exit | null = null;

  constructor(child: Pick<ChildProcess, 'pid' | 'kill' | 'stdout' | 'stderr' | 'once'>) {
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8');
      stream?.on('data', (chunk: string) => {
        this.output += chunk;
        this.tell();
      });
    }
    this.exit = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        this.ended = { code, signal };
        resolve(this.ended);
        this.tell();
      });
    });
    this.exit.catch(() => {});
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('It did not start');
    return this.child.pid;
  }

  get isRunning(): boolean {
    return this.ended === null;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Waits until it says so, and gives what the pattern found; throws when it ends before that. */
  says(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(this.output);
        if (!found && !this.ended) return;
        this.watchers.delete(look);
        if (found) resolve(found);
        else
          reject(
            new Error(`It ended (${JSON.stringify(this.ended)}) without saying ${pattern}:\n${this.output}`),
          );
      };
      this.watchers.add(look);
      look();
    });
  }

  private tell(): void {
    for (const watcher of [...this.watchers]) watcher();
  }
}

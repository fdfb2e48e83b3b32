import type { Disposer, Secrets } from '../../engine/ports.ts';
import type { Redactor } from '../../engine/redactor.ts';

/** Secrets that live as long as the test; `full` makes it a disk without room. */
export class MemorySecrets implements Secrets {
  readonly values = new Map<string, string>();
  full = false;
  /** Everything that was ever written, in order. */
  readonly writes: string[] = [];

  get(name: string): string | null {
    return this.values.get(name) ?? null;
  }

  set(name: string, value: string): void {
    if (this.full) throw new Error('no space left on the disk');
    this.values.set(name, value);
    this.writes.push(value);
  }

  delete(name: string): void {
    this.values.delete(name);
  }
}

export class KeepingRedactor implements Redactor {
  readonly hidden = new Set<string>();

  hide(secret: string): void {
    this.hidden.add(secret);
  }
}

/** Resolves when the condition holds: now, or after one of the changes that are announced. */
export function once(onChange: (run: () => void) => Disposer, holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve) => {
    const forget = onChange(() => {
      if (!holds()) return;
      forget();
      resolve();
    });
  });
}

/** Lets what is ready run. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

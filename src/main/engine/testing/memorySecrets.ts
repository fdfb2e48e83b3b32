import type { Secrets } from '../ports.ts';

/** Secrets that last as long as the test. */
export function memorySecrets(content = new Map<string, string>()): Secrets {
  return {
    get: (name) => content.get(name) ?? null,
    set: (name, value) => void content.set(name, value),
    delete: (name) => void content.delete(name),
  };
}

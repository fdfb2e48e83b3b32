import type { SavedVariable } from '../../../shared/contract/routines.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Fact } from '../../engine/occasion.ts';
import type { Clock } from '../../engine/ports.ts';
import { variable } from '../../engine/texts/variable.ts';
import type { ValueStore } from './valueStore.ts';

const MOST = 5000;
const LONGEST = 5000;

/** Named values that stay: routines set them, texts read them. Names are the same in any case. */
export class SavedVariables {
  private readonly values: Map<string, SavedVariable>;
  private readonly store: ValueStore;
  private readonly clock: Pick<Clock, 'now'>;
  private readonly told: (name: string, now: SavedVariable | null) => void;

  constructor(
    store: ValueStore,
    clock: Pick<Clock, 'now'>,
    told: (name: string, now: SavedVariable | null) => void,
  ) {
    this.store = store;
    this.clock = clock;
    this.told = told;
    this.values = new Map(store.variables().map((saved) => [saved.name, saved]));
  }

  list(): SavedVariable[] {
    return [...this.values.values()].sort((one, other) => one.name.localeCompare(other.name));
  }

  /** Null when there is none. */
  get(name: string): Fact | null {
    return this.values.get(keyOf(name))?.value ?? null;
  }

  set(name: string, value: Fact): SavedVariable {
    const key = keyOf(name);
    if (key === '') throw new AppError('bad_input', 'A variable needs a name.');
    if (!this.values.has(key) && this.values.size >= MOST)
      throw new AppError(
        'routines.full',
        `There are ${MOST} variables already. Delete some on the Routines page.`,
      );
    const saved = {
      name: key,
      value: typeof value === 'string' ? value.slice(0, LONGEST) : value,
      changedAt: this.clock.now(),
    };
    this.store.put(saved);
    this.values.set(key, saved);
    this.told(key, saved);
    return saved;
  }

  delete(name: string): void {
    const key = keyOf(name);
    if (!this.values.has(key)) return;
    this.store.delete(key);
    this.values.delete(key);
    this.told(key, null);
  }

  /** What brings the present value back later. */
  takeback(name: string): () => void {
    const before = this.get(name);
    return () => {
      if (before === null) this.delete(name);
      else this.set(name, before);
    };
  }
}

function keyOf(name: string): string {
  return name.trim().toLowerCase().slice(0, 60);
}

export function varVariable(variables: Pick<SavedVariables, 'get'>) {
  return variable({
    id: 'routines.var',
    name: 'var',
    title: 'A saved value',
    help: 'A value that a routine or the panel has saved.',
    group: 'Values',
    arguments: [{ name: 'name', help: 'The name of the value.', required: true }],
    examples: [{ text: '$(var mood | calm)', gives: 'calm' }],
    value: ({ rest }) => {
      const value = variables.get(rest);
      if (value === null) throw new AppError('not_found', `Nothing is saved as "${rest.trim()}".`);
      return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
    },
  });
}

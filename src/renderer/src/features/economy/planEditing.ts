import type { EconomyPlan } from '../../../../shared/contract/economy.ts';

/** What every card of the plan is given. */
export interface PlanCardProps {
  draft: EconomyPlan;
  set: (changes: Partial<EconomyPlan>) => void;
}

/** The list with one entry changed. */
export function changedAt<T>(list: readonly T[], index: number, changes: Partial<T>): T[] {
  return list.map((entry, at) => (at === index ? { ...entry, ...changes } : entry));
}

export function without<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}

/** An id that none of the list has. */
export function freshId(list: readonly { id: string }[], stem: string): string {
  for (let number = list.length + 1; ; number += 1) {
    const id = `${stem}${number}`;
    if (list.every((entry) => entry.id !== id)) return id;
  }
}

/** What a field for numbers gives; 0 while it is empty, which the check refuses where it is not meant. */
export function numberOf(given: string | number): number {
  return given === '' ? 0 : Number(given);
}

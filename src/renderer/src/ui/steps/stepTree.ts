import { type Step, stepsSchema } from '../../../../shared/contract/steps.ts';
import type { Value } from './model.ts';

/** A list of steps: the outermost one, or one that lies in a step. */
export interface ListPlace {
  /** Null for the outermost list. */
  readonly stepId: string | null;
  /** The parameter that holds it; empty for the outermost list. */
  readonly field: string;
  /** Which of several lists in that parameter, from 0; null when the parameter is one list. */
  readonly branch: number | null;
}

export const ROOT: ListPlace = { stepId: null, field: '', branch: null };

export interface Found {
  readonly step: Step;
  readonly place: ListPlace;
  readonly index: number;
}

export type Direction = 'up' | 'down' | 'in' | 'out';

/** Which of a step's parameters hold steps, from its action's form. */
export type SlotsOf = (step: Step) => readonly { readonly field: string; readonly many: boolean }[];

export function samePlace(one: ListPlace, other: ListPlace): boolean {
  return one.stepId === other.stepId && one.field === other.field && one.branch === other.branch;
}

const read = new WeakMap<object, readonly Step[]>();

/** Inner steps are JSON like any other parameter; each list is read once. */
function asSteps(value: Value | undefined): readonly Step[] {
  if (!Array.isArray(value)) return [];
  let steps = read.get(value);
  if (!steps) {
    const parsed = stepsSchema.safeParse(value);
    steps = parsed.success ? parsed.data : [];
    read.set(value, steps);
  }
  return steps;
}

const asLists = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : []);

// A step is plain JSON; its type only says more than `Value` does.
const asValue = (steps: readonly Step[]): Value => steps as unknown as Value;

/** Reads and rearranges steps that lie in each other. Nothing is changed in place. */
export class StepTree {
  private readonly slotsOf: SlotsOf;

  constructor(slotsOf: SlotsOf) {
    this.slotsOf = slotsOf;
  }

  /** The lists that lie in a step, in the order in which its form names them. */
  placesIn(step: Step): ListPlace[] {
    return this.slotsOf(step).flatMap(({ field, many }): ListPlace[] =>
      many
        ? asLists(step.parameters[field]).map((_, branch) => ({ stepId: step.id, field, branch }))
        : [{ stepId: step.id, field, branch: null }],
    );
  }

  /** The steps of one list that lies in this step. */
  listIn(step: Step, { field, branch }: ListPlace): readonly Step[] {
    const value = step.parameters[field];
    return asSteps(branch === null ? value : asLists(value)[branch]);
  }

  list(steps: readonly Step[], place: ListPlace): readonly Step[] {
    if (place.stepId === null) return steps;
    const holder = this.find(steps, place.stepId)?.step;
    return holder ? this.listIn(holder, place) : [];
  }

  find(steps: readonly Step[], id: string, place: ListPlace = ROOT): Found | null {
    for (const [index, step] of steps.entries()) {
      if (step.id === id) return { step, place, index };
      for (const inner of this.placesIn(step)) {
        const found = this.find(this.listIn(step, inner), id, inner);
        if (found) return found;
      }
    }
    return null;
  }

  /** This step and all that lie in it, from the outside in. */
  all(steps: readonly Step[]): Step[] {
    return steps.flatMap((step) => [
      step,
      ...this.placesIn(step).flatMap((place) => this.all(this.listIn(step, place))),
    ]);
  }

  update(steps: readonly Step[], id: string, change: (step: Step) => Step): Step[] {
    return steps.map((step) => {
      if (step.id === id) return change(step);
      return this.placesIn(step).reduce((holder, place) => {
        const inner = this.listIn(holder, place);
        return this.find(inner, id) ? withList(holder, place, this.update(inner, id, change)) : holder;
      }, step);
    });
  }

  /** A list that is gone is the outermost one. */
  insert(steps: readonly Step[], place: ListPlace, index: number, step: Step): Step[] {
    const holder = place.stepId === null ? null : this.find(steps, place.stepId)?.step;
    if (!holder) return steps.toSpliced(Math.min(index, steps.length), 0, step);
    return this.update(steps, holder.id, (found) =>
      withList(found, place, this.listIn(found, place).toSpliced(index, 0, step)),
    );
  }

  remove(steps: readonly Step[], id: string): Step[] {
    return steps
      .filter((step) => step.id !== id)
      .map((step) =>
        this.placesIn(step).reduce((holder, place) => {
          const inner = this.listIn(holder, place);
          return this.find(inner, id) ? withList(holder, place, this.remove(inner, id)) : holder;
        }, step),
      );
  }

  /** To before what stands at `index` now. The same list back when a step would lie in itself. */
  move(steps: readonly Step[], id: string, to: ListPlace, index: number): readonly Step[] {
    const from = this.find(steps, id);
    if (!from) return steps;
    if (to.stepId !== null && this.all([from.step]).some((step) => step.id === to.stepId)) return steps;
    const isSame = samePlace(from.place, to);
    const target = isSame && from.index < index ? index - 1 : index;
    if (isSame && target === from.index) return steps;
    return this.insert(this.remove(steps, id), to, target, from.step);
  }

  /** One place on; past the end of a list it goes into the next list of the same step, or out of it. */
  shift(steps: readonly Step[], id: string, direction: Direction): readonly Step[] {
    const from = this.find(steps, id);
    if (!from) return steps;
    const { place, index } = from;
    const list = this.list(steps, place);
    const holder = place.stepId === null ? null : this.find(steps, place.stepId);
    const before = list[index - 1];
    switch (direction) {
      case 'up':
        if (index > 0) return this.move(steps, id, place, index - 1);
        return holder ? this.leave(steps, id, place, holder, -1) : steps;
      case 'down':
        if (index < list.length - 1) return this.move(steps, id, place, index + 2);
        return holder ? this.leave(steps, id, place, holder, 1) : steps;
      case 'out':
        return holder ? this.move(steps, id, holder.place, holder.index + 1) : steps;
      case 'in': {
        const into = before ? this.placesIn(before).at(0) : undefined;
        return before && into ? this.move(steps, id, into, this.listIn(before, into).length) : steps;
      }
    }
  }

  /** A copy right behind it, with ids of its own. */
  duplicate(steps: readonly Step[], id: string, newId: () => string): { steps: Step[]; copy: Step } | null {
    const from = this.find(steps, id);
    if (!from) return null;
    const copy = this.renew(from.step, newId);
    return { steps: this.insert(steps, from.place, from.index + 1, copy), copy };
  }

  private renew(step: Step, newId: () => string): Step {
    return this.placesIn(step).reduce(
      (holder, place) =>
        withList(
          holder,
          place,
          this.listIn(step, place).map((inner) => this.renew(inner, newId)),
        ),
      { ...step, id: newId(), parameters: structuredClone(step.parameters) },
    );
  }

  private leave(
    steps: readonly Step[],
    id: string,
    place: ListPlace,
    holder: Found,
    by: 1 | -1,
  ): readonly Step[] {
    const places = this.placesIn(holder.step);
    const next = places[places.findIndex((other) => samePlace(other, place)) + by];
    if (next) return this.move(steps, id, next, by > 0 ? 0 : this.listIn(holder.step, next).length);
    return this.move(steps, id, holder.place, holder.index + (by > 0 ? 1 : 0));
  }
}

function withList(step: Step, { field, branch }: ListPlace, list: readonly Step[]): Step {
  const value = branch === null ? asValue(list) : asLists(step.parameters[field]).with(branch, asValue(list));
  return { ...step, parameters: { ...step.parameters, [field]: value } };
}

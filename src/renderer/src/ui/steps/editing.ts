import { createContext, useContext } from 'react';
import type { Step } from '../../../../shared/contract/steps.ts';
import type { Kinds, Piece, StepProblem } from './model.ts';
import type { Direction, ListPlace, StepTree } from './stepTree.ts';
import type { Saying } from './summary.ts';

/** What all parts of one editor of steps share. */
export interface Editing {
  /** Begins the ids of its rows, since a page may have several editors. */
  readonly id: string;
  readonly kinds: Kinds;
  readonly tree: StepTree;
  readonly saying: Saying;
  readonly known: readonly string[];
  readonly problems: readonly StepProblem[];
  /** The steps whose forms are open. */
  readonly open: ReadonlySet<string>;
  /** The step that is being dragged; null for none. */
  readonly dragged: string | null;
  toggle(id: string): void;
  add(place: ListPlace, piece: Piece, listName: string): void;
  change(step: Step): void;
  shift(step: Step, direction: Direction): void;
  duplicate(step: Step): void;
  remove(step: Step): void;
  pieceOf(step: Step): Piece | null;
}

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('A step is drawn outside of an editor of steps.');
  return editing;
}

export function rowId(editor: string, step: string): string {
  return `${editor}-step-${step}`;
}

/** The gap before what stands at `index` of a list, as the drag names it. */
export interface Gap {
  readonly place: ListPlace;
  readonly index: number;
}

export function gapId({ place, index }: Gap): string {
  return `gap:${place.stepId ?? ''}:${place.field}:${place.branch ?? ''}:${index}`;
}

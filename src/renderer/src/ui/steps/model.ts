import type { ActionPiece, ConditionPiece, TriggerPiece } from '../../../../shared/contract/routines.ts';
import type { AskedCondition, Step } from '../../../../shared/contract/steps.ts';

/** What a step, a condition or a trigger was told; texts in it are still unwritten. */
export type Values = Step['parameters'];
export type Value = Values[string];

/** All that steps and conditions can be made of. */
export interface Kinds {
  readonly actions: readonly ActionPiece[];
  readonly conditions: readonly ConditionPiece[];
}

export type Piece = ActionPiece | ConditionPiece | TriggerPiece;

/** What is wrong with one step; `field` is null when it is about the whole. */
export interface StepProblem {
  readonly stepId: string;
  readonly field: string | null;
  readonly message: string;
}

/** What is wrong with one condition of a list; `field` is null when it is about the whole. */
export interface ConditionProblem {
  readonly index: number;
  readonly field: string | null;
  readonly message: string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** An id that no other step, trigger or condition of the routine has. */
export function newId(): string {
  return Array.from(
    crypto.getRandomValues(new Uint8Array(10)),
    (byte) => LETTERS[byte % LETTERS.length],
  ).join('');
}

export function newStep(piece: Piece): Step {
  return {
    id: newId(),
    action: piece.id,
    parameters: structuredClone(piece.defaults),
    off: false,
    onError: 'stop',
    note: '',
  };
}

export function newCondition(piece: Piece): AskedCondition {
  return { condition: piece.id, parameters: structuredClone(piece.defaults), not: false };
}

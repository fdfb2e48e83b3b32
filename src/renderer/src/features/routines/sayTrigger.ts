import type { RoutineTrigger, TriggerPiece } from '../../../../shared/contract/routines.ts';
import { type Saying, summarise } from '../../ui/steps/summary.ts';

/** A trigger in words: `Raid · At least: 3`. */
export function sayTrigger(
  { trigger, parameters }: RoutineTrigger,
  pieces: readonly TriggerPiece[],
  saying: Saying,
): string {
  const piece = pieces.find(({ id }) => id === trigger);
  if (!piece) return trigger;
  const summary = summarise(piece, parameters, saying);
  return summary === '' ? piece.title : `${piece.title} (${summary})`;
}

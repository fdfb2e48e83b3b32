import type { ActionPiece, ConditionPiece, TriggerPiece } from '../../../shared/contract/routines.ts';
import type { ScopedRegistries } from '../../engine/feature.ts';
import type { ActionKind, ConditionKind, TriggerKind } from '../../engine/routines/kinds.ts';
import { defaultsOf, parametersAsJsonSchema } from '../../engine/routines/parameters.ts';

type Registries = Pick<ScopedRegistries, 'actions' | 'conditions' | 'triggers'>;

/** All that routines can be made of, for the panel's menus and forms. */
export function describeKinds(registries: Registries): {
  actions: ActionPiece[];
  conditions: ConditionPiece[];
  triggers: TriggerPiece[];
} {
  const { actions, conditions, triggers } = registries;
  return {
    actions: actions.list().map((kind) => ({
      ...pieceOf(kind, actions.ownerOf(kind.id)),
      notes: kind.notes.map((note) => ({ ...note })),
    })),
    conditions: conditions.list().map((kind) => pieceOf(kind, conditions.ownerOf(kind.id))),
    triggers: triggers.list().map((kind) => ({
      ...pieceOf(kind, triggers.ownerOf(kind.id)),
      facts: kind.facts.map((fact) => ({ ...fact })),
    })),
  };
}

function pieceOf(
  { id, title, help, group, parameters }: ActionKind | ConditionKind | TriggerKind,
  owner: string | null,
): ConditionPiece {
  return {
    id,
    title,
    help,
    group,
    feature: owner ?? '',
    parameters: parametersAsJsonSchema(parameters),
    defaults: defaultsOf(parameters),
  };
}

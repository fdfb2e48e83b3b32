import { create } from 'zustand';
import type { CommandDraft } from '../../../../shared/contract/commandDraft.ts';
import type { BuiltInValues } from './form.ts';
import { isSame } from './isSame.ts';

interface OwnForm {
  kind: 'own';
  /** Null for a new one. */
  id: string | null;
  value: CommandDraft;
  saved: CommandDraft;
  /** When what is edited was last saved; another time means that somebody else has saved it since. */
  savedAt: number | null;
}

interface BuiltInForm {
  kind: 'builtIn';
  id: string;
  /** The command that it belongs to, when it is a subcommand; null otherwise. */
  parent: string | null;
  value: BuiltInValues;
  saved: BuiltInValues;
  /** Null when it is not known, since its module is off. */
  shipped: BuiltInValues | null;
}

interface AliasForm {
  kind: 'alias';
  /** The alias that is changed; null for a new one. */
  id: string | null;
  value: { name: string; line: string };
  saved: { name: string; line: string };
}

export type Form = OwnForm | BuiltInForm | AliasForm;

interface Editing {
  /** What is edited; it stays while other pages are open. Null for nothing. */
  form: Form | null;
  /** What happens once it is settled that the changes may go; null while nobody asks. */
  leaving: (() => void) | null;
}

export const useEditing = create<Editing>()(() => ({ form: null, leaving: null }));

export function isUnsaved({ form }: Editing): boolean {
  return form !== null && !isSame(form.value, form.saved);
}

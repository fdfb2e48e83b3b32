import { z } from 'zod';
import { MEMORY_LENGTH } from '../../../shared/contract/memories.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { type Doer, type Made, occasionDoer } from '../../engine/recordChange.ts';
import { field } from '../../engine/routines/fields.ts';
import { type ActionKind, action } from '../../engine/routines/kinds.ts';
import { type VariableKind, variable } from '../../engine/texts/variable.ts';
import { type Memories, memoryWords } from './memories.ts';
import type { Reminders } from './reminders.ts';
import type { MemoryStore } from './store.ts';
import { understand } from './when.ts';

export interface MemoryPieceParts {
  memories: Memories;
  reminders: Reminders;
  store: MemoryStore;
  now(): number;
  zone(): string;
  record(doer: Doer, made: Made<unknown>): void;
}

export function memoryVariables({ store }: MemoryPieceParts): VariableKind[] {
  return (['note', 'link'] as const).map((kind) =>
    variable({
      id: `memories.${kind}`,
      name: kind,
      title: kind === 'note' ? 'A note' : 'A link',
      help: `A ${kind} by its number, or the newest with some words in it.`,
      group: 'Keepsakes',
      arguments: [{ name: 'which', help: 'A number or some words; none for the newest.', required: false }],
      examples: [{ text: `$(${kind} 3|none)`, gives: 'none' }],
      value: ({ rest }) => {
        const which = rest.trim();
        const numbered = /^\d{1,9}$/.test(which) ? store.get(Number(which)) : null;
        const found = numbered?.kind === kind ? numbered : store.list(kind, which, 1).memories[0];
        if (!found) throw new AppError('not_found', `There is no such ${kind}.`);
        return found.url ?? found.text;
      },
    }),
  );
}

export function memoryActions(parts: MemoryPieceParts): ActionKind[] {
  return [
    action({
      id: 'memories.note',
      title: 'Keep a note',
      help: 'Writes a note down.',
      group: 'Keepsakes',
      parameters: z.object({ text: field.text({ title: 'Note' }, MEMORY_LENGTH) }),
      notes: [{ name: 'notenumber', help: 'The number of the note.' }],
      preview: ({ text }) => `Would keep the note "${text}"`,
      run: ({ parameters, occasion }) => {
        const text = parameters.text.trim();
        if (text === '') throw new AppError('bad_input', 'The note has no text.');
        const doer = occasionDoer(occasion);
        const made = parts.memories.addNote('', text, doer);
        parts.record(doer, made);
        return {
          done: `Kept ${memoryWords(made.value)}`,
          notes: { notenumber: made.value.id },
          undo: made.undo,
        };
      },
    }),
    action({
      id: 'memories.remind',
      title: 'Set a reminder',
      help: 'Reminds whoever set this off, or all of chat, at a time in plain words.',
      group: 'Keepsakes',
      parameters: z.object({
        whom: field
          .choice({ title: 'Whom' }, ['whoever set this off', 'all of chat'] as const)
          .default('all of chat'),
        words: field.text({
          title: 'When and about what',
          description: 'Like "in 10 minutes check the oven" or "every Friday 18:00 quiz night".',
        }),
      }),
      preview: ({ words }) => `Would set a reminder: ${words}`,
      run: ({ parameters, occasion }) => {
        const { understood, problem } = understand(parameters.words, parts.now(), parts.zone());
        if (!understood) throw new AppError('bad_input', problem);
        const viewer = parameters.whom === 'all of chat' ? null : occasion.viewer;
        if (parameters.whom !== 'all of chat' && viewer === null) {
          throw new AppError('bad_input', 'Nobody set this off, so there is nobody to remind.');
        }
        const doer = occasionDoer(occasion);
        const made = parts.reminders.add({ viewer, understood, onlyWhenHere: false }, doer);
        parts.record(doer, made);
        return { done: made.text, undo: made.undo };
      },
    }),
  ];
}

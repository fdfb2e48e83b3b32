import { z } from 'zod';
import { BREAK_MINUTES, FOCUS_MINUTES, FOCUS_ROUNDS, TODO_LENGTH } from '../../../shared/contract/todo.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { occasionOf } from '../../engine/occasion.ts';
import { type Doer, type Made, occasionDoer } from '../../engine/recordChange.ts';
import { field } from '../../engine/routines/fields.ts';
import { type ActionKind, action, type TriggerKind, trigger } from '../../engine/routines/kinds.ts';
import { type VariableKind, variable } from '../../engine/texts/variable.ts';
import type { Focus, FocusChanged } from './focus.ts';
import { checkPlan } from './focusCommands.ts';
import { type Lists, STREAMER } from './lists.ts';
import type { TodoSettings } from './settings.ts';

export interface TodoPieceParts {
  lists: Lists;
  focus: Focus;
  now(): number;
  settings(): TodoSettings;
  record(doer: Doer, made: Made<unknown>): void;
  onFocus(run: (fact: FocusChanged) => void): () => void;
}

export function todoVariables({ lists, focus, now }: TodoPieceParts): VariableKind[] {
  return [
    variable({
      id: 'todo.todo',
      name: 'todo',
      title: 'To-do list',
      help: 'What is to do, the thing at a place of the list, or how many there are.',
      group: 'Keepsakes',
      arguments: [{ name: 'which', help: 'A place, or count; none for all.', required: false }],
      examples: [
        { text: '$(todo count)', gives: '0' },
        { text: '$(todo 1|nothing)', gives: 'nothing' },
      ],
      value: ({ args: [which] }) => {
        const open = lists.open(STREAMER);
        if (which === undefined) return open.map(({ text }) => text).join(', ');
        if (which.toLowerCase() === 'count') return open.length;
        const place = Number(which);
        if (!Number.isInteger(place) || place < 1) {
          throw new AppError('bad_input', 'Name a place, $(todo 1), or $(todo count).');
        }
        return lists.at(STREAMER, place).text;
      },
    }),
    variable({
      id: 'todo.task',
      name: 'task',
      title: 'Task of the viewer',
      help: 'What the person who set this off is at.',
      group: 'Keepsakes',
      examples: [{ text: '$(task|nothing)', gives: 'nothing' }],
      value: ({ occasion: { viewer } }) => {
        const first = viewer ? lists.open({ id: viewer.id, name: viewer.name })[0] : undefined;
        if (!first) throw new AppError('not_found', 'There is no task.');
        return first.text;
      },
    }),
    variable({
      id: 'todo.focus',
      name: 'focus',
      title: 'Focus time left',
      help: 'Minutes that are left of the phase of the focus timer of everybody; 0 when none runs.',
      group: 'Keepsakes',
      examples: [{ text: '$(focus)', gives: '0' }],
      value: () => {
        const timer = focus.of(null);
        return timer ? Math.max(1, Math.ceil((timer.pausedLeft ?? timer.endsAt - now()) / 60_000)) : 0;
      },
    }),
  ];
}

export function todoActions(parts: TodoPieceParts): ActionKind[] {
  const { lists, focus, record } = parts;
  return [
    action({
      id: 'todo.add',
      title: 'Add to the to-do list',
      help: "Adds something to the streamer's to-do list.",
      group: 'Keepsakes',
      parameters: z.object({ text: field.text({ title: 'What is to do' }, TODO_LENGTH) }),
      preview: ({ text }) => `Would add "${text}" to the to-do list`,
      run: ({ parameters, occasion }) => {
        const doer = occasionDoer(occasion);
        const made = lists.add(STREAMER, [parameters.text], doer);
        record(doer, made);
        return { done: made.text, undo: made.undo };
      },
    }),
    action({
      id: 'todo.startFocus',
      title: 'Start the focus timer',
      help: 'Starts a focus timer for everybody.',
      group: 'Keepsakes',
      parameters: z.object({
        workMinutes: field
          .whole({ title: 'Focus (minutes)' }, FOCUS_MINUTES.least, FOCUS_MINUTES.most)
          .default(25),
        breakMinutes: field
          .whole({ title: 'Break (minutes)' }, BREAK_MINUTES.least, BREAK_MINUTES.most)
          .default(5),
        rounds: field.whole({ title: 'Rounds' }, FOCUS_ROUNDS.least, FOCUS_ROUNDS.most).default(1),
        label: field.text({ title: 'What for', description: 'May be empty.' }, TODO_LENGTH).default(''),
      }),
      preview: ({ workMinutes }) => `Would start a focus timer of ${workMinutes} minutes`,
      run: ({ parameters, occasion }) => {
        const made = focus.begin(null, checkPlan(parameters, parts.settings()));
        record(occasionDoer(occasion), made);
        return { done: made.text, undo: made.undo };
      },
    }),
    action({
      id: 'todo.stopFocus',
      title: 'Stop the focus timer',
      help: 'Stops the focus timer of everybody; does nothing when none runs.',
      group: 'Keepsakes',
      parameters: z.object({}),
      preview: () => 'Would stop the focus timer',
      run: ({ occasion }) => {
        const timer = focus.of(null);
        if (!timer) return { done: 'No focus timer runs' };
        const made = focus.end(timer.id);
        record(occasionDoer(occasion), made);
        return { done: made.text, undo: made.undo };
      },
    }),
  ];
}

const PHASES = ['any', 'work', 'break', 'over'] as const;

export function todoTriggers(parts: TodoPieceParts): TriggerKind[] {
  return [
    trigger({
      id: 'todo.focus',
      title: 'A focus timer goes on',
      help: 'Runs when a focus time or a break begins, or when a focus timer is over.',
      group: 'Keepsakes',
      parameters: z.object({
        phase: field
          .choice({ title: 'When', description: 'Work begins, a break begins, or it is over.' }, PHASES)
          .default('any'),
        everybody: field
          .yes({ title: 'Only the timer of everybody', description: 'Off: those of viewers too.' })
          .default(true),
      }),
      facts: [
        { name: 'phase', help: 'work, break or over.', example: 'break' },
        { name: 'round', help: 'Which round it is.', example: 2 },
        { name: 'rounds', help: 'How many there are.', example: 4 },
        { name: 'focusname', help: 'Whose timer it is; empty for everybody.', example: '' },
        { name: 'focuslabel', help: 'What it is for.', example: 'Essay' },
      ],
      watch: ({ phase, everybody }, fire) =>
        parts.onFocus((fact) => {
          if (phase !== 'any' && phase !== fact.phase) return;
          if (everybody && fact.viewer !== null) return;
          fire(
            occasionOf('Focus timer', {
              facts: {
                phase: fact.phase,
                round: fact.round,
                rounds: fact.rounds,
                focusname: fact.viewer?.name ?? '',
                focuslabel: fact.label,
              },
            }),
          );
        }),
    }),
  ];
}

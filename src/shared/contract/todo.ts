import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { undoSchema } from './changes.ts';

export const TODO_LENGTH = 200;
const textSchema = z.string().trim().min(1).max(TODO_LENGTH);

export const todoItemSchema = z.object({
  id: z.number().int(),
  text: z.string(),
  done: z.boolean(),
  addedBy: z.string(),
  time: z.number(),
});
export type TodoItem = z.infer<typeof todoItemSchema>;

export const taskSchema = todoItemSchema.extend({
  viewer: z.object({ id: z.string(), name: z.string() }),
});
export type Task = z.infer<typeof taskSchema>;

export const FOCUS_MINUTES = { least: 1, most: 600 } as const;
export const BREAK_MINUTES = { least: 0, most: 120 } as const;
export const FOCUS_ROUNDS = { least: 1, most: 24 } as const;

export const focusTimerSchema = z.object({
  id: z.number().int(),
  /** Null when it is for everybody. */
  viewer: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** What it is for; empty for nothing in particular. */
  label: z.string(),
  workMinutes: z.number().int(),
  /** 0 for no breaks. */
  breakMinutes: z.number().int(),
  rounds: z.number().int(),
  /** The first is 1. */
  round: z.number().int(),
  phase: z.enum(['work', 'break']),
  /** Epoch milliseconds at which the phase ends; while it is paused, where it would. */
  endsAt: z.number(),
  /** Milliseconds that are left of the phase; null while it runs. */
  pausedLeft: z.number().nullable(),
});
export type FocusTimer = z.infer<typeof focusTimerSchema>;

const idSchema = z.object({ id: z.number().int() });
const undoOnly = z.object({ undo: undoSchema });
const itemChanged = z.object({ item: todoItemSchema, undo: undoSchema });

function changing<I extends z.ZodType, O extends z.ZodType>(title: string, input: I, output: O) {
  return defineRoute({
    title,
    role: 'moderator',
    changes: true,
    input,
    output,
    errors: ['not_found', 'conflict', 'bad_input'],
  });
}

export const todoContract = defineContract({
  id: 'todo',
  routes: {
    add: changing('Add to the to-do list', z.object({ text: textSchema }), itemChanged),
    edit: changing('Change what is to do', z.object({ id: z.number().int(), text: textSchema }), itemChanged),
    done: changing(
      'Tick something off, or not',
      z.object({ id: z.number().int(), done: z.boolean() }),
      itemChanged,
    ),
    remove: changing('Remove from a list', idSchema, undoOnly),
    move: changing(
      'Give something another place',
      /** The place among all of its list; the first is 0. */
      z.object({ id: z.number().int(), to: z.number().int().min(0).max(100_000) }),
      undoOnly,
    ),
    clear: changing('Clear the to-do list', z.object({ what: z.enum(['done', 'all']) }), undoOnly),
    startFocus: changing(
      'Start a focus timer for everybody',
      z.object({
        workMinutes: z.number().int().min(FOCUS_MINUTES.least).max(FOCUS_MINUTES.most),
        breakMinutes: z.number().int().min(BREAK_MINUTES.least).max(BREAK_MINUTES.most).default(0),
        rounds: z.number().int().min(FOCUS_ROUNDS.least).max(FOCUS_ROUNDS.most).default(1),
        label: z.string().trim().max(TODO_LENGTH).default(''),
      }),
      z.object({ timer: focusTimerSchema, undo: undoSchema }),
    ),
    stopFocus: changing('Stop a focus timer', idSchema, undoOnly),
    pauseFocus: changing('Pause a focus timer', idSchema, undoOnly),
    resumeFocus: changing('Let a focus timer go on', idSchema, undoOnly),
    skipFocus: changing('Go on to the next phase', idSchema, z.object({})),
  },
  lives: {
    list: defineLive({
      title: 'The to-do list',
      role: 'viewer',
      snapshot: z.object({ items: z.array(todoItemSchema) }),
      event: z.object({ items: z.array(todoItemSchema) }),
    }),
    tasks: defineLive({
      title: 'The tasks of viewers',
      role: 'viewer',
      snapshot: z.object({ tasks: z.array(taskSchema) }),
      event: z.object({ tasks: z.array(taskSchema) }),
    }),
    focus: defineLive({
      title: 'The focus timers that run',
      role: 'viewer',
      snapshot: z.object({ timers: z.array(focusTimerSchema) }),
      event: z.object({ timers: z.array(focusTimerSchema) }),
    }),
  },
});

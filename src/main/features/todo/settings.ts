import { z } from 'zod';
import { chatRoleSchema } from '../../../shared/contract/ladder.ts';
import { BREAK_MINUTES, FOCUS_MINUTES, FOCUS_ROUNDS } from '../../../shared/contract/todo.ts';

export const todoSettings = z.object({
  showRole: chatRoleSchema.default('everyone').meta({ title: 'Who may see the to-do list' }),
  changeRole: chatRoleSchema.default('moderator').meta({ title: 'Who may change the to-do list' }),
  mostItems: z.number().int().min(1).max(500).default(100).meta({ title: 'Things on the to-do list' }),
  taskRole: chatRoleSchema.default('everyone').meta({ title: 'Who may have tasks' }),
  mostTasks: z.number().int().min(1).max(100).default(20).meta({ title: 'Open tasks of one viewer' }),
  focusRole: chatRoleSchema.default('everyone').meta({ title: 'Who may run a focus timer' }),
  pomoRole: chatRoleSchema.default('moderator').meta({ title: 'Who may run the focus timer of everybody' }),
  longestFocus: z
    .number()
    .int()
    .min(FOCUS_MINUTES.least)
    .max(FOCUS_MINUTES.most)
    .default(180)
    .meta({ title: 'Longest focus time (minutes)' }),
  longestBreak: z
    .number()
    .int()
    .min(1)
    .max(BREAK_MINUTES.most)
    .default(60)
    .meta({ title: 'Longest break (minutes)' }),
  mostRounds: z
    .number()
    .int()
    .min(FOCUS_ROUNDS.least)
    .max(FOCUS_ROUNDS.most)
    .default(12)
    .meta({ title: 'Rounds at most' }),
  mostTimers: z
    .number()
    .int()
    .min(1)
    .max(500)
    .default(50)
    .meta({ title: 'Focus timers at the same time', description: 'Of all viewers together.' }),
  announce: z
    .boolean()
    .default(true)
    .meta({ title: 'Announce in chat', description: 'When a focus time or a break ends.' }),
});
export type TodoSettings = z.output<typeof todoSettings>;

import { z } from 'zod';
import { chatRoleSchema } from '../../../shared/contract/ladder.ts';

export const countersSettings = z.object({
  showRole: chatRoleSchema.default('everyone').meta({ title: 'Who may ask for a counter' }),
  addRole: chatRoleSchema
    .default('moderator')
    .meta({ title: 'Who may count', description: 'Up and down, and take back the last change.' }),
  setRole: chatRoleSchema
    .default('moderator')
    .meta({ title: 'Who may set, reset, make and remove counters' }),
  mostCounters: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(200)
    .meta({ title: 'Counters at most', description: 'So that chat cannot make them without end.' }),
  answerChanges: z
    .boolean()
    .default(true)
    .meta({ title: 'Answer when somebody counts', description: 'Off: it counts without a word.' }),
});
export type CountersSettings = z.output<typeof countersSettings>;

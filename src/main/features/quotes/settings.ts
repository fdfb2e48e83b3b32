import { z } from 'zod';
import { chatRoleSchema } from '../../../shared/contract/ladder.ts';

export const quotesSettings = z.object({
  addRole: chatRoleSchema
    .default('moderator')
    .meta({ title: 'Who may add quotes', description: 'They also take in what others suggest.' }),
  changeRole: chatRoleSchema.default('moderator').meta({ title: 'Who may change and remove quotes' }),
  suggestions: z.boolean().default(false).meta({
    title: 'Let others suggest quotes',
    description: 'A suggestion waits on the Quotes page, or for "!quote approve", until it is taken in.',
  }),
  suggestRole: chatRoleSchema.default('everyone').meta({ title: 'Who may suggest quotes' }),
  mostSuggestions: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(3)
    .meta({ title: 'Waiting suggestions of one viewer', description: 'More are not taken.' }),
  showGame: z.boolean().default(true).meta({ title: 'Say what was played' }),
  showDate: z.boolean().default(true).meta({ title: 'Say the date' }),
});
export type QuotesSettings = z.output<typeof quotesSettings>;

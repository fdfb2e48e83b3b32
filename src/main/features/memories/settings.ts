import { z } from 'zod';
import { chatRoleSchema } from '../../../shared/contract/ladder.ts';
import { isZone } from '../../engine/zonedTime.ts';

export const memoriesSettings = z.object({
  keepRole: chatRoleSchema
    .default('moderator')
    .meta({ title: 'Who may keep notes and links', description: 'Everybody may read them.' }),
  remindRole: chatRoleSchema.default('everyone').meta({ title: 'Who may set reminders for themselves' }),
  remindOthersRole: chatRoleSchema
    .default('moderator')
    .meta({ title: 'Who may remind others and all of chat' }),
  repeatRole: chatRoleSchema.default('moderator').meta({ title: 'Who may set reminders that come again' }),
  mostPerViewer: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(5)
    .meta({ title: 'Reminders of one person', description: 'At the same time. Moderators may set more.' }),
  longestDays: z
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(400)
    .meta({ title: 'Reminders ahead (days)', description: 'None can be set for later than that.' }),
  shortestMinutes: z
    .number()
    .int()
    .min(1)
    .max(1440)
    .default(10)
    .meta({ title: 'Shortest repetition (minutes)' }),
  onlyWhenHere: z.boolean().default(false).meta({
    title: 'Wait until people are in chat',
    description: 'A reminder that chat sets is then said once its viewer is here.',
  }),
  fetchTitles: z
    .boolean()
    .default(true)
    .meta({ title: 'Fetch the titles of links', description: 'Asks the page, for 5 seconds at most.' }),
  timeZone: z
    .string()
    .max(60)
    .refine((zone) => zone === '' || isZone(zone), 'There is no such time zone. Write it like Europe/Berlin.')
    .default('')
    .meta({ title: 'Time zone', description: 'Like Europe/Berlin. Empty: the one of this computer.' }),
});
export type MemoriesSettings = z.output<typeof memoriesSettings>;

import { z } from 'zod';

export const commandSettingsSchema = z.object({
  prefix: z
    .string()
    .trim()
    .min(1)
    .max(5)
    .regex(/^[^\s\p{L}\p{N}/.@"]+$/u, 'Signs only, such as ! or !! or ?. Twitch keeps / and . for itself.')
    .default('!')
    .meta({ title: 'Prefix', description: 'What every command begins with.' }),
  answers: z.enum(['reply', 'mention', 'plain']).default('reply').meta({
    title: 'How the bot answers',
    description: 'As a reply to the line, with the name in front, or plainly.',
  }),
  moderatorsWait: z
    .boolean()
    .default(false)
    .meta({ title: 'Cooldowns hold for moderators', description: 'The streamer never has to wait.' }),
  sayNotAllowed: z
    .boolean()
    .default(true)
    .meta({ title: 'Say who a command is for', description: 'When somebody uses one that is not for them.' }),
  sayCooldown: z
    .boolean()
    .default(true)
    .meta({ title: 'Say how long a command still rests', description: 'Never more than the rule allows.' }),
  mostPerViewer: z.number().int().min(1).max(100).default(8).meta({
    title: 'Commands of one viewer in 10 seconds',
    description: 'What is beyond that is passed over without a word. Moderators may use more.',
  }),
  page: z.boolean().default(false).meta({
    title: 'Page for viewers',
    description: 'Shows all commands at /page/commands of the local server, to read only and without a key.',
  }),
});
export type CommandSettings = z.output<typeof commandSettingsSchema>;

import { z } from 'zod';

export const giveawaysSettings = z.object({
  confirm: z.boolean().default(true).meta({
    title: 'Say who has entered',
    description: 'Off: entering is silent, and only who cannot enter gets an answer.',
  }),
  confirmSeconds: z.number().int().min(1).max(300).default(10).meta({
    title: 'One line for so many seconds',
    description: 'All who enter within this time are named in one line, however many they are.',
  }),
  showSeconds: z.number().int().min(0).max(30).default(6).meta({
    title: 'The draw turns for (seconds)',
    description:
      'The winner stands at once; the page and overlays make it exciting, and chat is told afterwards. 0: at once.',
  }),
  claimSeconds: z.number().int().min(0).max(3600).default(60).meta({
    title: 'Winners have to answer within (seconds)',
    description: 'For new giveaways; each can have its own. 0: they need not.',
  }),
  remind: z.boolean().default(true).meta({
    title: 'Remind chat a minute before the end',
    description: 'One line, with how to enter. Not for giveaways of less than three minutes.',
  }),
  keepDays: z.number().int().min(1).max(3650).default(365).meta({
    title: 'Keep giveaways for (days)',
    description: 'Older ones leave the history with their entrants and winners.',
  }),
});

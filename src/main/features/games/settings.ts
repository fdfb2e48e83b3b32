import { z } from 'zod';

export const gamesSettings = z.object({
  houseCredit: z.number().int().min(0).max(1_000_000_000).default(100_000).meta({
    title: 'Credit of the house',
    description:
      'So much more than players have lost to it the house may pay out, in each currency. 0: it pays nothing that nobody has lost before.',
  }),
  keepDays: z.number().int().min(1).max(3650).default(90).meta({
    title: 'Keep rounds for (days)',
    description: 'Older ones leave the history; statistics stay.',
  }),
});

import { z } from 'zod';

export const packsSettings = z.object({
  season: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,29}$/, 'Write auto, none, or the name of a season of a pack.')
    .default('auto')
    .meta({
      title: 'Season',
      description:
        '"auto": by the date, in the time zone of the texts. "none": no season. Else the name of a season, such as halloween.',
    }),
});

import { z } from 'zod';
import type { textsContract } from '../../../shared/contract/texts.ts';
import type { FeatureContext } from '../../engine/feature.ts';
import { isZone } from '../../engine/zonedTime.ts';

export const settingsSchema = z.object({
  timeZone: z
    .string()
    .max(60)
    .refine((name) => name === '' || isZone(name), 'There is no such time zone. It looks like Europe/Berlin.')
    .default('')
    .meta({
      title: 'Time zone',
      description: 'For times and dates in texts, such as Europe/Berlin. Empty: that of this computer.',
    }),
  clock: z
    .enum(['24', '12'])
    .default('24')
    .meta({ title: 'Clock', description: 'Whether texts say 18:30 or 6:30 PM.' }),
  privateAddresses: z.boolean().default(false).meta({
    title: 'Ask addresses at home',
    description:
      'Lets $(fetch) and $(json) also ask this computer and the local network, where the text itself names the place.',
  }),
});

/** What the variables read. */
export type World = FeatureContext<typeof textsContract, typeof settingsSchema>;

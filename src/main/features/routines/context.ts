import { z } from 'zod';
import type { routinesContract } from '../../../shared/contract/routines.ts';
import type { FeatureContext } from '../../engine/feature.ts';

export const settingsSchema = z.object({
  keepRuns: z.number().int().min(100).max(100_000).default(2000).meta({
    title: 'Runs in the history',
    description: 'The oldest go first. Runs can be taken back for the last 100 of them, until Emcee ends.',
  }),
  privateCalls: z.boolean().default(false).meta({
    title: 'Allow calls to this computer and the local network',
    description:
      'For HTTP steps that steer lamps, OBS plug-ins and the like at home. Off, they reach the internet only.',
  }),
});

export type RoutinesContext = FeatureContext<typeof routinesContract, typeof settingsSchema>;

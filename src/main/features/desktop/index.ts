import { z } from 'zod';
import { desktopContract } from '../../../shared/contract/desktop.ts';
import { defineFeature } from '../../engine/feature.ts';

const settingsSchema = z.object({
  closeTo: z
    .enum(['ask', 'tray', 'quit'])
    .default('ask')
    .meta({ title: 'When the window is closed', description: 'In the tray, the bot goes on working.' }),
  startAtLogin: z
    .boolean()
    .default(false)
    .meta({ title: 'Start when I log in', description: 'Starts Emcee together with the computer.' }),
  startMinimised: z
    .boolean()
    .default(false)
    .meta({ title: 'Start in the tray', description: 'Starts without opening the window.' }),
  updates: z.boolean().default(true).meta({
    title: 'Update by itself',
    description: 'New versions are fetched in the background and installed when you quit.',
  }),
});

/** The window and the tray. They belong to the desktop door, which reads these settings. */
export const desktopFeature = defineFeature({
  contract: desktopContract,
  title: 'Desktop app',
  description: 'The window, the tray and how the app starts.',
  group: 'basics',
  required: true,
  door: 'desktop',
  settings: { version: 1, schema: settingsSchema },
  setup: () => ({ handlers: {}, snapshots: {}, api: null }),
});

import { commandsContract } from '../../../shared/contract/commands.ts';
import { defineFeature } from '../../engine/feature.ts';
import { setUpCommands } from './commands.ts';
import { commandSettingsSchema } from './settings.ts';

/** Commands of chat: finds and runs them, and lets the streamer make and change them. */
export const commandsFeature = defineFeature({
  contract: commandsContract,
  title: 'Commands',
  description: 'Runs the commands of chat, those of the modules and your own.',
  group: 'chat',
  settings: { version: 1, schema: commandSettingsSchema },
  setup: setUpCommands,
});

import { accessContract } from './access.ts';
import { backupsContract } from './backups.ts';
import { changesContract } from './changes.ts';
import { chatContract } from './chat.ts';
import { commandsContract } from './commands.ts';
import { desktopContract } from './desktop.ts';
import { homeContract } from './home.ts';
import { informationContract } from './information.ts';
import { logContract } from './log.ts';
import { modulesContract } from './modules.ts';
import { overlayContract } from './overlay.ts';
import { rehearsalContract } from './rehearsal.ts';
import { settingsContract } from './settings.ts';
import { socialContract } from './social.ts';
import { textsContract } from './texts.ts';
import { twitchContract } from './twitch.ts';

/** The whole contract. One line for each feature. */
export const contract = {
  access: accessContract,
  backups: backupsContract,
  changes: changesContract,
  chat: chatContract,
  commands: commandsContract,
  desktop: desktopContract,
  home: homeContract,
  information: informationContract,
  log: logContract,
  modules: modulesContract,
  overlay: overlayContract,
  rehearsal: rehearsalContract,
  settings: settingsContract,
  social: socialContract,
  texts: textsContract,
  twitch: twitchContract,
} as const;

export type Contract = typeof contract;

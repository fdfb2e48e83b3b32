import { accessContract } from './access.ts';
import { backupsContract } from './backups.ts';
import { changesContract } from './changes.ts';
import { chatContract } from './chat.ts';
import { countersContract } from './counters.ts';
import { desktopContract } from './desktop.ts';
import { homeContract } from './home.ts';
import { logContract } from './log.ts';
import { memoriesContract } from './memories.ts';
import { modulesContract } from './modules.ts';
import { overlayContract } from './overlay.ts';
import { quotesContract } from './quotes.ts';
import { rehearsalContract } from './rehearsal.ts';
import { settingsContract } from './settings.ts';
import { todoContract } from './todo.ts';
import { twitchContract } from './twitch.ts';

/** The whole contract. One line for each feature. */
export const contract = {
  access: accessContract,
  backups: backupsContract,
  changes: changesContract,
  chat: chatContract,
  counters: countersContract,
  desktop: desktopContract,
  home: homeContract,
  log: logContract,
  memories: memoriesContract,
  modules: modulesContract,
  overlay: overlayContract,
  quotes: quotesContract,
  rehearsal: rehearsalContract,
  settings: settingsContract,
  todo: todoContract,
  twitch: twitchContract,
} as const;

export type Contract = typeof contract;

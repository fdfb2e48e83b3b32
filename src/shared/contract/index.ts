import { accessContract } from './access.ts';
import { backupsContract } from './backups.ts';
import { betsContract } from './bets.ts';
import { changesContract } from './changes.ts';
import { chatContract } from './chat.ts';
import { commandsContract } from './commands.ts';
import { countersContract } from './counters.ts';
import { desktopContract } from './desktop.ts';
import { economyContract } from './economy.ts';
import { gamesContract } from './games.ts';
import { giveawaysContract } from './giveaways.ts';
import { homeContract } from './home.ts';
import { informationContract } from './information.ts';
import { logContract } from './log.ts';
import { memoriesContract } from './memories.ts';
import { modulesContract } from './modules.ts';
import { overlayContract } from './overlay.ts';
import { packsContract } from './packs.ts';
import { phrasesContract } from './phrases.ts';
import { pollsContract } from './polls.ts';
import { quotesContract } from './quotes.ts';
import { rehearsalContract } from './rehearsal.ts';
import { routinesContract } from './routines.ts';
import { settingsContract } from './settings.ts';
import { shopContract } from './shop.ts';
import { socialContract } from './social.ts';
import { textsContract } from './texts.ts';
import { timersContract } from './timers.ts';
import { todoContract } from './todo.ts';
import { twitchContract } from './twitch.ts';
import { viewersContract } from './viewers.ts';
import { welcomesContract } from './welcomes.ts';

/** The whole contract. One line for each feature. */
export const contract = {
  access: accessContract,
  backups: backupsContract,
  bets: betsContract,
  changes: changesContract,
  chat: chatContract,
  commands: commandsContract,
  counters: countersContract,
  desktop: desktopContract,
  economy: economyContract,
  games: gamesContract,
  giveaways: giveawaysContract,
  home: homeContract,
  information: informationContract,
  log: logContract,
  memories: memoriesContract,
  modules: modulesContract,
  overlay: overlayContract,
  packs: packsContract,
  phrases: phrasesContract,
  polls: pollsContract,
  quotes: quotesContract,
  rehearsal: rehearsalContract,
  routines: routinesContract,
  settings: settingsContract,
  social: socialContract,
  shop: shopContract,
  texts: textsContract,
  timers: timersContract,
  todo: todoContract,
  twitch: twitchContract,
  welcomes: welcomesContract,
  viewers: viewersContract,
} as const;

export type Contract = typeof contract;

import { aboutFeature } from './about/index.ts';
import { accessFeature } from './access/index.ts';
import { betsFeature } from './bets/index.ts';
import { chatFeature } from './chat/index.ts';
import { commandsFeature } from './commands/index.ts';
import { connectionFeature } from './connection/index.ts';
import { countersFeature } from './counters/index.ts';
import { economyFeature } from './economy/index.ts';
import { gamesFeature } from './games/index.ts';
import { giveawaysFeature } from './giveaways/index.ts';
import { homeFeature } from './home/index.ts';
import { logFeature } from './log/index.ts';
import { memoriesFeature } from './memories/index.ts';
import { modulesFeature } from './modules/index.ts';
import { overlayFeature } from './overlay/index.ts';
import { packsFeature } from './packs/index.ts';
import { phrasesFeature } from './phrases/index.ts';
import { quotesFeature } from './quotes/index.ts';
import { rehearsalFeature } from './rehearsal/index.ts';
import { routinesFeature } from './routines/index.ts';
import { settingsFeature } from './settings/index.ts';
import { shopFeature } from './shop/index.ts';
import { socialFeature } from './social/index.ts';
import { textsFeature } from './texts/index.ts';
import { timersFeature } from './timers/index.ts';
import { todoFeature } from './todo/index.ts';
import { viewersFeature } from './viewers/index.ts';
import { welcomeFeature } from './welcome/index.ts';
import { welcomesFeature } from './welcomes/index.ts';

/** The pages of the panel. One line for each. */
export const features = [
  homeFeature,
  rehearsalFeature,
  chatFeature,
  commandsFeature,
  routinesFeature,
  textsFeature,
  timersFeature,
  phrasesFeature,
  welcomesFeature,
  quotesFeature,
  countersFeature,
  memoriesFeature,
  todoFeature,
  viewersFeature,
  economyFeature,
  gamesFeature,
  packsFeature,
  betsFeature,
  giveawaysFeature,
  socialFeature,
  shopFeature,
  connectionFeature,
  overlayFeature,
  modulesFeature,
  settingsFeature,
  logFeature,
  accessFeature,
  aboutFeature,
  welcomeFeature,
] as const;

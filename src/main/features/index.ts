import type { Contract } from '../../shared/contract/index.ts';
import { accessFeature } from './access/index.ts';
import { backupsFeature } from './backups/index.ts';
import { betsFeature } from './bets/index.ts';
import { changesFeature } from './changes/index.ts';
import { chatFeature } from './chat/index.ts';
import { commandsFeature } from './commands/index.ts';
import { countersFeature } from './counters/index.ts';
import { desktopFeature } from './desktop/index.ts';
import { economyFeature } from './economy/index.ts';
import { gamesFeature } from './games/index.ts';
import { giveawaysFeature } from './giveaways/index.ts';
import { homeFeature } from './home/index.ts';
import { informationFeature } from './information/index.ts';
import { logFeature } from './log/index.ts';
import { memoriesFeature } from './memories/index.ts';
import { modulesFeature } from './modules/index.ts';
import { overlayFeature } from './overlay/index.ts';
import { packsFeature } from './packs/index.ts';
import { phrasesFeature } from './phrases/index.ts';
import { pollsFeature } from './polls/index.ts';
import { quotesFeature } from './quotes/index.ts';
import { rehearsalFeature } from './rehearsal/index.ts';
import { routinesFeature } from './routines/index.ts';
import { settingsFeature } from './settings/index.ts';
import { shopFeature } from './shop/index.ts';
import { socialFeature } from './social/index.ts';
import { textsFeature } from './texts/index.ts';
import { timersFeature } from './timers/index.ts';
import { todoFeature } from './todo/index.ts';
import { twitchFeature } from './twitch/index.ts';
import { viewersFeature } from './viewers/index.ts';
import { welcomesFeature } from './welcomes/index.ts';

/** THE list of features; the one place to register. The log comes first, so that it hears of the others' start. */
export const features = [
  logFeature,
  accessFeature,
  backupsFeature,
  betsFeature,
  changesFeature,
  chatFeature,
  commandsFeature,
  countersFeature,
  desktopFeature,
  economyFeature,
  gamesFeature,
  giveawaysFeature,
  homeFeature,
  memoriesFeature,
  informationFeature,
  modulesFeature,
  overlayFeature,
  packsFeature,
  phrasesFeature,
  pollsFeature,
  quotesFeature,
  rehearsalFeature,
  routinesFeature,
  settingsFeature,
  socialFeature,
  shopFeature,
  textsFeature,
  timersFeature,
  todoFeature,
  twitchFeature,
  welcomesFeature,
  viewersFeature,
] as const;

type Registered = (typeof features)[number]['id'];
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

/** Does not compile when a feature has no line in the contract, or the other way round. */
true satisfies Same<Registered, keyof Contract>;

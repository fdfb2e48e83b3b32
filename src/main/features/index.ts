import type { Contract } from '../../shared/contract/index.ts';
import { accessFeature } from './access/index.ts';
import { backupsFeature } from './backups/index.ts';
import { changesFeature } from './changes/index.ts';
import { chatFeature } from './chat/index.ts';
import { commandsFeature } from './commands/index.ts';
import { desktopFeature } from './desktop/index.ts';
import { homeFeature } from './home/index.ts';
import { informationFeature } from './information/index.ts';
import { logFeature } from './log/index.ts';
import { modulesFeature } from './modules/index.ts';
import { overlayFeature } from './overlay/index.ts';
import { rehearsalFeature } from './rehearsal/index.ts';
import { settingsFeature } from './settings/index.ts';
import { socialFeature } from './social/index.ts';
import { textsFeature } from './texts/index.ts';
import { twitchFeature } from './twitch/index.ts';

/** THE list of features; the one place to register. The log comes first, so that it hears of the others' start. */
export const features = [
  logFeature,
  accessFeature,
  backupsFeature,
  changesFeature,
  chatFeature,
  commandsFeature,
  desktopFeature,
  homeFeature,
  informationFeature,
  modulesFeature,
  overlayFeature,
  rehearsalFeature,
  settingsFeature,
  socialFeature,
  textsFeature,
  twitchFeature,
] as const;

type Registered = (typeof features)[number]['id'];
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

/** Does not compile when a feature has no line in the contract, or the other way round. */
true satisfies Same<Registered, keyof Contract>;

import { aboutFeature } from './about/index.ts';
import { accessFeature } from './access/index.ts';
import { chatFeature } from './chat/index.ts';
import { connectionFeature } from './connection/index.ts';
import { homeFeature } from './home/index.ts';
import { logFeature } from './log/index.ts';
import { modulesFeature } from './modules/index.ts';
import { overlayFeature } from './overlay/index.ts';
import { rehearsalFeature } from './rehearsal/index.ts';
import { settingsFeature } from './settings/index.ts';
import { socialFeature } from './social/index.ts';
import { textsFeature } from './texts/index.ts';
import { welcomeFeature } from './welcome/index.ts';

/** The pages of the panel. One line for each. */
export const features = [
  homeFeature,
  rehearsalFeature,
  chatFeature,
  textsFeature,
  socialFeature,
  connectionFeature,
  overlayFeature,
  modulesFeature,
  settingsFeature,
  logFeature,
  accessFeature,
  aboutFeature,
  welcomeFeature,
] as const;

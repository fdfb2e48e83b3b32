import { aboutFeature } from './about/index.ts';
import { accessFeature } from './access/index.ts';
import { homeFeature } from './home/index.ts';
import { logFeature } from './log/index.ts';
import { modulesFeature } from './modules/index.ts';
import { overlayFeature } from './overlay/index.ts';
import { settingsFeature } from './settings/index.ts';

/** The pages of the panel. One line for each. */
export const features = [
  homeFeature,
  overlayFeature,
  modulesFeature,
  settingsFeature,
  logFeature,
  accessFeature,
  aboutFeature,
] as const;

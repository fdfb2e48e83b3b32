import type { Crowd } from './crowd/crowd.ts';
import type { Faults } from './faults.ts';
import type { Happenings } from './happenings.ts';
import type { HelixServer } from './helix/helixServer.ts';
import type { DeviceFlow } from './ids/deviceFlow.ts';
import type { Tokens } from './ids/tokens.ts';
import type { Scenes } from './scenes/scenes.ts';
import type { Stage } from './stage.ts';
import type { RehearsalStats } from './stats.ts';
import type { World } from './world/world.ts';

export interface RehearsalUrls {
  /** `http://127.0.0.1:<port>`, the start of all the others. */
  base: string;
  helix: string;
  /** Stands for https://id.twitch.tv/oauth2. */
  ids: string;
  /** Stands for wss://eventsub.wss.twitch.tv/ws. */
  eventSub: string;
  /** Stands for wss://irc-ws.chat.twitch.tv. */
  chat: string;
  control: string;
}

/** The running simulation, as its controls reach it. */
export interface House {
  readonly port: number;
  readonly urls: RehearsalUrls;
  readonly stage: Stage;
  readonly world: World;
  readonly tokens: Tokens;
  readonly devices: DeviceFlow;
  /** What can happen in the channel. */
  readonly happen: Happenings;
  readonly crowd: Crowd;
  readonly scenes: Scenes;
  readonly faults: Faults;
  readonly helix: HelixServer;
  stats(): RehearsalStats;
}

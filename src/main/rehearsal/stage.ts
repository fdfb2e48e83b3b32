import type { DisposableStore } from '../engine/lifecycle.ts';
import type { Clock, Logger, Random } from '../engine/ports.ts';
import type { MessageLimits, Quotas } from './chat/limits.ts';
import type { EventSubHub } from './eventsub/eventSubHub.ts';
import type { Clients } from './ids/clients.ts';
import type { DeviceFlow } from './ids/deviceFlow.ts';
import type { Tokens } from './ids/tokens.ts';
import type { ChatHub } from './irc/chatHub.ts';
import type { Ids } from './makeIds.ts';
import type { ChatMessage } from './world/channel.ts';
import type { World } from './world/world.ts';

/** Everything that a happening needs: what it changes, and those who must hear of it. */
export interface Stage {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  readonly ids: Ids;
  readonly world: World;
  readonly chat: ChatHub;
  readonly eventSub: EventSubHub;
  readonly clients: Clients;
  readonly tokens: Tokens;
  readonly devices: DeviceFlow;
  readonly limits: MessageLimits;
  readonly quotas: Quotas;
  /** What must end with the simulation: polls that run, trains that leave. */
  readonly running: DisposableStore;
  /** Told of every line that is said; the crowd listens here. */
  readonly onLine: Set<(line: ChatMessage) => void>;
}

/** Runs something later, unless the simulation ends before. Returns how to call it off. */
export function later(stage: Stage, ms: number, run: () => void): () => void {
  let forget: () => void = () => {};
  const cancel = stage.clock.after(ms, () => {
    forget();
    run();
  });
  forget = stage.running.add(cancel);
  return forget;
}

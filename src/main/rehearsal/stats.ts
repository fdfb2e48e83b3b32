import type { Crowd } from './crowd/crowd.ts';
import type { HelixServer } from './helix/helixServer.ts';
import type { Stage } from './stage.ts';

/** Numbers since the start. */
export interface RehearsalStats {
  chatConnections: number;
  chatLinesOut: number;
  chatFramesOut: number;
  chatLinesIn: number;
  slowClientsDropped: number;
  eventSubConnections: number;
  eventSubSubscriptions: number;
  eventSubNotifications: number;
  apiCalls: number;
  /** By route and status: `GET /users 200`. */
  apiCallsByRoute: Record<string, number>;
  crowdLines: number;
  crowdHeldBack: number;
  viewers: number;
  /** Bytes that the slowest client has not taken yet. */
  backlog: number;
}

export function readStats(stage: Stage, helix: HelixServer, crowd: Crowd): RehearsalStats {
  let apiCalls = 0;
  for (const count of helix.calls.values()) apiCalls += count;
  return {
    chatConnections: stage.chat.sessions.size,
    chatLinesOut: stage.chat.traffic.sentLines,
    chatFramesOut: stage.chat.traffic.sentFrames,
    chatLinesIn: stage.chat.traffic.receivedLines,
    slowClientsDropped: stage.chat.traffic.slowClientsDropped,
    eventSubConnections: stage.eventSub.sessions.size,
    eventSubSubscriptions: stage.eventSub.enabled().length,
    eventSubNotifications: stage.eventSub.traffic.notifications,
    apiCalls,
    apiCallsByRoute: Object.fromEntries(helix.calls),
    crowdLines: crowd.spoken.lines,
    crowdHeldBack: crowd.spoken.heldBack,
    viewers: stage.world.stage.present.size,
    backlog: Math.max(stage.chat.backlog, stage.eventSub.backlog),
  };
}

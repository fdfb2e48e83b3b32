import type { Person } from '../chat/chatMessage.ts';

/** What happens to the channel and its stream. All times are epoch milliseconds by Twitch's clock. */

export interface ChannelUpdated {
  title: string;
  language: string;
  category: { id: string; name: string };
  labels: readonly string[];
  time: number;
}

export interface StreamStarted {
  id: string;
  /** `live`, `playlist`, `watch_party`, `premiere`, `rerun`. */
  kind: string;
  startedAt: number;
  late: boolean;
}

export interface StreamEnded {
  time: number;
  late: boolean;
}

export interface RaidSent {
  to: Person;
  viewers: number;
  time: number;
}

export interface AdBreak {
  seconds: number;
  startedAt: number;
  automatic: boolean;
  requester: Person | null;
}

export interface ShoutoutSent {
  to: Person;
  moderator: Person;
  viewers: number;
  startedAt: number;
  /** When the next one to anybody may be given. */
  nextAt: number;
  /** When the next one to this channel may be given. */
  nextToSameAt: number;
}

export interface ShoutoutReceived {
  from: Person;
  viewers: number;
  startedAt: number;
}

export interface ShieldMode {
  on: boolean;
  moderator: Person | null;
  time: number;
}

export interface SharedChat {
  phase: 'began' | 'changed' | 'ended';
  sessionId: string;
  host: Person;
  /** Empty when it has ended. */
  participants: readonly Person[];
}

declare module '../events.ts' {
  interface Events {
    'channel.updated': ChannelUpdated;
    'channel.raiding': RaidSent;
    'channel.adBreak': AdBreak;
    'channel.gaveShoutout': ShoutoutSent;
    'channel.gotShoutout': ShoutoutReceived;
    'channel.shieldMode': ShieldMode;
    'channel.sharedChat': SharedChat;
    'stream.started': StreamStarted;
    'stream.ended': StreamEnded;
  }
}

import type { z } from 'zod';
import type { RoomState } from '../../../engine/chat/chatFacts.ts';
import type { EventName, Events } from '../../../engine/events.ts';
import type { PollChanged, PredictionChanged } from '../../../engine/twitch/campaignFacts.ts';
import type { ChannelUpdated, StreamEnded, StreamStarted } from '../../../engine/twitch/channelFacts.ts';
import type { Followed, Redemption } from '../../../engine/twitch/viewerFacts.ts';
import type { ChatNotice } from '../../notices/chatNotice.ts';

/** What a translator needs to tell facts. */
export interface Telling {
  /** Twitch's id of the message. */
  id: string;
  /** Epoch milliseconds, by Twitch's clock. */
  time: number;
  emit<N extends EventName>(name: N, fact: Events[N]): void;
  /** For what chat or another event tells as well: see Tellings. */
  offer(key: string, bestFirst: readonly string[], tell: () => void, grace?: number): void;
  /** For what chat announces too. */
  post(notice: ChatNotice): void;
  // What Twitch is also asked for after a break goes to one place, which knows what has been told.
  follow(fact: Followed): void;
  redemption(fact: Redemption): void;
  stream(change: { kind: 'started'; fact: StreamStarted } | { kind: 'ended'; fact: StreamEnded }): void;
  channel(fact: ChannelUpdated): void;
  poll(fact: PollChanged): void;
  prediction(fact: PredictionChanged): void;
  /** Whether this is the id of the streamer. */
  isChannel(id: string): boolean;
  /** True when the modes of the room are others than before. */
  takeModes(modes: RoomState): boolean;
}

/** False when the event is not in the form that its type should have. */
export type Translator = (event: unknown, telling: Telling) => boolean;

export function translator<S extends z.ZodType>(
  schema: S,
  tell: (event: z.output<S>, telling: Telling) => void,
): Translator {
  return (event, telling) => {
    const parsed = schema.safeParse(event);
    if (!parsed.success) return false;
    tell(parsed.data, telling);
    return true;
  };
}

import type { ChatRole } from '../../../shared/contract/ladder.ts';
import type { Standing } from './chatMessage.ts';

/** The highest step of the ladder that chat itself proves; that somebody follows it does not tell. */
export function roleOf(standing: Standing): ChatRole {
  if (standing.streamer) return 'streamer';
  if (standing.moderator) return 'moderator';
  if (standing.vip) return 'vip';
  switch (standing.subscriberTier) {
    case 3:
      return 'subscriber3';
    case 2:
      return 'subscriber2';
    case 1:
      return 'subscriber';
    case 0:
      return 'everyone';
  }
}

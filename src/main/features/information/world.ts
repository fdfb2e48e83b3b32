import type { informationContract } from '../../../shared/contract/information.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import type { FeatureContext } from '../../engine/feature.ts';
import type { informationSettings } from './settings.ts';
import { inTime } from './source.ts';

export type InformationContext = FeatureContext<typeof informationContract, typeof informationSettings>;

/** The streamer's channel. Throws before the sign-in. */
export function channelOf({ engine }: InformationContext): Person {
  const { channel } = engine.twitch.state;
  if (!channel) throw new AppError('unavailable', 'I am not connected to a channel yet.');
  return channel;
}

/** What Twitch answers, or a kind word when that takes too long. */
export async function fromTwitch<T>(ctx: InformationContext, ask: () => Promise<T>): Promise<T> {
  try {
    return await inTime(ctx.clock, ask);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'timeout') {
      throw new AppError('unavailable', 'Twitch takes too long to answer. Please try again in a moment.');
    }
    throw thrown;
  }
}

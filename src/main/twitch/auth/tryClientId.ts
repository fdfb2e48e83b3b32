import { AppError } from '../../../shared/rpc/errors.ts';
import type { OAuth } from './oauth.external.ts';

/** Every sign-in has it, so that no application is refused for it. */
const ANY_SCOPE = 'chat:read';

/** Asks Twitch for a code that nobody will use: only an application that it knows gets one. One that needs a secret is found out by the first sign-in. */
export async function tryClientId(oauth: Pick<OAuth, 'startDevice'>, clientId: string): Promise<void> {
  const answer = await oauth.startDevice(clientId, [ANY_SCOPE]);
  switch (answer.kind) {
    case 'code':
      return;
    case 'outage':
      throw new AppError(
        'twitch.offline',
        `Twitch did not answer: ${answer.why}. The client ID was not tried, so nothing was changed. Check the network and try again.`,
      );
    default:
      throw new AppError(
        'twitch.bad_client_id',
        `Twitch does not sign anybody in with this client ID (${answer.message}). Copy it again from the page of Twitch, and see that the client type there is "Public".`,
      );
  }
}

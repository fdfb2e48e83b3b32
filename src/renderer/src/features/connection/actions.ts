import { t } from 'i18next';
import type { TwitchAccount } from '../../../../shared/contract/twitch.ts';
import { client } from '../../api/client.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';

export type AccountRole = TwitchAccount['role'];

export async function startSignIn(role: AccountRole): Promise<void> {
  const result = await client.twitch.signIn({ role });
  if (!result.ok) toastFailed(result.error);
}

export async function cancelSignIn(): Promise<void> {
  const result = await client.twitch.cancelSignIn({});
  if (!result.ok) toastFailed(result.error);
}

export async function signOut(role: AccountRole): Promise<void> {
  const result = await client.twitch.signOut({ role });
  if (result.ok) toastDone(t(`connection:signedOut.${role}`));
  else toastFailed(result.error);
}

/** Opens Twitch's page on the computer that Emcee runs on, or says how to get there when nothing there can. */
export async function openSignInPage(): Promise<void> {
  const result = await client.twitch.openLink({});
  if (!result.ok) toastFailed(result.error);
  else if (!result.data.opened)
    toastFailed({ code: 'unavailable', message: t('connection:signIn.notOpened') });
}

export async function reconnect(): Promise<void> {
  const result = await client.twitch.reconnect({});
  if (!result.ok) toastFailed(result.error);
}

export type SignInAnswer = 'approve' | 'deny' | 'expire';

/** True when the simulated Twitch took it; otherwise the streamer was told why not. */
export async function answerSignIn(answer: SignInAnswer): Promise<boolean> {
  const result = await client.rehearsal.answerSignIn({ answer });
  if (!result.ok) toastFailed(result.error);
  return result.ok;
}

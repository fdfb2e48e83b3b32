import type { TwitchStatus } from '../../../../shared/contract/twitch.ts';

const KEY = 'emcee.welcome';

/** Whether this browser has been welcomed: it skipped it, finished it, or has no need of it. */
export function isWelcomed(): boolean {
  return localStorage.getItem(KEY) !== null;
}

export function rememberWelcome(): void {
  localStorage.setItem(KEY, 'seen');
}

/** True when nothing is set up yet: no account, and no rehearsal. */
export function isFirstRun(status: Pick<TwitchStatus, 'mode' | 'accounts'>): boolean {
  return (
    status.mode === 'live' && status.accounts.every(({ state }) => state === 'none' || state === 'signing-in')
  );
}

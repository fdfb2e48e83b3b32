import type { TwitchStatus } from '../../../../shared/contract/twitch.ts';

/** From the choice to the connected channel. `application` only where Emcee has no client ID yet. */
export type WelcomeStep = 'choose' | 'application' | 'streamer' | 'bot' | 'done';

/** The steps of one who connects. What was missing when it began stays a step, so that the count does not change. */
export function pathOf(needsApplication: boolean): WelcomeStep[] {
  return ['choose', ...(needsApplication ? (['application'] as const) : []), 'streamer', 'bot', 'done'];
}

export function after(path: readonly WelcomeStep[], step: WelcomeStep): WelcomeStep {
  return path[Math.min(path.length - 1, path.indexOf(step) + 1)] ?? 'choose';
}

export function before(path: readonly WelcomeStep[], step: WelcomeStep): WelcomeStep {
  return path[Math.max(0, path.indexOf(step) - 1)] ?? 'choose';
}

/** Where the streamer is: `at` from 1, without the choice itself. Null while choosing. */
export function progress(
  path: readonly WelcomeStep[],
  step: WelcomeStep,
): { at: number; count: number } | null {
  const at = path.indexOf(step);
  return at <= 0 ? null : { at, count: path.length - 1 };
}

/** Whether what a step asks for is there. */
export function isDone(step: WelcomeStep, status: Pick<TwitchStatus, 'clientId' | 'accounts'>): boolean {
  const signedIn = (role: 'streamer' | 'bot'): boolean =>
    status.accounts.some((account) => account.role === role && account.state === 'signed-in');
  switch (step) {
    case 'application':
      return status.clientId.state !== 'missing';
    case 'streamer':
    case 'bot':
      return signedIn(step);
    default:
      return false;
  }
}

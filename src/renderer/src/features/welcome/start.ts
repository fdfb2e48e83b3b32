import { navigate } from 'wouter/use-hash-location';
import { twitch } from '../connection/status.ts';
import { isFirstRun, isWelcomed, rememberWelcome } from './firstRun.ts';

/** Opens the welcome in place of Home when nothing is set up yet. Once: whoever then goes to Home may stay there. */
export function startWelcome(): void {
  if (isWelcomed()) return;
  const stop = twitch.onChange(({ data }) => {
    if (!data) return;
    stop();
    if (!isFirstRun(data)) rememberWelcome();
    else if (/^#?\/?$/.test(location.hash)) navigate('/welcome', { replace: true });
  });
}

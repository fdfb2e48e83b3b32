import type { Settings } from './settings/settings.ts';

/**
 * The time zone that the streamer has chosen for times in texts, which holds for all times by the clock; this
 * computer's when none is chosen, or that module is not there.
 */
export function streamerTimeZone(settings: Pick<Settings, 'values'>): string {
  const chosen = chosenIn(settings);
  return typeof chosen === 'string' && chosen !== ''
    ? chosen
    : Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function chosenIn(settings: Pick<Settings, 'values'>): unknown {
  try {
    return settings.values('texts')['timeZone'];
  } catch {
    return null;
  }
}

import { t } from 'i18next';
import { showBanner } from '../../app/banner.ts';
import { twitch } from '../connection/status.ts';
import type { Mode } from './plan.ts';
import { heardMode, leaveStage, resumeStaging } from './staging.ts';

/** Watches which channel Emcee is in, from the start of the panel to its end. */
export function startRehearsal(): void {
  let started: Mode | null = null;

  resumeStaging();
  twitch.onChange(({ data }) => {
    if (!data || data.mode === started) return;
    if (started === null && data.mode === 'rehearsal') {
      showBanner({
        id: 'rehearsal',
        title: t('rehearsal:banner.title'),
        text: t('rehearsal:banner.text'),
        action: { label: t('rehearsal:banner.leave'), run: () => void leaveStage() },
      });
    }
    heardMode(started, data.mode);
    started = data.mode;
  });
  twitch.keep();
}

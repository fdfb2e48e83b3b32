import {
  type Icon,
  IconAlertCircle,
  IconCircleCheck,
  IconClock,
  IconLoader2,
  IconPlugOff,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkState } from '../../../../shared/contract/twitch.ts';
import { useNow } from '../../ui/now.ts';
import { secondsUntil } from './countdown.ts';
import classes from './LinkWord.module.css';

const ICONS: Record<LinkState['state'], Icon> = {
  off: IconPlugOff,
  'needs-sign-in': IconUserQuestion,
  connecting: IconLoader2,
  online: IconCircleCheck,
  waiting: IconClock,
  failed: IconAlertCircle,
};

/** How a way to Twitch is, as sign, word and colour; with the countdown to the next try. */
export function LinkWord({ link }: { link: LinkState }): ReactNode {
  const { t } = useTranslation('connection');
  const StateIcon = ICONS[link.state];
  return (
    <span className={classes['word']} data-state={link.state} title={link.text}>
      <StateIcon className={classes['icon'] ?? ''} size={16} stroke={2} aria-hidden="true" />
      {link.state === 'waiting' && link.retryAt !== null ? (
        <NextTry at={link.retryAt} />
      ) : (
        t(`link.${link.state}`)
      )}
    </span>
  );
}

function NextTry({ at }: { at: number }): ReactNode {
  const { t } = useTranslation('connection');
  const now = useNow(1000);
  return t('link.nextTry', { count: secondsUntil(at, now) });
}

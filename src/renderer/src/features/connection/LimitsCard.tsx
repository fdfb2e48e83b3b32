import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TwitchStatus } from '../../../../shared/contract/twitch.ts';
import { Card } from '../../ui/Card.tsx';
import { wholeNumber } from '../../ui/format.ts';
import classes from './LimitsCard.module.css';

/** Below this share of what Twitch allows the meter asks for a look. */
const SCARCE = 0.15;

/** So many waiting lines fill the meter: they take about a minute to be said. */
const MANY_LINES = 40;

/** What Twitch leaves Emcee to do at the moment. */
export function LimitsCard({ limits }: { limits: TwitchStatus['limits'] }): ReactNode {
  const { t } = useTranslation('connection');
  const { apiLeft, apiLimit, linesWaiting } = limits;
  const share = apiLeft === null || !apiLimit ? null : apiLeft / apiLimit;
  return (
    <Card title={t('limits.title')} text={t('limits.text')}>
      <div className={classes['meters']}>
        <Meter
          name={t('limits.api')}
          value={
            apiLeft === null || apiLimit === null
              ? t('limits.unknown')
              : t('limits.of', { left: wholeNumber(apiLeft), limit: wholeNumber(apiLimit) })
          }
          share={share}
          scarce={share !== null && share < SCARCE}
        />
        <Meter
          name={t('limits.lines')}
          value={linesWaiting === 0 ? t('limits.none') : t('limits.waiting', { count: linesWaiting })}
          share={Math.min(1, linesWaiting / MANY_LINES)}
          scarce={linesWaiting >= MANY_LINES}
        />
      </div>
    </Card>
  );
}

interface MeterProps {
  name: string;
  value: string;
  /** From 0 to 1; null when it is not known. */
  share: number | null;
  scarce: boolean;
}

function Meter({ name, value, share, scarce }: MeterProps): ReactNode {
  return (
    <div className={classes['meter']}>
      <span className={classes['name']}>{name}</span>
      <span className={classes['value']}>{value}</span>
      <span className={classes['bar']} aria-hidden="true" data-scarce={scarce}>
        <span style={{ transform: `scaleX(${share ?? 0})` }} />
      </span>
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconHeartbeat } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../../shared/contract/rehearsal.ts';
import { Card } from '../../ui/Card.tsx';
import { InlineNumber } from '../../ui/InlineNumber.tsx';
import { useNow } from '../../ui/now.ts';
import { clockLeft, secondsUntil } from '../connection/countdown.ts';
import { breakSomething, type Fault, healAll } from './actions.ts';
import classes from './FaultsCard.module.css';

/** Those that last, and those that happen once. */
const FAULTS: readonly { fault: Fault; lasts: boolean }[] = [
  { fault: 'cut', lasts: true },
  { fault: 'slowApi', lasts: true },
  { fault: 'failApi', lasts: true },
  { fault: 'duplicateEvents', lasts: true },
  { fault: 'expireTokens', lasts: false },
  { fault: 'eventSubReconnect', lasts: false },
  { fault: 'chatReconnect', lasts: false },
  { fault: 'oddLines', lasts: false },
];

/** Everything that goes wrong with the real Twitch sooner or later, on purpose. */
export function FaultsCard({ faults }: { faults: Stage['faults'] }): ReactNode {
  const { t } = useTranslation('rehearsal');
  const [seconds, setSeconds] = useState<number | ''>(20);
  const [asked, setAsked] = useState<Fault | null>(null);

  const act = async (fault: Fault): Promise<void> => {
    setAsked(fault);
    await breakSomething(fault, seconds || 20);
    setAsked(null);
  };

  return (
    <Card
      flush
      title={t('faults.title')}
      text={t('faults.text')}
      end={
        <>
          <InlineNumber label={t('faults.seconds')} value={seconds} min={1} max={600} onChange={setSeconds} />
          <Button
            disabled={faults.length === 0}
            leftSection={<IconHeartbeat size={16} aria-hidden="true" />}
            onClick={() => void healAll()}
          >
            {t('faults.heal')}
          </Button>
        </>
      }
    >
      <ul className={classes['list']}>
        {FAULTS.map(({ fault, lasts }) => {
          const active = faults.find((other) => other.fault === fault);
          return (
            <li key={fault} className={classes['fault']} data-active={active !== undefined}>
              <div className={classes['words']}>
                <h3 className={classes['title']}>
                  {t(`fault.${fault}.title`)}
                  {active && (
                    <span className={classes['active']}>
                      {t('faults.active')}
                      {active.until !== null && <TimeLeft until={active.until} />}
                    </span>
                  )}
                </h3>
                <p className={classes['help']}>
                  {t(`fault.${fault}.help`)} {t(lasts ? 'faults.lasts' : 'faults.once')}
                </p>
              </div>
              <Button
                loading={asked === fault}
                aria-label={t('faults.goName', { fault: t(`fault.${fault}.title`) })}
                onClick={() => void act(fault)}
              >
                {t('faults.go')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function TimeLeft({ until }: { until: number }): ReactNode {
  const { t } = useTranslation('rehearsal');
  const now = useNow(1000);
  return <> {t('scenes.left', { time: clockLeft(secondsUntil(until, now)) })}</>;
}

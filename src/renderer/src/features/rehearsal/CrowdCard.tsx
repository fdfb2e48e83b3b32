import { SegmentedControl, Switch } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../../shared/contract/rehearsal.ts';
import { Card } from '../../ui/Card.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { setCrowd } from './actions.ts';
import classes from './CrowdCard.module.css';

/** Lines a minute, from a quiet channel to a flood. */
const RATES = [10, 40, 200, 2000, 60_000] as const;

/** The rate that is offered and lies nearest. */
function nearest(rate: number): (typeof RATES)[number] {
  return RATES.reduce((best, other) => (Math.abs(other - rate) < Math.abs(best - rate) ? other : best));
}

/** Viewers who chat by themselves until they are switched off. */
export function CrowdCard({ crowd }: { crowd: Stage['crowd'] }): ReactNode {
  const { t } = useTranslation('rehearsal');
  const id = useId();
  const [chosen, setChosen] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const rate = chosen ?? nearest(crowd.rate || 40);

  const apply = async (on: boolean, lines: number): Promise<void> => {
    setBusy(true);
    await setCrowd(on, lines);
    setBusy(false);
  };

  return (
    <Card
      title={t('crowd.title')}
      text={t('crowd.text')}
      end={
        <Switch
          id={id}
          checked={crowd.on}
          disabled={busy}
          aria-label={t('crowd.switch')}
          onChange={(event) => void apply(event.currentTarget.checked, rate)}
        />
      }
    >
      <div className={classes['row']}>
        <SegmentedControl
          aria-label={t('crowd.rate')}
          value={String(rate)}
          onChange={(value) => {
            setChosen(Number(value));
            if (crowd.on) void apply(true, Number(value));
          }}
          data={RATES.map((value) => ({ value: String(value), label: wholeNumber(value) }))}
        />
        <span className={classes['unit']}>{t('crowd.unit')}</span>
        <span className={classes['viewers']}>
          {crowd.on ? t('crowd.viewers', { count: crowd.viewers }) : t('crowd.off')}
        </span>
      </div>
    </Card>
  );
}

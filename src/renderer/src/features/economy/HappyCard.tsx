import { Button, NumberInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, watch } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { relativeTime } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import classes from './Economy.module.css';

/** Starts a happy hour by hand, and shows the one that runs. */
export function HappyCard(): ReactNode {
  const { t } = useTranslation('economy');
  const now = useNow(5000);
  const [minutes, setMinutes] = useState<number | ''>(60);
  const [factor, setFactor] = useState<number | ''>(2);
  const [happy, setHappy] = useState<{ factor: number; until: number } | null>(null);
  useEffect(
    () =>
      watch('economy', 'now', {
        onSnapshot: (snapshot) => setHappy(snapshot.happy),
        onEvent: (event) => setHappy(event.happy),
      }),
    [],
  );
  const running = happy !== null && happy.until > now;

  const set = async (wanted: number): Promise<void> => {
    const answer = await client.economy.happyNow({ minutes: wanted, factor: factor || 1 });
    if (answer.ok) toastDone(t(wanted > 0 ? 'happy.started' : 'happy.ended'));
    else toastFailed(answer.error);
  };

  return (
    <Card title={t('happy.title')} text={t('happy.text')}>
      {running && (
        <p role="status">
          {t('happy.running', { factor: happy.factor, until: relativeTime(happy.until, now) })}
        </p>
      )}
      <form
        className={classes['row']}
        onSubmit={(event) => {
          event.preventDefault();
          void set(minutes || 60);
        }}
      >
        <NumberInput
          className={classes['number'] ?? ''}
          label={t('happy.minutes')}
          min={1}
          max={1440}
          allowDecimal={false}
          value={minutes}
          onChange={(given) => setMinutes(given === '' ? '' : Number(given))}
        />
        <NumberInput
          className={classes['number'] ?? ''}
          label={t('happy.factor')}
          min={1}
          max={100}
          decimalScale={1}
          step={0.5}
          value={factor}
          onChange={(given) => setFactor(given === '' ? '' : Number(given))}
        />
        <Button type="submit">{t('happy.start')}</Button>
        {running && (
          <Button variant="subtle" onClick={() => void set(0)}>
            {t('happy.end')}
          </Button>
        )}
      </form>
    </Card>
  );
}

import { IconBroadcast, IconBroadcastOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../../shared/contract/rehearsal.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { wholeNumber } from '../../ui/format.ts';
import classes from './StageStrip.module.css';

/** How the simulated channel is, and what it has counted. */
export function StageStrip({ stage }: { stage: Stage }): ReactNode {
  const { t } = useTranslation('rehearsal');
  const { streamer, live, stats, control } = stage;
  const facts: [name: string, value: ReactNode][] = [
    [t('strip.channel'), streamer ?? '–'],
    [
      t('strip.stream'),
      <span key="stream" className={classes['live']} data-live={live}>
        {live ? (
          <IconBroadcast size={16} stroke={1.9} aria-hidden="true" />
        ) : (
          <IconBroadcastOff size={16} stroke={1.9} aria-hidden="true" />
        )}
        {t(live ? 'strip.on' : 'strip.off')}
      </span>,
    ],
    [t('strip.lines'), wholeNumber(stats.lines)],
    [t('strip.events'), wholeNumber(stats.events)],
    [t('strip.calls'), wholeNumber(stats.apiCalls)],
  ];
  return (
    <section className={classes['strip']} aria-label={t('strip.label')}>
      <dl className={classes['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {control !== null && (
        <div className={classes['control']} title={t('strip.controlHelp')}>
          <span>{t('strip.control')}</span>
          <code>{control}</code>
          <CopyButton text={control} label={t('strip.copyControl')} />
        </div>
      )}
    </section>
  );
}

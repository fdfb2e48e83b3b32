import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogRow } from '../../../../shared/contract/log.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { exactTime } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { LevelMark } from './LevelMark.tsx';
import classes from './LogDetail.module.css';
import { closeRow } from './selection.ts';

/** All fields of one row, beside the list. The keyboard stays in the list, so that arrows show row after row. */
export function LogDetail({ row }: { row: LogRow }): ReactNode {
  const { t } = useTranslation('log');
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row starts at its top
  useEffect(() => {
    panel.current?.scrollTo({ top: 0 });
  }, [row.id]);

  const facts: [name: string, value: ReactNode][] = [
    [
      t('detail.time'),
      <span key="time">
        {exactTime(row.time)}
        <span className={classes['quiet']}>
          {' '}
          (<RelativeTime time={row.time} />)
        </span>
      </span>,
    ],
    [t('detail.level'), <LevelMark key="level" level={row.level} />],
    [t('detail.category'), t(`category.${row.category}`)],
    [t('detail.feature'), row.feature],
    [t('detail.event'), <code key="event">{row.event}</code>],
    [t('detail.actor'), row.actor],
    [t('detail.action'), row.action === null ? null : <code key="action">{row.action}</code>],
    [t('detail.result'), row.result === null ? null : t(`result.${row.result}`)],
    [t('detail.duration'), row.duration === null ? null : t('detail.durationMs', { ms: row.duration })],
    [t('detail.id'), String(row.id)],
  ];
  return (
    <aside className={classes['panel']} ref={panel} aria-labelledby={id}>
      <div className={classes['head']}>
        <h2 className={classes['title']} id={id}>
          {t('detail.label')}
        </h2>
        <CopyButton text={JSON.stringify(row, null, 2)} label={t('detail.copy')} />
        <Tooltip label={t('detail.close')}>
          <ActionIcon aria-label={t('detail.close')} onClick={closeRow}>
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <p className={classes['message']}>{row.message}</p>
      <dl className={classes['facts']}>
        {facts.map(([name, value]) => (
          <div key={name} className={classes['fact']}>
            <dt>{name}</dt>
            <dd>{value ?? <span className={classes['quiet']}>–</span>}</dd>
          </div>
        ))}
      </dl>
      <h3 className={classes['subtitle']}>{t('detail.details')}</h3>
      {row.details === null ? (
        <p className={classes['quiet']}>{t('detail.noDetails')}</p>
      ) : (
        <pre className={classes['json']}>{JSON.stringify(row.details, null, 2)}</pre>
      )}
    </aside>
  );
}

import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogRow } from '../../../../shared/contract/log.ts';
import { clockTime, exactTime, shortDate } from '../../ui/format.ts';
import { MarkCell, TableLine } from '../../ui/table/TableLine.tsx';
import { logFeed } from './feed.ts';
import { LevelMark } from './LevelMark.tsx';
import classes from './LogList.module.css';
import { openRow, toggleMark, useSelection } from './selection.ts';

interface LogLineProps {
  /** Of the list; a row's own id follows it. */
  id: string;
  /** Null while the row is on its way. */
  row: LogRow | null;
  index: number;
  top: number;
  height: number;
}

/** One row. It is drawn again only when it changes or moves. */
export const LogLine = memo(function LogLine({ id, row, index, top, height }: LogLineProps): ReactNode {
  const { t } = useTranslation('log');
  const active = useSelection((selection) => row !== null && selection.active === row.id);
  const marked = useSelection((selection) => row !== null && selection.marked.has(row.id));
  const opened = useSelection((selection) => row !== null && selection.opened?.id === row.id);
  const place = { index, top, height };
  if (!row) {
    return (
      <TableLine id={undefined} {...place}>
        <td className={classes['away']} aria-label={t('list.loading')} />
      </TableLine>
    );
  }
  return (
    <TableLine
      id={`${id}-${row.id}`}
      {...place}
      state={{ marked, active, opened }}
      about={{ 'data-level': row.level }}
      onClick={() => {
        logFeed.pause('asked');
        openRow(row);
      }}
    >
      <MarkCell label={t('list.markRow')} marked={marked} onToggle={() => toggleMark(row)} />
      <td className={classes['time']}>
        <time dateTime={new Date(row.time).toISOString()} title={exactTime(row.time)}>
          <span className={classes['date']}>{shortDate(row.time, Date.now())}</span> {clockTime(row.time)}
        </time>
      </td>
      <td>
        <LevelMark level={row.level} />
      </td>
      <td className={classes['feature']}>{row.feature}</td>
      <td className={classes['message']} title={row.message}>
        {row.message}
      </td>
      <td className={classes['event']}>{row.event}</td>
    </TableLine>
  );
});

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewerRow } from '../../../../shared/contract/viewers.ts';
import { wholeNumber } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { MarkCell, TableLine } from '../../ui/table/TableLine.tsx';
import { type Column, NUMBERS, WORDS } from './columns.ts';
import type { PanelCurrency } from './currencies.ts';
import classes from './UsersList.module.css';
import { activate, open, toggleMark, useUsers } from './usersTable.ts';
import { watchedText } from './watched.ts';

interface UserLineProps {
  id: string;
  /** Null while it is being fetched. */
  row: ViewerRow | null;
  index: number;
  top: number;
  height: number;
  shown: readonly Column[];
  currencies: readonly PanelCurrency[];
}

/** One person in the table. */
export function UserLine(props: UserLineProps): ReactNode {
  const { id, row, index, top, height, shown, currencies } = props;
  const { t } = useTranslation('viewers');
  const marked = useUsers((table) => row !== null && table.marked.has(row.id));
  const opened = useUsers((table) => row !== null && table.opened === row.id);
  const active = useUsers((table) => table.active === index);
  const place = { id, index, top, height };
  if (!row) {
    return (
      <TableLine {...place}>
        <td />
        <td className={classes['quiet']}>{t('list.loading')}</td>
      </TableLine>
    );
  }
  return (
    <TableLine
      {...place}
      state={{ marked, active, opened }}
      onClick={() => {
        activate(index);
        open(row.id);
      }}
    >
      <MarkCell
        label={t('list.markRow', { name: row.name })}
        marked={marked}
        onToggle={() => toggleMark(row.id)}
      />
      <td>
        {row.present && (
          <span className={classes['here']} title={t('here')} role="img" aria-label={t('here')} />
        )}
        <span className={classes['name']} data-ignored={row.ignored} title={row.name}>
          {row.name}
        </span>
        {row.name.toLowerCase() !== row.login && <span className={classes['quiet']}> {row.login}</span>}
      </td>
      {shown
        .filter((column) => !WORDS.has(column))
        .map((column) => (
          <td key={column} data-number={NUMBERS.has(column)}>
            <Cell column={column} row={row} />
          </td>
        ))}
      {currencies.map((currency) => (
        <td key={currency.id} data-number>
          {wholeNumber(row.balances[currency.id] ?? 0)}
        </td>
      ))}
      {shown
        .filter((column) => WORDS.has(column))
        .map((column) => (
          <td key={column}>
            <Cell column={column} row={row} />
          </td>
        ))}
    </TableLine>
  );
}

function Cell({ column, row }: { column: Column; row: ViewerRow }): ReactNode {
  const { t } = useTranslation('viewers');
  switch (column) {
    case 'role':
      return row.role === 'everyone' ? (
        <span className={classes['quiet']}>{t('role.everyone')}</span>
      ) : (
        t(`role.${row.role}`)
      );
    case 'lastSeen':
      return row.lastSeen === 0 ? t('never') : <RelativeTime time={row.lastSeen} />;
    case 'firstSeen':
      return row.firstSeen === 0 ? t('never') : <RelativeTime time={row.firstSeen} />;
    case 'watched':
      return watchedText(row.watchedMinutes, t);
    case 'messages':
    case 'streams':
    case 'streak':
      return wholeNumber(row[column]);
    case 'groups':
      return row.groups.join(', ');
    case 'notes':
      return row.notes;
  }
}

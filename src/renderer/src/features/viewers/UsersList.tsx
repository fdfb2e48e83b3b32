import { Button } from '@mantine/core';
import { IconFilterOff, IconUsers } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { useVirtualRows } from '../../ui/table/useVirtualRows.ts';
import { VirtualTable } from '../../ui/table/VirtualTable.tsx';
import { useColumns, WIDTH, WORDS } from './columns.ts';
import type { PanelCurrency } from './currencies.ts';
import { UserLine } from './UserLine.tsx';
import { UsersHead } from './UsersHead.tsx';
import classes from './UsersList.module.css';
import {
  activate,
  isFiltering,
  NO_FILTER,
  open,
  rowAt,
  see,
  setFilter,
  toggleMark,
  useUsers,
} from './usersTable.ts';

/** The height of a row in pixels. */
const HEIGHT = 32;

interface UsersListProps {
  currencies: readonly PanelCurrency[];
  /** Null before it is known. */
  present: number | null;
}

/** All users; only those that can be seen are drawn and fetched. */
export function UsersList({ currencies, present }: UsersListProps): ReactNode {
  const { t } = useTranslation('viewers');
  const id = useId();
  const table = useUsers();
  const shown = useColumns((columns) => columns.shown);
  const count = table.total ?? 0;

  const virtual = useVirtualRows({ count, height: HEIGHT, keyAt: (index) => index });
  const { first, last, scroller } = virtual;

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that were read anew are a reason to look again
  useEffect(() => see(first, last), [first, last, table.pages]);

  // Another question begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: that the question has changed is the reason
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [table.filter, table.sort]);

  const walk = (to: number): void => {
    activate(to);
    virtual.show(to);
    const row = rowAt(table, to);
    if (table.opened !== null && row) open(row.id);
  };
  const act = (key: string): boolean => {
    const row = rowAt(table, table.active);
    if (!row) return false;
    if (key === 'Enter') open(row.id);
    else if (key === ' ') toggleMark(row.id);
    else return false;
    return true;
  };

  const facts = shown.filter((column) => !WORDS.has(column));
  const words = shown.filter((column) => WORDS.has(column));
  const grid = [
    '34px',
    'minmax(9.5rem, 1.6fr)',
    ...facts.map((column) => WIDTH[column]),
    ...currencies.map(() => '4.5rem'),
    ...words.map((column) => WIDTH[column]),
  ];
  return (
    <VirtualTable
      label={t('list.label')}
      rows={virtual}
      rowCount={count + 1}
      className={classes['users']}
      style={{ '--table-columns': grid.join(' ') } as React.CSSProperties}
      head={<UsersHead shown={shown} currencies={currencies} sort={table.sort} />}
      at={table.active}
      active={count > 0 ? `${id}-${table.active}` : null}
      onWalk={walk}
      onAct={act}
      foot={
        count > 0 && (
          <>
            {t('list.count', { count, formatted: wholeNumber(count) })}
            {present !== null && ` · ${t('list.hereNow', { count: present })}`}
          </>
        )
      }
      empty={table.total === 0 && <Nothing />}
    >
      {virtual.drawn.map(({ key, index, top }) => (
        <UserLine
          key={key}
          id={`${id}-${index}`}
          row={rowAt(table, index)}
          index={index}
          top={top}
          height={virtual.height}
          shown={shown}
          currencies={currencies}
        />
      ))}
    </VirtualTable>
  );
}

/** Nobody is known yet, or nobody fits. */
function Nothing(): ReactNode {
  const { t } = useTranslation('viewers');
  const [, navigate] = useLocation();
  const filtering = useUsers(({ filter }) => isFiltering(filter));
  return filtering ? (
    <EmptyState icon={IconFilterOff} title={t('list.nothing')} text={t('list.nothingText')}>
      <Button onClick={() => setFilter(NO_FILTER)}>{t('filter.clearAll')}</Button>
    </EmptyState>
  ) : (
    <EmptyState icon={IconUsers} title={t('list.empty')} text={t('list.emptyText')}>
      <Button onClick={() => navigate('/rehearsal')}>{t('list.toRehearsal')}</Button>
    </EmptyState>
  );
}

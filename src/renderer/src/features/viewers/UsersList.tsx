import { Button } from '@mantine/core';
import { IconFilterOff, IconUsers } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { wholeNumber } from '../../ui/format.ts';
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
  const [, navigate] = useLocation();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useUsers();
  const shown = useColumns((columns) => columns.shown);
  const count = table.total ?? 0;

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that were read anew are a reason to look again
  useEffect(() => see(first, last), [first, last, table.pages]);

  // Another question begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: that the question has changed is the reason
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [table.filter, table.sort]);

  const moveTo = (index: number): void => {
    const to = Math.max(0, Math.min(count - 1, index));
    activate(to);
    virtual.scrollToIndex(to, { align: 'auto' });
    const row = rowAt(table, to);
    if (table.opened !== null && row) open(row.id);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const at = table.active;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / HEIGHT) - 2);
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: count - 1,
    };
    const to = moves[event.key];
    const row = rowAt(table, at);
    if (to === undefined && !(row && (event.key === 'Enter' || event.key === ' '))) return;
    event.preventDefault();
    if (to !== undefined) moveTo(to);
    else if (row && event.key === 'Enter') open(row.id);
    else if (row) toggleMark(row.id);
  };

  const facts = shown.filter((column) => !WORDS.has(column));
  const words = shown.filter((column) => WORDS.has(column));
  const grid = [
    '34px',
    'minmax(8rem, 1.2fr)',
    ...facts.map((column) => WIDTH[column]),
    ...currencies.map(() => '5rem'),
    ...words.map((column) => WIDTH[column]),
  ];
  return (
    <div className={classes['frame']} style={{ '--users-grid': grid.join(' ') } as React.CSSProperties}>
      <div ref={scroller} className={classes['scroller']}>
        <table
          className={classes['table']}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are walked through by keyboard
          role="grid"
          aria-label={t('list.label')}
          aria-rowcount={count + 1}
          aria-multiselectable="true"
          aria-activedescendant={count > 0 ? `${id}-${table.active}` : undefined}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <UsersHead shown={shown} currencies={currencies} sort={table.sort} />
          <tbody className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => (
              <UserLine
                key={item.key}
                id={`${id}-${item.index}`}
                row={rowAt(table, item.index)}
                index={item.index}
                top={item.start}
                shown={shown}
                currencies={currencies}
              />
            ))}
          </tbody>
        </table>
      </div>
      {table.total !== null && count > 0 && (
        <p className={classes['foot']} role="status">
          {t('list.count', { count, formatted: wholeNumber(count) })}
          {present !== null && ` · ${t('list.hereNow', { count: present })}`}
        </p>
      )}
      {table.total === 0 && (
        <div className={classes['empty']}>
          {isFiltering(table.filter) ? (
            <EmptyState icon={IconFilterOff} title={t('list.nothing')} text={t('list.nothingText')}>
              <Button onClick={() => setFilter(NO_FILTER)}>{t('filter.clearAll')}</Button>
            </EmptyState>
          ) : (
            <EmptyState icon={IconUsers} title={t('list.empty')} text={t('list.emptyText')}>
              <Button onClick={() => navigate('/rehearsal')}>{t('list.toRehearsal')}</Button>
            </EmptyState>
          )}
        </div>
      )}
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconFilterOff, IconQuote } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { QuoteFilter } from '../../../../shared/contract/quotes.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { removeQuote } from './actions.ts';
import { isFiltering, NO_FILTER } from './QuoteFilters.tsx';
import { QuoteRow } from './QuoteRow.tsx';
import classes from './QuotesPage.module.css';
import type { QuoteWindow } from './useQuotes.ts';

/** Heights of a row in pixels: to read, and to edit. */
const LINE = 36;
const EDITING = 92;

interface QuoteListProps {
  quotes: QuoteWindow;
  filter: QuoteFilter;
  onFilter: (filter: QuoteFilter) => void;
  onAdd: () => void;
}

export function QuoteList({ quotes, filter, onFilter, onAdd }: QuoteListProps): ReactNode {
  const { t } = useTranslation('quotes');
  const [, navigate] = useLocation();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState(0);
  const [editing, setEditing] = useState<number | null>(null);
  const count = quotes.total ?? 0;
  const { see } = quotes;

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (index === editing ? EDITING : LINE),
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a row of another height moves those below
  useEffect(() => virtual.measure(), [editing]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of rows is a reason to look again
  useEffect(() => see(first, last), [see, first, last, count]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters begin at the top
  useEffect(() => {
    setActive(0);
    setEditing(null);
    scroller.current?.scrollTo({ top: 0 });
  }, [filter]);

  const edit = (index: number, on: boolean): void => {
    setActive(index);
    setEditing(on ? index : null);
    if (!on) table.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== table.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + 12,
      PageUp: active - 12,
      Home: 0,
      End: count - 1,
    };
    const to = moves[event.key];
    const quote = quotes.at(active);
    if (to !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(count - 1, to));
      setActive(next);
      virtual.scrollToIndex(next, { align: 'auto' });
    } else if ((event.key === 'Enter' || event.key === 'F2') && quote && quote.state !== 'removed') {
      event.preventDefault();
      edit(active, true);
    } else if (event.key === 'Delete' && quote && quote.state !== 'removed') {
      event.preventDefault();
      void removeQuote(quote);
    }
  };

  if (quotes.error && quotes.total === null) {
    return <Refusal error={quotes.error} feature="quotes" onRetry={quotes.again} />;
  }
  return (
    <div className={classes['frame']}>
      <div className={classes['scroller']} ref={scroller}>
        <table
          ref={table}
          className={classes['table']}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are walked through by keyboard
          role="grid"
          aria-label={t('list.label')}
          aria-rowcount={count + 1}
          aria-busy={quotes.total === null}
          aria-activedescendant={count > 0 && editing === null ? `${id}-${active}` : undefined}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <thead className={classes['head']}>
            <tr className={classes['header']} aria-rowindex={1}>
              <th scope="col">{t('list.number')}</th>
              <th scope="col">{t('list.text')}</th>
              <th scope="col">{t('list.author')}</th>
              <th scope="col">{t('list.game')}</th>
              <th scope="col">{t('list.date')}</th>
              <th scope="col">{t('list.addedBy')}</th>
              <th scope="col" className={classes['actionsHead']}>
                {t('list.actions')}
              </th>
            </tr>
          </thead>
          <tbody className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => (
              <QuoteRow
                key={quotes.at(item.index)?.id ?? `away-${item.index}`}
                id={id}
                quote={quotes.at(item.index)}
                index={item.index}
                top={item.start}
                height={item.size}
                active={item.index === active}
                editing={item.index === editing}
                onActivate={() => setActive(item.index)}
                onEdit={(on) => edit(item.index, on)}
              />
            ))}
          </tbody>
        </table>
        {quotes.total === 0 && (
          <div className={classes['empty']}>
            {isFiltering(filter) ? (
              <EmptyState icon={IconFilterOff} title={t('list.nothing')} text={t('list.nothingText')}>
                <Button onClick={() => onFilter({ ...NO_FILTER, state: filter.state })}>
                  {t('filter.clear')}
                </Button>
              </EmptyState>
            ) : filter.state === 'waiting' ? (
              <EmptyState icon={IconQuote} title={t('list.emptyWaiting')} text={t('list.emptyWaitingText')}>
                <Button onClick={() => navigate('/settings/quotes/suggestions')}>{t('list.settings')}</Button>
              </EmptyState>
            ) : filter.state === 'removed' ? (
              <EmptyState icon={IconQuote} title={t('list.emptyRemoved')} text={t('list.emptyRemovedText')} />
            ) : (
              <EmptyState icon={IconQuote} title={t('list.empty')} text={t('list.emptyText')}>
                <Button variant="filled" onClick={onAdd}>
                  {t('add.button')}
                </Button>
              </EmptyState>
            )}
          </div>
        )}
      </div>
      {count > 0 && (
        <p className={classes['foot']} role="status">
          {t('list.count', { count })} · {t('list.keys')}
        </p>
      )}
    </div>
  );
}

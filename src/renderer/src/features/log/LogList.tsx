import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle, IconFilterOff, IconNotes } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { logFeed } from './feed.ts';
import { LogLine } from './LogLine.tsx';
import classes from './LogList.module.css';
import { isFiltering, NO_FILTER } from './logFilter.ts';
import { countRows, rowAt } from './logWindow.ts';
import { activate, MOST_MARKED, openRow, toggleMark, useSelection } from './selection.ts';

/** Heights of a row, in pixels: one line on a wide page, two on a phone. */
const ONE_LINE = 30;
const TWO_LINES = 50;

/** The next page is fetched when fewer rows than this are left below. */
const FETCH_AHEAD = 60;

export function LogList(): ReactNode {
  const { t } = useTranslation('log');
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 48rem)') ?? false;
  const window = useStore(logFeed.store, (state) => state.window);
  const starting = useStore(logFeed.store, (state) => state.starting);
  const filtering = useStore(logFeed.store, (state) => isFiltering(state.filter));
  const error = useStore(logFeed.store, (state) => state.error);
  const active = useSelection((selection) => selection.active);
  const count = countRows(window);
  const height = narrow ? TWO_LINES : ONE_LINE;

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    getItemKey: (index) => rowAt(window, index)?.id ?? `away-${index}`,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height have to be placed anew
  useEffect(() => {
    virtual.measure();
  }, [height]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed window is a reason to look again
  useEffect(() => {
    logFeed.see(first, last);
    if (last > count - FETCH_AHEAD) logFeed.older();
  }, [first, last, count, window]);

  // Following again means to stand at the top.
  const following = useStore(logFeed.store, (state) => state.paused === 'no');
  useEffect(() => {
    if (following) scroller.current?.scrollTo({ top: 0 });
  }, [following]);

  const onScroll = (): void => {
    const top = scroller.current?.scrollTop ?? 0;
    const { paused } = logFeed.store.getState();
    if (top > height && paused === 'no') logFeed.pause('scrolled');
    else if (top === 0 && paused === 'scrolled') logFeed.resume();
  };

  const activeIndex = (): number => {
    for (let index = 0; index < count; index += 1) if (rowAt(window, index)?.id === active) return index;
    return -1;
  };

  const moveTo = (index: number): void => {
    const to = Math.max(0, Math.min(count - 1, index));
    const row = rowAt(window, to);
    if (!row) return;
    // Whoever walks through the rows does not want them to move away.
    logFeed.pause('asked');
    activate(row);
    virtual.scrollToIndex(to, { align: 'auto' });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = activeIndex();
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2);
    const moves: Record<string, number> = {
      ArrowDown: at < 0 ? first : at + 1,
      ArrowUp: at < 0 ? first : at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: count - 1,
    };
    const to = moves[event.key];
    const row = rowAt(window, at);
    if (to !== undefined) {
      event.preventDefault();
      moveTo(to);
    } else if (event.key === 'Enter' && row) {
      event.preventDefault();
      openRow(row);
    } else if (event.key === ' ' && row) {
      event.preventDefault();
      if (!toggleMark(row)) toastDone(t('marked.full', { count: MOST_MARKED }));
    }
  };

  return (
    <div className={classes['frame']} data-narrow={narrow}>
      <div ref={scroller} className={classes['scroller']} onScroll={onScroll}>
        <table
          className={classes['table']}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are walked through by keyboard
          role="grid"
          aria-label={t('list.label')}
          aria-rowcount={window.next === null ? count + 1 : -1}
          aria-busy={starting}
          aria-multiselectable="true"
          aria-activedescendant={active !== null && items.length > 0 ? `${id}-${active}` : undefined}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <thead className={classes['head']}>
            <tr className={classes['header']} aria-rowindex={1}>
              <th scope="col" className={classes['markHead']}>
                {t('list.mark')}
              </th>
              <th scope="col">{t('list.time')}</th>
              <th scope="col">{t('list.level')}</th>
              <th scope="col">{t('list.feature')}</th>
              <th scope="col">{t('list.message')}</th>
              <th scope="col">{t('list.event')}</th>
            </tr>
          </thead>
          <tbody className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => (
              <LogLine
                key={item.key}
                id={id}
                row={rowAt(window, item.index)}
                index={item.index}
                top={item.start}
                height={height}
              />
            ))}
          </tbody>
        </table>
        {count > 0 && (
          <p className={classes['foot']} role="status">
            {window.next === null ? t('list.end') : t('list.loading')}
          </p>
        )}
      </div>
      {count === 0 && !starting && (
        <div className={classes['empty']}>
          {error ? (
            <EmptyState icon={IconAlertTriangle} title={t('list.failed')} text={error.message}>
              <Button onClick={() => logFeed.start()}>{t('list.retry')}</Button>
            </EmptyState>
          ) : filtering ? (
            <EmptyState icon={IconFilterOff} title={t('list.nothing')} text={t('list.nothingText')}>
              <Button onClick={() => logFeed.setFilter(NO_FILTER)}>{t('list.clear')}</Button>
            </EmptyState>
          ) : (
            <EmptyState icon={IconNotes} title={t('list.empty')} text={t('list.emptyText')} />
          )}
        </div>
      )}
    </div>
  );
}

import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle, IconFilterOff, IconNotes } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MarkHead } from '../../ui/table/TableHead.tsx';
import { useVirtualRows } from '../../ui/table/useVirtualRows.ts';
import { VirtualTable } from '../../ui/table/VirtualTable.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { logFeed } from './feed.ts';
import { LogLine } from './LogLine.tsx';
import classes from './LogList.module.css';
import { isFiltering, NO_FILTER } from './logFilter.ts';
import { countRows, indexOf, rowAt } from './logWindow.ts';
import { activate, MOST_MARKED, openRow, toggleMark, useSelection } from './selection.ts';

/** Heights of a row, in pixels: one line on a wide page, two on a phone. */
const ONE_LINE = 30;
const TWO_LINES = 50;

/** The next page is fetched when fewer rows than this are left below. */
const FETCH_AHEAD = 60;

export function LogList(): ReactNode {
  const { t } = useTranslation('log');
  const id = useId();
  const narrow = useMediaQuery('(max-width: 48rem)') ?? false;
  const window = useStore(logFeed.store, (state) => state.window);
  const starting = useStore(logFeed.store, (state) => state.starting);
  const active = useSelection((selection) => selection.active);
  const count = countRows(window);
  const activeIndex = active === null ? -1 : indexOf(window, active);

  const virtual = useVirtualRows({
    count,
    height: narrow ? TWO_LINES : ONE_LINE,
    keyAt: (index) => rowAt(window, index)?.id ?? `away-${index}`,
  });
  const { first, last, scroller } = virtual;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed window is a reason to look again
  useEffect(() => {
    logFeed.see(first, last);
    if (last > count - FETCH_AHEAD) logFeed.older();
  }, [first, last, count, window]);

  // Following again means to stand at the top.
  const following = useStore(logFeed.store, (state) => state.paused === 'no');
  useEffect(() => {
    if (following) scroller.current?.scrollTo({ top: 0 });
  }, [following, scroller]);

  const onScroll = (): void => {
    const top = scroller.current?.scrollTop ?? 0;
    const { paused } = logFeed.store.getState();
    if (top > virtual.height && paused === 'no') logFeed.pause('scrolled');
    else if (top === 0 && paused === 'scrolled') logFeed.resume();
  };

  const walk = (to: number): void => {
    const row = rowAt(window, to);
    if (!row) return;
    // Whoever walks through the rows does not want them to move away.
    logFeed.pause('asked');
    activate(row);
    virtual.show(to);
  };
  const act = (key: string): boolean => {
    const row = rowAt(window, activeIndex);
    if (!row) return false;
    if (key === 'Enter') openRow(row);
    else if (key !== ' ') return false;
    else if (!toggleMark(row)) toastDone(t('marked.full', { count: MOST_MARKED }));
    return true;
  };

  return (
    <VirtualTable
      label={t('list.label')}
      rows={virtual}
      rowCount={window.next === null ? count + 1 : -1}
      busy={starting}
      narrow={narrow}
      className={classes['log']}
      head={
        <>
          <MarkHead>{t('list.mark')}</MarkHead>
          <th scope="col">{t('list.time')}</th>
          <th scope="col">{t('list.level')}</th>
          <th scope="col">{t('list.feature')}</th>
          <th scope="col">{t('list.message')}</th>
          <th scope="col">{t('list.event')}</th>
        </>
      }
      at={activeIndex}
      active={active !== null && virtual.drawn.length > 0 ? `${id}-${active}` : null}
      onWalk={walk}
      onAct={act}
      onScroll={onScroll}
      end={
        count > 0 && (
          <p className={classes['end']} role="status">
            {window.next === null ? t('list.end') : t('list.loading')}
          </p>
        )
      }
      empty={count === 0 && !starting && <Nothing />}
    >
      {virtual.drawn.map(({ key, index, top }) => (
        <LogLine
          key={key}
          id={id}
          row={rowAt(window, index)}
          index={index}
          top={top}
          height={virtual.height}
        />
      ))}
    </VirtualTable>
  );
}

/** Nothing was written, nothing fits, or it cannot be read. */
function Nothing(): ReactNode {
  const { t } = useTranslation('log');
  const filtering = useStore(logFeed.store, (state) => isFiltering(state.filter));
  const error = useStore(logFeed.store, (state) => state.error);
  if (error) {
    return (
      <EmptyState icon={IconAlertTriangle} title={t('list.failed')} text={error.message}>
        <Button onClick={() => logFeed.start()}>{t('list.retry')}</Button>
      </EmptyState>
    );
  }
  return filtering ? (
    <EmptyState icon={IconFilterOff} title={t('list.nothing')} text={t('list.nothingText')}>
      <Button onClick={() => logFeed.setFilter(NO_FILTER)}>{t('list.clear')}</Button>
    </EmptyState>
  ) : (
    <EmptyState icon={IconNotes} title={t('list.empty')} text={t('list.emptyText')} />
  );
}

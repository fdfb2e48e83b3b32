import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFilterOff, IconTerminal2 } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useNow } from '../../ui/now.ts';
import { CommandLine } from './CommandLine.tsx';
import classes from './CommandList.module.css';
import { switchCommand } from './changes.ts';
import { newCommand, openKey } from './editing.ts';
import { ListHead } from './ListHead.tsx';
import { activate, toggleMark, useSelection } from './selection.ts';
import { type Rows, setFilter, useView } from './table.ts';
import { isFiltering, NO_FILTER } from './tableFilter.ts';

/** Heights of a row, in pixels: one line on a wide page, two on a phone. */
const ONE_LINE = 34;
const TWO_LINES = 56;

/** Times are told anew so often, in milliseconds. */
const TELL_TIMES = 30_000;

export function CommandList({ rows }: { rows: Rows }): ReactNode {
  const { t } = useTranslation('commands');
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const now = useNow(TELL_TIMES);
  const narrow = useMediaQuery('(max-width: 48rem)') ?? false;
  const height = narrow ? TWO_LINES : ONE_LINE;
  const active = useSelection((selection) => selection.active);
  const filtering = useView((view) => isFiltering(view.filter));
  const { shown, all, prefix } = rows;

  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    getItemKey: (index) => shown[index]?.key ?? index,
  });
  const items = virtual.getVirtualItems();

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height have to be placed anew
  useEffect(() => {
    virtual.measure();
  }, [height]);

  const moveTo = (index: number): void => {
    const to = Math.max(0, Math.min(shown.length - 1, index));
    const row = shown[to];
    if (!row) return;
    activate(row.key);
    virtual.scrollToIndex(to, { align: 'auto' });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const at = shown.findIndex(({ key }) => key === active);
    const first = items[0]?.index ?? 0;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2);
    const moves: Record<string, number> = {
      ArrowDown: at < 0 ? first : at + 1,
      ArrowUp: at < 0 ? first : at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: shown.length - 1,
    };
    const to = moves[event.key];
    const row = shown[at];
    if (to !== undefined) {
      event.preventDefault();
      moveTo(to);
    } else if (event.key === 'Enter' && row) {
      event.preventDefault();
      openKey(row.key);
    } else if (event.key === ' ' && row) {
      event.preventDefault();
      toggleMark(row.key);
    } else if (event.key === 'o' && row && row.kind !== 'alias') {
      event.preventDefault();
      const { options, name } = row.command;
      void switchCommand(row.key, !options.enabled, `${prefix}${name}`);
    }
  };

  const isDrawn = items.some(({ key }) => key === active);
  return (
    <div className={classes['frame']} data-narrow={narrow}>
      <div ref={scroller} className={classes['scroller']}>
        <table
          className={classes['table']}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are walked through by keyboard
          role="grid"
          aria-label={t('list.label')}
          aria-rowcount={shown.length + 1}
          aria-busy={all === null}
          aria-multiselectable="true"
          aria-activedescendant={active !== null && isDrawn ? `${id}-${active}` : undefined}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <ListHead rows={shown} />
          <tbody className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const row = shown[item.index];
              return (
                row && (
                  <CommandLine
                    key={item.key}
                    id={id}
                    row={row}
                    prefix={prefix}
                    now={now}
                    index={item.index}
                    top={item.start}
                    height={height}
                  />
                )
              );
            })}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && all !== null && (
        <div className={classes['empty']}>
          {filtering ? (
            <EmptyState icon={IconFilterOff} title={t('list.nothing')} text={t('list.nothingText')}>
              <Button onClick={() => setFilter(NO_FILTER)}>{t('filter.clear')}</Button>
            </EmptyState>
          ) : (
            <EmptyState icon={IconTerminal2} title={t('list.empty')} text={t('list.emptyText')}>
              <Button variant="filled" onClick={() => newCommand()}>
                {t('actions.new')}
              </Button>
            </EmptyState>
          )}
        </div>
      )}
    </div>
  );
}

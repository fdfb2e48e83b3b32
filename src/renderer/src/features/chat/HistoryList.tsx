import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ChatHistoryLine } from '../../../../shared/contract/chat.ts';
import { rowAfter } from '../../ui/table/rowKeys.ts';
import { twitch } from '../connection/status.ts';
import { open } from '../viewers/usersTable.ts';
import classes from './History.module.css';
import { HistoryRow } from './HistoryRow.tsx';
import { activate, older, useSearch } from './historySearch.ts';
import { useLineWords } from './lineWords.ts';

/** Of a row that fits on one line, in pixels; longer ones are measured when they are drawn. */
const ROW = 27;
/** Older lines are fetched when so many are left below. */
const LEFT = 40;

/** What was found, drawn as far as it can be seen. Enter leads to the person on the Users page. */
export function HistoryList({ lines }: { lines: readonly ChatHistoryLine[] }): ReactNode {
  const { t } = useTranslation('chat');
  const id = useId();
  const words = useLineWords();
  const [, navigate] = useLocation();
  const { filter, active, asking, more } = useSearch();
  const { data: status } = twitch.useLive();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    getItemKey: (index) => lines[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (more && !asking && last > lines.length - LEFT) older();
  }, [last, lines.length, more, asking]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at the top
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [filter]);

  const toPerson = (index: number): void => {
    const line = lines[index];
    if (!line) return;
    open(line.user.id);
    navigate('/users');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 2);
    const to = rowAfter(event.key, { at: active, first, count: lines.length, page });
    if (to !== null) {
      event.preventDefault();
      activate(to);
      virtual.scrollToIndex(to, { align: 'auto' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      toPerson(active);
    }
  };

  return (
    <div className={classes['frame']}>
      <div className={classes['scroller']} ref={scroller}>
        <table
          className={classes['table']}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: lines are walked through by keyboard
          role="grid"
          aria-label={t('history.list')}
          aria-rowcount={more ? -1 : lines.length}
          aria-busy={asking}
          aria-activedescendant={active >= first && active <= last ? `${id}-${active}` : undefined}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <tbody className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
            {items.map(({ key, index, start }) => {
              const line = lines[index];
              return (
                line && (
                  <HistoryRow
                    key={String(key)}
                    ref={virtual.measureElement}
                    id={`${id}-${index}`}
                    line={line}
                    index={index}
                    top={start}
                    active={index === active}
                    pictures={status?.mode === 'live'}
                    words={words}
                    onActivate={() => activate(index)}
                    onPerson={() => toPerson(index)}
                  />
                )
              );
            })}
          </tbody>
        </table>
      </div>
      <p className={classes['foot']} role="status">
        {t(more ? 'history.atLeast' : 'history.count', { count: lines.length })} {t('history.keys')}
      </p>
    </div>
  );
}

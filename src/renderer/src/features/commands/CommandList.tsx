import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFilterOff, IconTerminal2 } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useNow } from '../../ui/now.ts';
import { useVirtualRows } from '../../ui/table/useVirtualRows.ts';
import { VirtualTable } from '../../ui/table/VirtualTable.tsx';
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
  const now = useNow(TELL_TIMES);
  const narrow = useMediaQuery('(max-width: 48rem)') ?? false;
  const active = useSelection((selection) => selection.active);
  const { shown, all, prefix } = rows;

  const virtual = useVirtualRows({
    count: shown.length,
    height: narrow ? TWO_LINES : ONE_LINE,
    keyAt: (index) => shown[index]?.key ?? index,
  });
  const at = shown.findIndex(({ key }) => key === active);

  const walk = (to: number): void => {
    const row = shown[to];
    if (!row) return;
    activate(row.key);
    virtual.show(to);
  };
  const act = (key: string): boolean => {
    const row = shown[at];
    if (!row) return false;
    if (key === 'Enter') openKey(row.key);
    else if (key === ' ') toggleMark(row.key);
    else if (key === 'o' && row.kind !== 'alias') {
      const { options, name } = row.command;
      void switchCommand(row.key, !options.enabled, `${prefix}${name}`);
    } else return false;
    return true;
  };

  const isDrawn = virtual.drawn.some(({ key }) => key === active);
  return (
    <VirtualTable
      label={t('list.label')}
      rows={virtual}
      rowCount={shown.length + 1}
      busy={all === null}
      narrow={narrow}
      className={classes['commands']}
      head={<ListHead rows={shown} />}
      at={at}
      active={active !== null && isDrawn ? `${id}-${active}` : null}
      onWalk={walk}
      onAct={act}
      empty={shown.length === 0 && all !== null && <Nothing />}
    >
      {virtual.drawn.map(({ key, index, top }) => {
        const row = shown[index];
        return (
          row && (
            <CommandLine
              key={key}
              id={id}
              row={row}
              prefix={prefix}
              now={now}
              index={index}
              top={top}
              height={virtual.height}
            />
          )
        );
      })}
    </VirtualTable>
  );
}

/** No command is there, or none fits. */
function Nothing(): ReactNode {
  const { t } = useTranslation('commands');
  const filtering = useView((view) => isFiltering(view.filter));
  return filtering ? (
    <EmptyState icon={IconFilterOff} title={t('list.nothing')} text={t('list.nothingText')}>
      <Button onClick={() => setFilter(NO_FILTER)}>{t('filter.clear')}</Button>
    </EmptyState>
  ) : (
    <EmptyState icon={IconTerminal2} title={t('list.empty')} text={t('list.emptyText')}>
      <Button variant="filled" onClick={() => newCommand()}>
        {t('actions.new')}
      </Button>
    </EmptyState>
  );
}

import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './CommandList.module.css';
import { clearMarks, markAll, useSelection } from './selection.ts';
import { sortBy, useView } from './table.ts';
import type { Column } from './tableFilter.ts';
import type { TableRow } from './tableRow.ts';

/** Names of the columns; those that can be sorted by are buttons. */
export function ListHead({ rows }: { rows: readonly TableRow[] }): ReactNode {
  const { t } = useTranslation('commands');
  const marked = useSelection((selection) => rows.filter(({ key }) => selection.marked.has(key)).length);
  const all = rows.length > 0 && marked === rows.length;
  return (
    <thead className={classes['head']}>
      <tr className={classes['header']} aria-rowindex={1}>
        <th scope="col" className={classes['mark']}>
          <input
            type="checkbox"
            checked={all}
            ref={(box) => {
              if (box) box.indeterminate = marked > 0 && !all;
            }}
            aria-label={t('list.markAll')}
            onChange={() => (all ? clearMarks() : markAll(rows))}
          />
        </th>
        <th scope="col">{t('list.on')}</th>
        <SortedHead by="name" />
        <th scope="col" className={classes['does']}>
          {t('list.does')}
        </th>
        <SortedHead by="module" />
        <SortedHead by="role" />
        <th scope="col" className={classes['limits']}>
          {t('list.limits')}
        </th>
        <SortedHead by="uses" />
        <SortedHead by="lastUsed" />
      </tr>
    </thead>
  );
}

function SortedHead({ by }: { by: Exclude<Column, 'edited'> }): ReactNode {
  const { t } = useTranslation('commands');
  const sort = useView((view) => view.sort);
  const isBy = sort.by === by;
  const Arrow = sort.down ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      className={classes[by]}
      aria-sort={isBy ? (sort.down ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className={classes['sort']} onClick={() => sortBy(by)}>
        {t(`list.${by}`)}
        {isBy && <Arrow size={12} aria-hidden="true" />}
      </button>
    </th>
  );
}

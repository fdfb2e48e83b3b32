import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MarkAll, SortHead } from '../../ui/table/TableHead.tsx';
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
    <>
      <MarkAll
        label={t('list.markAll')}
        marked={all ? 'all' : marked > 0 ? 'some' : 'none'}
        onToggle={() => (all ? clearMarks() : markAll(rows))}
      />
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
    </>
  );
}

function SortedHead({ by }: { by: Exclude<Column, 'edited'> }): ReactNode {
  const { t } = useTranslation('commands');
  const sort = useView((view) => view.sort);
  return (
    <SortHead
      name={t(`list.${by}`)}
      sorted={sort.by !== by ? 'none' : sort.down ? 'descending' : 'ascending'}
      isNumber={by === 'uses'}
      className={classes[by]}
      onSort={() => sortBy(by)}
    />
  );
}

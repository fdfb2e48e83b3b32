import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './rules.module.css';
import type { RuleList } from './useRuleList.ts';

interface RuleTableProps {
  label: string;
  list: RuleList;
  /** What "mark all" marks: all that fit a search, drawn or not. */
  all: readonly { id: string }[];
  /** The heading of the first column. */
  name: string;
  /** The headings of the columns between the name and the switch. */
  columns: ReactNode;
  /** Rows. */
  children: ReactNode;
}

/** Rules in a table: a mark, a name, what the page has to say of each, a switch, and what can be done. */
export function RuleTable({ label, list, all, name, columns, children }: RuleTableProps): ReactNode {
  const { t } = useTranslation('app');
  const { chosen } = list;
  const marked = all.length > 0 && all.every(({ id }) => chosen.has(id));
  return (
    <table className={classes['table']} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">
            <Checkbox
              aria-label={t('rules.chooseAll')}
              checked={marked}
              indeterminate={!marked && chosen.ids.length > 0}
              onChange={(event) =>
                chosen.all(
                  all.map(({ id }) => id),
                  event.currentTarget.checked,
                )
              }
            />
          </th>
          <th scope="col">{name}</th>
          {columns}
          <th scope="col">{t('rules.switch')}</th>
          <th scope="col">{t('rules.actions')}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

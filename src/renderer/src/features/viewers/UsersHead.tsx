import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewerSort } from '../../../../shared/contract/viewers.ts';
import { MarkHead, SortHead } from '../../ui/table/TableHead.tsx';
import { type Column, NUMBERS, SORTS, WORDS } from './columns.ts';
import type { PanelCurrency } from './currencies.ts';
import { sortBy } from './usersTable.ts';

interface UsersHeadProps {
  shown: readonly Column[];
  currencies: readonly PanelCurrency[];
  sort: ViewerSort;
}

/** The names of the columns; those that can be sorted by are buttons. */
export function UsersHead({ shown, currencies, sort }: UsersHeadProps): ReactNode {
  const { t } = useTranslation('viewers');
  const heading = (column: Column): ReactNode => (
    <Heading
      key={column}
      name={t(`column.${column}`)}
      by={SORTS[column]}
      currency=""
      sort={sort}
      isNumber={NUMBERS.has(column)}
    />
  );
  return (
    <>
      <MarkHead>{t('list.mark')}</MarkHead>
      <Heading name={t('column.name')} by="name" currency="" sort={sort} isNumber={false} />
      {shown.filter((column) => !WORDS.has(column)).map(heading)}
      {currencies.map(({ id, many }) => (
        <Heading
          key={id}
          name={many.charAt(0).toLocaleUpperCase() + many.slice(1)}
          by="balance"
          currency={id}
          sort={sort}
          isNumber
        />
      ))}
      {shown.filter((column) => WORDS.has(column)).map(heading)}
    </>
  );
}

interface HeadingProps {
  name: string;
  /** Null when nobody sorts by it. */
  by: ViewerSort['by'] | null;
  currency: string;
  sort: ViewerSort;
  isNumber: boolean;
}

function Heading({ name, by, currency, sort, isNumber }: HeadingProps): ReactNode {
  const { t } = useTranslation('viewers');
  if (by === null) return <th scope="col">{name}</th>;
  const sorted = sort.by === by && sort.currency === currency;
  return (
    <SortHead
      name={name}
      label={t('list.sort', { name })}
      sorted={!sorted ? 'none' : sort.descending ? 'descending' : 'ascending'}
      isNumber={isNumber}
      onSort={() => sortBy(by, currency)}
    />
  );
}

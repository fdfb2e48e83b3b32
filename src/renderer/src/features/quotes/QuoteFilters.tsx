import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { type ReactNode, type RefObject, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type QuoteFilter, quoteFilterSchema } from '../../../../shared/contract/quotes.ts';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { dayEnd, dayStart, fieldOf } from '../../ui/days.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { quoteCounts } from './counts.ts';
import classes from './QuotesPage.module.css';
import type { QuoteOrder } from './useQuotes.ts';

/** The engine is asked when nobody has typed for this long, in milliseconds. */
const TYPED_AFTER = 200;
const STATES = ['kept', 'waiting', 'removed'] as const;
const askNames = () => client.quotes.names({});

export const NO_FILTER: QuoteFilter = quoteFilterSchema.parse({});

export function isFiltering({ text, author, game, from, to }: QuoteFilter): boolean {
  return text !== '' || author !== null || game !== null || from !== null || to !== null;
}

interface QuoteFiltersProps {
  filter: QuoteFilter;
  order: QuoteOrder;
  search: RefObject<HTMLInputElement | null>;
  onFilter: (filter: QuoteFilter) => void;
  onOrder: (order: QuoteOrder) => void;
}

export function QuoteFilters({ filter, order, search, onFilter, onOrder }: QuoteFiltersProps): ReactNode {
  const { t } = useTranslation('quotes');
  const counts = quoteCounts.useLive().data;
  const names = useAsk(useCallback(askNames, []));
  const [text, setText] = useState(filter.text);
  useEffect(() => setText(filter.text), [filter.text]);
  useEffect(() => {
    if (text === filter.text) return;
    const timer = setTimeout(() => onFilter({ ...filter, text }), TYPED_AFTER);
    return () => clearTimeout(timer);
  }, [text, filter, onFilter]);

  return (
    <search className={classes['filters']} aria-label={t('filter.label')}>
      <SegmentedControl
        aria-label={t('state.label')}
        value={filter.state}
        data={STATES.map((value) => ({ value, label: t(`state.${value}`, { count: counts?.[value] ?? 0 }) }))}
        onChange={(value) => {
          const state = STATES.find((one) => one === value);
          if (state) onFilter({ ...filter, state });
        }}
      />
      <SearchField
        field={search}
        className={classes['search']}
        label={t('filter.text')}
        placeholder={t('filter.placeholder')}
        value={text}
        maxLength={200}
        onChange={setText}
      />
      {(['author', 'game'] as const).map((key) => (
        <Select
          key={key}
          className={classes['pick'] ?? ''}
          aria-label={t(`filter.${key}`)}
          placeholder={t(`filter.${key}`)}
          data={(key === 'author' ? names.data?.authors : names.data?.games) ?? []}
          value={filter[key]}
          searchable
          clearable
          onDropdownOpen={names.again}
          onChange={(value) => onFilter({ ...filter, [key]: value })}
        />
      ))}
      <TextInput
        type="date"
        className={classes['date'] ?? ''}
        aria-label={t('filter.from')}
        leftSection={<span className={classes['dateName']}>{t('filter.from')}</span>}
        leftSectionWidth={52}
        value={fieldOf(filter.from)}
        onChange={(event) => onFilter({ ...filter, from: dayStart(event.currentTarget.value) })}
      />
      <TextInput
        type="date"
        className={classes['date'] ?? ''}
        aria-label={t('filter.to')}
        leftSection={<span className={classes['dateName']}>{t('filter.to')}</span>}
        leftSectionWidth={52}
        value={fieldOf(filter.to)}
        onChange={(event) => onFilter({ ...filter, to: dayEnd(event.currentTarget.value) })}
      />
      <Select
        className={classes['pick'] ?? ''}
        aria-label={t('filter.order')}
        allowDeselect={false}
        data={(['newest', 'oldest'] as const).map((value) => ({ value, label: t(`filter.${value}`) }))}
        value={order}
        onChange={(value) => onOrder(value === 'oldest' ? 'oldest' : 'newest')}
      />
      {isFiltering(filter) && (
        <Button variant="subtle" onClick={() => onFilter({ ...NO_FILTER, state: filter.state })}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}

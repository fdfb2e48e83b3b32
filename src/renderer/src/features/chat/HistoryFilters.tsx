import { Button, TextInput } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../ui/SearchField.tsx';
import classes from './History.module.css';
import { isFiltering, NO_FILTER, setFilter, useSearch } from './historySearch.ts';

/** By words, by who said it, by day. */
export function HistoryFilters({ field }: { field: RefObject<HTMLInputElement | null> }): ReactNode {
  const { t } = useTranslation('chat');
  const filter = useSearch((search) => search.filter);
  return (
    <search className={classes['filters']} aria-label={t('history.filter')}>
      <SearchField
        field={field}
        className={classes['search']}
        label={t('history.text')}
        value={filter.text}
        maxLength={200}
        onChange={(text) => setFilter({ text })}
      />
      <TextInput
        className={classes['who'] ?? ''}
        aria-label={t('history.who')}
        placeholder={t('history.who')}
        leftSection={<IconUser size={16} aria-hidden="true" />}
        maxLength={60}
        value={filter.who}
        onChange={(event) => setFilter({ who: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        className={classes['day'] ?? ''}
        aria-label={t('history.day')}
        value={filter.day}
        onChange={(event) => setFilter({ day: event.currentTarget.value })}
      />
      {isFiltering(filter) && (
        <Button variant="subtle" onClick={() => setFilter(NO_FILTER)}>
          {t('history.clear')}
        </Button>
      )}
    </search>
  );
}

import { Button } from '@mantine/core';
import { IconFilterOff, IconHistory } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useConnection } from '../../api/connection.ts';
import { isTyping } from '../../app/shortcuts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import classes from './History.module.css';
import { HistoryFilters } from './HistoryFilters.tsx';
import { HistoryList } from './HistoryList.tsx';
import { isFiltering, NO_FILTER, search, setFilter, useSearch } from './historySearch.ts';

/** All that was said in chat, the newest first. */
export function HistoryView(): ReactNode {
  const { t } = useTranslation('chat');
  const [, navigate] = useLocation();
  const field = useRef<HTMLInputElement>(null);
  const { filter, lines, error } = useSearch();
  const epoch = useConnection((connection) => connection.epoch);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new connection is the reason to ask again
  useEffect(() => search(), [epoch]);
  useEffect(() => {
    field.current?.focus();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  return (
    <div className={classes['page']}>
      <HistoryFilters field={field} />
      {error && <Refusal error={error} feature="chat" onRetry={search} />}
      {lines?.length === 0 && !isFiltering(filter) && (
        <EmptyState icon={IconHistory} title={t('history.empty')} text={t('history.emptyText')}>
          <Button onClick={() => navigate('/settings/chat')}>{t('history.settings')}</Button>
        </EmptyState>
      )}
      {lines?.length === 0 && isFiltering(filter) && (
        <EmptyState icon={IconFilterOff} title={t('history.none')} text={t('history.noneText')}>
          <Button onClick={() => setFilter(NO_FILTER)}>{t('history.clear')}</Button>
        </EmptyState>
      )}
      {lines && lines.length > 0 && <HistoryList lines={lines} />}
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconHistory, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import classes from './Bets.module.css';
import type { HistoryFilter, HistoryKind } from './files.ts';
import type { Pages } from './usePages.ts';

interface HistoryCardProps<Row> {
  kind: HistoryKind;
  title: string;
  filter: HistoryFilter;
  pages: Pages<Row>;
  /** The table, when there is something in it. */
  children: ReactNode;
}

/** What is the same for every history: why it is empty, why it cannot be shown, and older ones. */
export function HistoryCard<Row>({ kind, title, filter, pages, children }: HistoryCardProps<Row>): ReactNode {
  const { t } = useTranslation('bets');
  const { rows, error, hasMore, more } = pages;
  if (error) return <Refusal error={error} feature={kind} onRetry={() => location.reload()} />;
  const isFiltered = filter.text !== '' || filter.state !== null;
  return (
    <Card title={title} flush>
      {rows?.length === 0 && (
        <EmptyState
          icon={isFiltered ? IconSearch : IconHistory}
          title={t(isFiltered ? 'history.noMatch' : 'history.none')}
          text={t(isFiltered ? 'history.noMatchText' : 'history.noneText')}
        />
      )}
      {rows && rows.length > 0 && children}
      {hasMore && (
        <div className={classes['more']}>
          <Button onClick={more}>{t('history.more')}</Button>
        </div>
      )}
    </Card>
  );
}

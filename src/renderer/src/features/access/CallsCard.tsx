import { Button, Skeleton } from '@mantine/core';
import { IconZoomExclamation } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { Json } from '../../ui/jsonSchema.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { modules } from '../modules/states.ts';
import { CallRow } from './CallRow.tsx';
import classes from './CallsCard.module.css';
import { chooseCalls, readCalls } from './openApi.ts';

/** The document is null until it is known. */
export function CallsCard({ document, origin }: { document: Json | null; origin: string }): ReactNode {
  const { t } = useTranslation('access');
  const [search, setSearch] = useState('');
  const titles = modules.useLive().data;
  const calls = useMemo(() => readCalls(document ?? {}), [document]);
  const groups = useMemo(() => chooseCalls(calls, search), [calls, search]);
  const shown = [...groups.values()].flat().length;

  return (
    <Card
      flush
      title={t('calls.title')}
      text={document ? t('calls.count', { count: shown }) : ' '}
      end={
        <SearchField
          className={classes['search']}
          label={t('calls.search')}
          placeholder={t('calls.placeholder')}
          value={search}
          onChange={setSearch}
        />
      }
    >
      {!document && (
        <div className={classes['waiting']}>
          <Skeleton height={180} />
        </div>
      )}
      {document && shown === 0 && (
        <EmptyState icon={IconZoomExclamation} title={t('calls.nothing')} text={t('calls.nothingText')}>
          <Button onClick={() => setSearch('')}>{t('calls.clear')}</Button>
        </EmptyState>
      )}
      {[...groups].map(([feature, members]) => (
        <section key={feature} aria-labelledby={`calls-${feature}`}>
          <h3 className={classes['group']} id={`calls-${feature}`}>
            {titles?.find(({ id }) => id === feature)?.title ?? feature}
          </h3>
          {members.map((call) => (
            <CallRow key={call.id} call={call} origin={origin} />
          ))}
        </section>
      ))}
    </Card>
  );
}

import { Button, Checkbox, Skeleton } from '@mantine/core';
import { IconCards, IconFilterOff, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry, WordList } from '../../../../shared/contract/social.ts';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { EntryForm } from './EntryForm.tsx';
import { EntryRow } from './EntryRow.tsx';
import { ListActions } from './ListActions.tsx';
import classes from './ListsPage.module.css';
import { blockCategory } from './lists.ts';

/** So many rows are drawn at first, and with every click on "more". */
const SHOWN = 100;

interface ListCardProps {
  list: WordList;
  /** Another object after every change of any list. */
  version: object;
}

export function ListCard({ list, version }: ListCardProps): ReactNode {
  const { t } = useTranslation('social');
  const app = useTranslation('app').t;
  const { name, title, help, categories } = list;
  const ask = useCallback(() => client.social.entries({ list: name }), [name]);
  const { data, error, again } = useAsk(ask);
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(SHOWN);
  /** `new` for one that is being added; null while the form is closed. */
  const [editing, setEditing] = useState<Entry | 'new' | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the lists is the reason to ask again
  useEffect(() => again(), [again, version]);

  const words = search.trim().toLowerCase();
  const found = (data?.entries ?? []).filter(
    ({ text, category }) => words === '' || `${text} ${category}`.toLowerCase().includes(words),
  );
  const addButton = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      onClick={() => setEditing('new')}
    >
      {t('entry.add')}
    </Button>
  );

  return (
    <Card
      title={title}
      text={`${help} ${t('usable', { usable: list.usable, count: list.entries })}`}
      end={<ListActions list={list} />}
    >
      {categories.length > 0 && (
        <fieldset className={classes['categories']}>
          <legend>{t('categories.label')}</legend>
          {categories.map((category) => (
            <Checkbox
              key={category.name}
              label={t('categories.allow', { name: category.name, count: category.entries })}
              checked={!category.blocked}
              onChange={(event) => void blockCategory(name, category.name, !event.currentTarget.checked)}
            />
          ))}
          <p className={classes['quiet']}>{t('categories.help')}</p>
        </fieldset>
      )}
      <div className={classes['tools']}>
        <SearchField
          className={classes['search']}
          label={t('entries.search')}
          value={search}
          onChange={setSearch}
        />
        {addButton}
      </div>
      {error && !data && <Refusal error={error} feature="social" onRetry={again} />}
      {!error && !data && <Skeleton height={160} aria-label={app('common.loading')} />}
      {data && data.entries.length === 0 && (
        <EmptyState icon={IconCards} title={t('entries.empty')} text={t('entries.emptyText')}>
          <Button onClick={() => setEditing('new')}>{t('entry.add')}</Button>
        </EmptyState>
      )}
      {data && data.entries.length > 0 && found.length === 0 && (
        <EmptyState icon={IconFilterOff} title={t('entries.nothing')} text={t('entries.nothingText')}>
          <Button onClick={() => setSearch('')}>{t('entries.clear')}</Button>
        </EmptyState>
      )}
      {found.length > 0 && (
        <ul className={classes['entries']} aria-label={t('entries.label', { title })}>
          {found.slice(0, shown).map((entry) => (
            <EntryRow key={entry.id} entry={entry} onEdit={() => setEditing(entry)} />
          ))}
        </ul>
      )}
      {found.length > shown && (
        <Button onClick={() => setShown((before) => before + SHOWN)}>
          {t('entries.more', { count: Math.min(SHOWN, found.length - shown) })}
        </Button>
      )}
      <EntryForm
        list={list}
        entry={editing === 'new' ? null : editing}
        opened={editing !== null}
        onClose={() => setEditing(null)}
      />
    </Card>
  );
}

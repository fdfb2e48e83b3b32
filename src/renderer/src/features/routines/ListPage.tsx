import { Button, Select, Skeleton } from '@mantine/core';
import { IconPlus, IconRoute, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { PageActions } from '../../app/PageActions.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useKinds } from '../../ui/steps/kinds.ts';
import { chooseRoutines, tagsOf } from './chooseRoutines.ts';
import { closeDraft, isDirty, NEW, useDrafts } from './drafts.ts';
import { ExampleList, useExample } from './Examples.tsx';
import { ListMenu } from './ListMenu.tsx';
import classes from './ListPage.module.css';
import { RoutineRow } from './RoutineRow.tsx';
import { routineList } from './routineList.ts';
import { Tabs } from './Tabs.tsx';

export function ListPage(): ReactNode {
  const { t } = useTranslation('routines');
  const [, navigate] = useLocation();
  const { data, refused } = routineList.useLive();
  const { kinds } = useKinds();
  const begun = useDrafts(({ drafts }) => (drafts[NEW] ? isDirty(drafts[NEW]) : false));
  const use = useExample();
  const [search, setSearch] = useState('');
  const [tag, setTag] = useState<string | null>(null);
  const routines = data?.routines;
  const tags = useMemo(() => tagsOf(routines ?? []), [routines]);
  const chosen = useMemo(
    () => chooseRoutines(routines ?? [], { search, tag }, kinds?.triggers ?? []),
    [routines, search, tag, kinds],
  );

  if (refused && !data)
    return <Refusal error={refused} feature="routines" onRetry={() => location.reload()} />;
  return (
    <>
      <PageActions>
        <ListMenu examples={kinds?.examples ?? []} any={(routines?.length ?? 0) > 0} />
        <Button
          variant="filled"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => navigate('/routines/new')}
        >
          {t('new')}
        </Button>
      </PageActions>
      <Tabs />
      {begun && (
        <div className={classes['begun']} role="status">
          <p>{t('list.continue')}</p>
          <Button onClick={() => navigate('/routines/new')}>{t('list.continueOpen')}</Button>
          <Button variant="subtle" onClick={() => closeDraft(NEW)}>
            {t('list.continueDrop')}
          </Button>
        </div>
      )}
      {routines === undefined ? (
        <Skeleton height={280} />
      ) : routines.length === 0 ? (
        <>
          <EmptyState icon={IconRoute} title={t('list.empty')} text={t('list.emptyText')}>
            <Button onClick={() => navigate('/routines/new')}>{t('list.blank')}</Button>
          </EmptyState>
          <ExampleList examples={kinds?.examples ?? []} onUse={use} />
        </>
      ) : (
        <>
          <div className={classes['filters']}>
            <SearchField
              className={classes['search']}
              label={t('list.search')}
              placeholder={t('list.searchPlaceholder')}
              value={search}
              onChange={setSearch}
            />
            {tags.length > 0 && (
              <Select
                aria-label={t('list.tag')}
                placeholder={t('list.allTags')}
                clearable
                data={tags}
                value={tag}
                onChange={setTag}
              />
            )}
          </div>
          {chosen.length === 0 ? (
            <EmptyState icon={IconSearch} title={t('list.nothing')} text={t('list.nothingText')}>
              <Button
                onClick={() => {
                  setSearch('');
                  setTag(null);
                }}
              >
                {t('list.clear')}
              </Button>
            </EmptyState>
          ) : (
            <ul className={classes['list']} aria-label={t('list.label')}>
              {chosen.map((routine) => (
                <RoutineRow key={routine.id} routine={routine} kinds={kinds} />
              ))}
            </ul>
          )}
        </>
      )}
    </>
  );
}

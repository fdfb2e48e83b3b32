import { Button, SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { IconPuzzleOff, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { chooseModules, GROUPS, SHOWN, type Shown } from './choose.ts';
import { ModuleRow } from './ModuleRow.tsx';
import classes from './ModulesPage.module.css';
import { modules } from './states.ts';

export function ModulesPage(): ReactNode {
  const { t } = useTranslation('modules');
  const { data, refused } = modules.useLive();
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<Shown>('all');

  if (refused && !data)
    return <Refusal error={refused} feature="modules" onRetry={() => location.reload()} />;
  const chosen = chooseModules(data ?? [], search, shown);
  return (
    <>
      <div className={classes['filters']}>
        <TextInput
          className={classes['search']}
          aria-label={t('search')}
          placeholder={t('searchPlaceholder')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('show')}
          value={shown}
          onChange={setShown}
          data={SHOWN.map((value) => ({ value, label: t(value) }))}
        />
      </div>
      {data === null ? (
        <Skeleton height={280} />
      ) : chosen.length === 0 ? (
        <EmptyState icon={IconPuzzleOff} title={t('nothing')} text={t('nothingText')}>
          <Button
            onClick={() => {
              setSearch('');
              setShown('all');
            }}
          >
            {t('clear')}
          </Button>
        </EmptyState>
      ) : (
        <div className={classes['groups']}>
          {GROUPS.map((group) => {
            const members = chosen.filter((module) => module.group === group);
            if (members.length === 0) return null;
            return (
              <Card key={group} flush title={t(`group.${group}`)}>
                <ul className={classes['list']}>
                  {members.map((module) => (
                    <ModuleRow key={module.id} module={module} all={data} />
                  ))}
                </ul>
              </Card>
            );
          })}
        </div>
      )}
    </>
  );
}

import { Button, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rewatch } from '../../api/client.ts';
import { PageActions } from '../../app/PageActions.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { ListCard } from './ListCard.tsx';
import classes from './ListsPage.module.css';
import { wordLists } from './lists.ts';
import { NewList } from './NewList.tsx';

export function ListsPage(): ReactNode {
  const { t } = useTranslation('social');
  const app = useTranslation('app').t;
  const { data, refused } = wordLists.useLive();
  const [chosen, setChosen] = useState<string | null>(null);
  const [making, setMaking] = useState(false);

  if (refused) return <Refusal error={refused} feature="social" onRetry={() => rewatch('social')} />;
  if (!data) return <Skeleton height={240} aria-label={app('common.loading')} />;
  const list = data.lists.find(({ name }) => name === chosen) ?? data.lists[0];
  return (
    <>
      <PageActions>
        <Button
          variant="filled"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => setMaking(true)}
        >
          {t('create.button')}
        </Button>
      </PageActions>
      <div className={classes['page']}>
        <nav className={classes['picker']} aria-label={t('lists')}>
          <ul>
            {data.lists.map(({ name, title, ours, usable, entries }) => (
              <li key={name}>
                <button
                  type="button"
                  className={classes['pick']}
                  aria-current={name === list?.name}
                  onClick={() => setChosen(name)}
                >
                  <span className={classes['pickTitle']}>{title}</span>
                  {!ours && <span className={classes['quiet']}>{t('own')}</span>}
                  <span className={classes['quiet']} title={t('usable', { usable, count: entries })}>
                    {usable}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </nav>
        {list && <ListCard key={list.name} list={list} version={data} />}
      </div>
      <NewList
        opened={making}
        onClose={() => setMaking(false)}
        onMade={(name) => {
          setChosen(name);
          setMaking(false);
        }}
      />
    </>
  );
}

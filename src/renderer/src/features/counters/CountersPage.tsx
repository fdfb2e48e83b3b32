import { Button, Modal, Skeleton } from '@mantine/core';
import { IconPlus, IconTallymarks } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rewatch } from '../../api/client.ts';
import { PageActions } from '../../app/PageActions.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { CounterCard } from './CounterCard.tsx';
import { CounterDetail } from './CounterDetail.tsx';
import { CounterForm } from './CounterForm.tsx';
import classes from './CountersPage.module.css';
import { counters, makeDeaths } from './counters.ts';

export function CountersPage(): ReactNode {
  const { t } = useTranslation('counters');
  const app = useTranslation('app').t;
  const { data, refused } = counters.useLive();
  const [making, setMaking] = useState(false);
  const [opened, setOpened] = useState<number | null>(null);

  if (refused) return <Refusal error={refused} feature="counters" onRetry={() => rewatch('counters')} />;
  if (!data) return <Skeleton height={180} aria-label={app('common.loading')} />;
  return (
    <>
      <PageActions>
        <Button
          variant="filled"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => setMaking(true)}
        >
          {t('make')}
        </Button>
      </PageActions>
      {data.counters.length === 0 ? (
        <EmptyState icon={IconTallymarks} title={t('empty')} text={t('emptyText')}>
          <Button variant="filled" onClick={() => void makeDeaths()}>
            {t('makeDeaths')}
          </Button>
          <Button onClick={() => setMaking(true)}>{t('make')}</Button>
        </EmptyState>
      ) : (
        <>
          <ul className={classes['grid']} aria-label={t('list')}>
            {data.counters.map((counter) => (
              <li key={counter.id}>
                <CounterCard counter={counter} onOpen={() => setOpened(counter.id)} />
              </li>
            ))}
          </ul>
          <p className={classes['help']}>{t('keys')}</p>
        </>
      )}
      <Modal
        opened={making}
        onClose={() => setMaking(false)}
        title={t('make')}
        closeButtonProps={{ 'aria-label': app('common.close') }}
      >
        <CounterForm counter={null} onDone={() => setMaking(false)} />
      </Modal>
      <CounterDetail
        counter={data.counters.find(({ id }) => id === opened) ?? null}
        onClose={() => setOpened(null)}
      />
    </>
  );
}

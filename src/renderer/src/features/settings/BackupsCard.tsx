import { Button, Skeleton } from '@mantine/core';
import { IconArchive, IconFolderOpen, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../../../shared/contract/backups.ts';
import { rewatch } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { exactTime, fileSize } from '../../ui/format.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import classes from './BackupsCard.module.css';
import { backups, makeBackup, openBackups, restoreBackup } from './backups.ts';

export function BackupsCard(): ReactNode {
  const { t } = useTranslation('settings');
  const { data, refused } = backups.useLive();
  const [making, setMaking] = useState(false);

  const make = async (): Promise<void> => {
    setMaking(true);
    await makeBackup();
    setMaking(false);
  };

  return (
    <Card
      flush
      title={t('backups.title')}
      text={t('backups.text')}
      end={
        <>
          <Button
            leftSection={<IconFolderOpen size={16} aria-hidden="true" />}
            onClick={() => void openBackups()}
          >
            {t('backups.open')}
          </Button>
          <Button
            variant="filled"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            loading={making}
            onClick={() => void make()}
          >
            {t('backups.make')}
          </Button>
        </>
      }
    >
      {refused ? (
        <Refusal error={refused} feature="backups" onRetry={() => rewatch('backups')} />
      ) : data === null ? (
        <div className={classes['waiting']}>
          <Skeleton height={34} />
          <Skeleton height={34} />
        </div>
      ) : data.length === 0 ? (
        <EmptyState icon={IconArchive} title={t('backups.empty')} text={t('backups.emptyText')} />
      ) : (
        <table className={classes['table']} aria-label={t('backups.list')}>
          <thead>
            <tr>
              <th scope="col">{t('backups.when')}</th>
              <th scope="col">{t('backups.reason')}</th>
              <th scope="col" className={classes['size']}>
                {t('backups.size')}
              </th>
              <th scope="col" className={classes['name']}>
                {t('backups.name')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {data.map((backup) => (
              <BackupRow key={backup.name} backup={backup} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function BackupRow({ backup }: { backup: Backup }): ReactNode {
  const { t } = useTranslation('settings');
  const time = exactTime(backup.time);
  return (
    <tr>
      <td>
        <RelativeTime time={backup.time} />
      </td>
      <td>{t(`backups.reasons.${backup.reason}`)}</td>
      <td className={classes['size']}>{fileSize(backup.bytes)}</td>
      <td className={classes['name']}>{backup.name}</td>
      <td className={classes['action']}>
        <ConfirmButton
          label={t('backups.restore')}
          name={t('backups.restoreName', { time })}
          size="compact-xs"
          question={t('backups.question')}
          confirm={t('backups.confirm')}
          dangerous
          onConfirm={() => restoreBackup(backup.name)}
        >
          <p>{t('backups.from', { time })}</p>
          <p>{t('backups.lost')}</p>
          <p>{t('backups.kept')}</p>
        </ConfirmButton>
      </td>
    </tr>
  );
}

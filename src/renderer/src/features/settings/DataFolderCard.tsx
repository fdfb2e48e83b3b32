import { Button, Skeleton } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { openDataFolder } from '../home/openDataFolder.ts';
import { overview } from '../home/overview.ts';
import classes from './DataFolderCard.module.css';

export function DataFolderCard(): ReactNode {
  const { t } = useTranslation('settings');
  const { data } = overview.useLive();
  return (
    <Card
      title={t('folder.title')}
      text={t('folder.text')}
      end={
        <Button
          leftSection={<IconFolderOpen size={16} aria-hidden="true" />}
          onClick={() => void openDataFolder()}
        >
          {t('folder.open')}
        </Button>
      }
    >
      <div className={classes['path']}>
        {data ? <code>{data.dataFolder}</code> : <Skeleton height={14} width={280} />}
        <CopyButton text={data?.dataFolder ?? ''} label={t('folder.copy')} disabled={!data} />
      </div>
    </Card>
  );
}

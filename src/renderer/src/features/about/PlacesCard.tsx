import { Button } from '@mantine/core';
import { IconFolderOpen, IconListDetails } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Overview } from '../../../../shared/contract/home.ts';
import { Card } from '../../ui/Card.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { openDataFolder } from '../home/openDataFolder.ts';
import { logFolder } from './logFolder.ts';
import classes from './PlacesCard.module.css';

/** Null before the first snapshot. */
export function PlacesCard({ overview }: { overview: Overview | null }): ReactNode {
  const { t } = useTranslation('about');
  const [, navigate] = useLocation();
  const logs = overview && logFolder(overview.dataFolder);
  return (
    <Card title={t('places.title')}>
      <FactList
        facts={[
          {
            name: t('places.data'),
            value: overview && (
              <>
                <code>{overview.dataFolder}</code>
                <CopyButton text={overview.dataFolder} label={t('places.copyData')} />
              </>
            ),
          },
          {
            name: t('places.logs'),
            value: logs && (
              <>
                <code>{logs}</code>
                <CopyButton text={logs} label={t('places.copyLogs')} />
              </>
            ),
          },
        ]}
      />
      <p className={classes['help']}>{t('places.logsHelp')}</p>
      <div className={classes['actions']}>
        <Button
          leftSection={<IconFolderOpen size={16} aria-hidden="true" />}
          onClick={() => void openDataFolder()}
        >
          {t('places.open')}
        </Button>
        <Button
          leftSection={<IconListDetails size={16} aria-hidden="true" />}
          onClick={() => navigate('/log')}
        >
          {t('places.toLog')}
        </Button>
      </div>
    </Card>
  );
}

import { ActionIcon, Skeleton, Tooltip } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../../shared/contract/home.ts';
import { useOnline } from '../../api/connection.ts';
import { Mark } from '../../app/Mark.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { duration, exactTime } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import { openDataFolder } from './openDataFolder.ts';
import classes from './StageCard.module.css';

/** Whether the light is on, and the facts about what runs. Null before the first snapshot. */
export function StageCard({ overview }: { overview: Overview | null }): ReactNode {
  const { t } = useTranslation('home');
  const online = useOnline();
  return (
    <section className={classes['stage']} data-lit={online} aria-labelledby="stage-title">
      <div className={classes['lead']}>
        <Mark lit={online} size={44} />
        <h2 className={classes['title']} id="stage-title">
          {t(online ? 'stage.on' : 'stage.lost')}
        </h2>
      </div>
      <dl className={classes['facts']}>
        <Fact name={t('stage.uptime')}>
          {overview && <Uptime since={overview.startedAt} running={online} />}
        </Fact>
        <Fact name={t('stage.version')}>{overview?.version}</Fact>
        <Fact name={t('stage.door')}>{overview && t(`stage.${overview.door}`)}</Fact>
        <Fact name={t('stage.folder')} wide>
          {overview && (
            <>
              <span className={classes['path']} title={overview.dataFolder}>
                {overview.dataFolder}
              </span>
              <span className={classes['buttons']}>
                <Tooltip label={t('stage.openFolder')}>
                  <ActionIcon
                    size={24}
                    aria-label={t('stage.openFolder')}
                    onClick={() => void openDataFolder()}
                  >
                    <IconFolderOpen size={16} stroke={1.75} />
                  </ActionIcon>
                </Tooltip>
                <CopyButton text={overview.dataFolder} label={t('stage.copyFolder')} />
              </span>
            </>
          )}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({
  name,
  wide = false,
  children,
}: {
  name: string;
  wide?: boolean;
  children: ReactNode;
}): ReactNode {
  return (
    <div className={classes['fact']} data-wide={wide}>
      <dt className={classes['name']}>{name}</dt>
      <dd className={classes['value']}>{children || <Skeleton height={12} width={96} />}</dd>
    </div>
  );
}

/** Stands still while Emcee cannot be reached, since nobody knows then. */
function Uptime({ since, running }: { since: number; running: boolean }): ReactNode {
  const { t } = useTranslation('home');
  const now = useNow(running ? 1000 : 60_000);
  return (
    <Tooltip label={t('stage.since', { time: exactTime(since) })}>
      <span>{running ? duration(now - since) : '–'}</span>
    </Tooltip>
  );
}

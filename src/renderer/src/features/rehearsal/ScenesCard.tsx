import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../../shared/contract/rehearsal.ts';
import { Card } from '../../ui/Card.tsx';
import { InlineNumber } from '../../ui/InlineNumber.tsx';
import { useNow } from '../../ui/now.ts';
import { clockLeft, secondsUntil } from '../connection/countdown.ts';
import { playScene, stopScene } from './actions.ts';
import classes from './ScenesCard.module.css';

interface ScenesCardProps {
  scenes: Stage['scenes'];
  playing: Stage['playing'];
}

/** Evenings and storms that play by themselves, one at a time. */
export function ScenesCard({ scenes, playing }: ScenesCardProps): ReactNode {
  const { t } = useTranslation('rehearsal');
  const [rate, setRate] = useState<number | ''>(1);
  const [seed, setSeed] = useState<number | ''>(1);
  const [asked, setAsked] = useState<string | null>(null);

  const play = async (id: string): Promise<void> => {
    setAsked(id);
    await playScene(id, rate || 1, seed || 0);
    setAsked(null);
  };

  return (
    <Card
      flush
      title={t('scenes.title')}
      text={t('scenes.text')}
      end={
        <div className={classes['how']}>
          <InlineNumber
            label={t('scenes.rate')}
            value={rate}
            min={0.1}
            max={100}
            digits={1}
            onChange={setRate}
          />
          <InlineNumber
            label={t('scenes.seed')}
            help={t('scenes.seedHelp')}
            value={seed}
            min={0}
            max={4_294_967_295}
            onChange={setSeed}
          />
        </div>
      }
    >
      <ul className={classes['list']}>
        {scenes.map((scene) => {
          const plays = playing?.id === scene.id;
          return (
            <li key={scene.id} className={classes['scene']} data-playing={plays}>
              <div className={classes['words']}>
                <h3 className={classes['title']}>
                  {scene.title}
                  {plays && (
                    <span className={classes['playing']}>
                      {t('scenes.playing')}
                      {playing.endsAt !== null && <TimeLeft until={playing.endsAt} />}
                    </span>
                  )}
                </h3>
                <p className={classes['help']}>{scene.help}</p>
              </div>
              {plays ? (
                <Button
                  leftSection={<IconPlayerStop size={15} aria-hidden="true" />}
                  aria-label={t('scenes.stopName', { scene: scene.title })}
                  onClick={() => void stopScene()}
                >
                  {t('scenes.stop')}
                </Button>
              ) : (
                <Button
                  leftSection={<IconPlayerPlay size={15} aria-hidden="true" />}
                  loading={asked === scene.id}
                  aria-label={t('scenes.playName', { scene: scene.title })}
                  onClick={() => void play(scene.id)}
                >
                  {t('scenes.play')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function TimeLeft({ until }: { until: number }): ReactNode {
  const { t } = useTranslation('rehearsal');
  const now = useNow(1000);
  return <> {t('scenes.left', { time: clockLeft(secondsUntil(until, now)) })}</>;
}

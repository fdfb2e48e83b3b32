import { Button, Switch } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawShow } from '../../../../shared/contract/giveaways.ts';
import { Card } from '../../ui/Card.tsx';
import { listOf } from '../../ui/format.ts';
import { percent } from './chances.ts';
import { cheer, setSound, useSound } from './chimes.ts';
import { throwConfetti } from './confetti.ts';
import classes from './DrawStage.module.css';
import { Reel } from './Reel.tsx';
import { stopTimes } from './reel.ts';

/** So many reels fit beside each other; further winners stand in the list below. */
const MOST_REELS = 6;
/** A show that is looked at late still takes so long, in milliseconds. */
const SHORTEST = 2500;

interface DrawStageProps {
  show: DrawShow;
  prize: string;
  /** Whether it was shown to its end here. */
  revealed: boolean;
  onRevealed: () => void;
}

/** The draw, as something to watch. Who has won was drawn before it begins. */
export function DrawStage({ show, prize, revealed, onRevealed }: DrawStageProps): ReactNode {
  const { t } = useTranslation('giveaways');
  const calm = useReducedMotion(false, { getInitialValueInEffect: false });
  const { on: sound } = useSound();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [again, setAgain] = useState(0);
  const [length] = useState(() => Math.max(SHORTEST, show.length - (Date.now() - show.time)));
  const [playing, setPlaying] = useState(!calm && !revealed);
  const [standing, setStanding] = useState(0);
  const endConfetti = useRef(() => {});
  const reels = show.winners.slice(0, MOST_REELS);
  const times = stopTimes(reels.length, again > 0 ? Math.max(SHORTEST, show.length) : length);
  const told = revealed || !playing;

  useEffect(() => {
    if (calm && !revealed) onRevealed();
  }, [calm, revealed, onRevealed]);

  useEffect(() => {
    if (!playing || standing < reels.length) return;
    setPlaying(false);
    onRevealed();
    cheer();
    if (canvas.current) endConfetti.current = throwConfetti(canvas.current);
  }, [playing, standing, reels.length, onRevealed]);
  useEffect(() => () => endConfetti.current(), []);

  const names = listOf(show.winners.map(({ name }) => name));
  return (
    <Card
      title={t('draw.title')}
      text={t(playing ? 'draw.turning' : 'draw.over', { prize })}
      end={
        <>
          <Switch
            label={t('draw.sound')}
            checked={sound}
            onChange={(event) => setSound(event.currentTarget.checked)}
          />
          {!calm && told && (
            <Button
              leftSection={<IconRefresh size={16} aria-hidden="true" />}
              disabled={playing}
              onClick={() => {
                setStanding(0);
                setAgain((count) => count + 1);
                setPlaying(true);
              }}
            >
              {t('draw.again')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes['stage']} data-over={!playing} aria-hidden="true">
        <div className={classes['reels']}>
          {reels.map(({ name }, at) => (
            <Reel
              key={`${again}:${name}`}
              names={show.names}
              winner={name}
              length={playing ? (times[at] ?? 0) : 0}
              onStop={() => setStanding((count) => count + 1)}
            />
          ))}
        </div>
        <canvas ref={canvas} className={classes['confetti']} />
      </div>
      <p className={classes['words']} role="status" aria-live="polite">
        {told &&
          t('draw.words', {
            count: show.winners.length,
            names,
            prize,
            chance: percent(show.winners[0]?.chance ?? 0),
          })}
      </p>
    </Card>
  );
}

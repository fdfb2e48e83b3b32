import { type ReactNode, useEffect, useRef } from 'react';
import { tick } from './chimes.ts';
import classes from './DrawStage.module.css';
import { reelNames } from './reel.ts';

/** The height of a name in pixels, as in the style sheet. */
const ROW = 44;

interface ReelProps {
  names: readonly string[];
  winner: string;
  /** How long it turns, in milliseconds; 0 when it stands already. */
  length: number;
  onStop: () => void;
}

/** Names that pass by and slow down to the one who was drawn. */
export function Reel({ names, winner, length, onStop }: ReelProps): ReactNode {
  const strip = useRef<HTMLDivElement>(null);
  const passing = length === 0 ? [winner] : reelNames(names, winner);
  const stopped = useRef(onStop);
  stopped.current = onStop;

  useEffect(() => {
    const element = strip.current;
    if (!element || length === 0) return;
    const way = -(passing.length - 1) * ROW;
    const turning = element.animate([{ transform: 'translateY(0)' }, { transform: `translateY(${way}px)` }], {
      duration: length,
      easing: 'cubic-bezier(0.08, 0.72, 0.12, 1)',
      fill: 'forwards',
    });
    let shown = 0;
    let frame = 0;
    const listen = (): void => {
      const top = new DOMMatrix(getComputedStyle(element).transform).m42;
      const row = Math.round(-top / ROW);
      if (row !== shown) tick();
      shown = row;
      frame = requestAnimationFrame(listen);
    };
    frame = requestAnimationFrame(listen);
    turning.onfinish = () => {
      cancelAnimationFrame(frame);
      stopped.current();
    };
    return () => {
      cancelAnimationFrame(frame);
      turning.cancel();
    };
  }, [length, passing.length]);

  return (
    <div className={classes['reel']} data-standing={length === 0}>
      <div className={classes['strip']} ref={strip}>
        {passing.map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same names pass again and again, and never move
          <div key={at} className={classes['name']} data-winner={at === passing.length - 1}>
            {name}
          </div>
        ))}
      </div>
    </div>
  );
}

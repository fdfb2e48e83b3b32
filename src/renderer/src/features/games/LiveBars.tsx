import type { ReactNode } from 'react';
import type { GameTable } from '../../../../shared/contract/games.ts';
import { wholeNumber } from '../../ui/format.ts';
import classes from './Live.module.css';

/** What fills or empties, such as the HP of those who fight. */
export function LiveBars({ bars }: Pick<GameTable, 'bars'>): ReactNode {
  if (bars.length === 0) return null;
  return (
    <ul className={classes['bars']}>
      {bars.map(({ name, value, most, unit }) => {
        const percent = most > 0 ? Math.max(0, Math.min(100, (value / most) * 100)) : 0;
        const words = `${wholeNumber(value)} / ${wholeNumber(most)} ${unit}`;
        return (
          <li key={name} className={classes['bar']}>
            <span className={classes['barName']}>{name}</span>
            {/* biome-ignore lint/a11y/useSemanticElements: a native meter looks different in every browser */}
            <span
              role="meter"
              aria-label={name}
              aria-valuemin={0}
              aria-valuemax={most}
              aria-valuenow={value}
              aria-valuetext={words}
              className={classes['track']}
              data-low={percent <= 25}
            >
              <span className={classes['fill']} style={{ width: `${percent}%` }} />
            </span>
            <span className={classes['barValue']}>{words}</span>
          </li>
        );
      })}
    </ul>
  );
}

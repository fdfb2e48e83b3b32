import type { ReactNode } from 'react';
import classes from './Bets.module.css';

interface OptionBar {
  title: string;
  percent: number;
  /** Beside the percent: `12 votes`. */
  facts: readonly string[];
  /** A word that marks it, such as that it was right; null for none. */
  mark: string | null;
  /** Behind it; null for nothing. */
  action: ReactNode;
}

interface OptionBarsProps {
  label: string;
  /** `A`, or `1` where viewers type numbers. */
  sign(index: number): string;
  options: readonly OptionBar[];
}

/** How options stand, each with a bar. Rows keep their place and height while numbers arrive. */
export function OptionBars({ label, sign, options }: OptionBarsProps): ReactNode {
  return (
    <ol className={classes['bars']} aria-label={label}>
      {options.map(({ title, percent, facts, mark, action }, index) => (
        <li key={title} className={classes['bar']} data-marked={mark !== null}>
          <span className={classes['sign']}>{sign(index)}</span>
          <div className={classes['option']}>
            <div className={classes['optionHead']}>
              <span className={classes['optionTitle']}>{title}</span>
              {mark !== null && <span className={classes['mark']}>{mark}</span>}
              <span className={classes['optionFacts']}>{facts.join(' · ')}</span>
              <span className={classes['percent']}>{percent}%</span>
            </div>
            <div className={classes['track']} aria-hidden="true">
              <div className={classes['fill']} style={{ width: `${percent}%` }} />
            </div>
          </div>
          {action}
        </li>
      ))}
    </ol>
  );
}

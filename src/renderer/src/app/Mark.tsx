import type { ReactNode } from 'react';
import classes from './Mark.module.css';

/** The microphone. Its head is lit while the panel is connected. */
export function Mark({ lit, size }: { lit: boolean; size: number }): ReactNode {
  return (
    <svg
      className={classes['mark']}
      data-lit={lit}
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
    >
      <g transform="rotate(42 16 16)">
        <circle className={classes['glow']} cx="16" cy="7.6" r="11" />
        <path className={classes['head']} d="M8.6 9.2a7.4 7.4 0 1 1 14.8 0z" />
        <path
          className={classes['body']}
          d="M8.6 11h14.8v2.4H8.6zM10.6 15.2h10.8l-1.9 15a2 2 0 0 1-2 1.8h-3a2 2 0 0 1-2-1.8z"
        />
      </g>
    </svg>
  );
}

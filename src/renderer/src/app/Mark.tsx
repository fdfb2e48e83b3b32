import type { ReactNode } from 'react';
import classes from './Mark.module.css';

/** The lamp over the stage. Its light is on while the panel is connected. */
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
      <path className={classes['beam']} d="M13.4 9.5h5.2L27 25.5H5z" />
      <ellipse className={classes['pool']} cx="16" cy="25.5" rx="11" ry="3.3" />
      <path className={classes['lamp']} d="M10.8 3h10.4l-2.3 6.8h-5.8z" />
    </svg>
  );
}

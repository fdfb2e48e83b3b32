import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

interface EmptyStateProps {
  icon: Icon;
  title: string;
  /** What to do next. */
  text: string;
  /** Buttons; null or absent for none. */
  children?: ReactNode;
}

/** Nothing is here yet, or nothing any more: says so, and what to do next. */
export function EmptyState({ icon: EmptyIcon, title, text, children }: EmptyStateProps): ReactNode {
  return (
    <div className={classes['empty']}>
      <EmptyIcon className={classes['icon'] ?? ''} size={30} stroke={1.5} aria-hidden="true" />
      <p className={classes['title']}>{title}</p>
      <p className={classes['text']}>{text}</p>
      {children && <div className={classes['actions']}>{children}</div>}
    </div>
  );
}

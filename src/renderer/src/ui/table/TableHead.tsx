import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './table.module.css';

/** Above the marks of the rows. */
export function MarkHead({ children }: { children: ReactNode }): ReactNode {
  return (
    <th scope="col" className={classes['markHead']}>
      {children}
    </th>
  );
}

interface MarkAllProps {
  label: string;
  marked: 'none' | 'some' | 'all';
  onToggle(): void;
}

/** Above the marks of the rows, where all can be marked at once. */
export function MarkAll({ label, marked, onToggle }: MarkAllProps): ReactNode {
  return (
    <th scope="col" className={classes['mark']}>
      <input
        type="checkbox"
        checked={marked === 'all'}
        ref={(box) => {
          if (box) box.indeterminate = marked === 'some';
        }}
        aria-label={label}
        onChange={() => onToggle()}
      />
    </th>
  );
}

interface SortHeadProps {
  name: string;
  /** What its button is called; its name when absent. */
  label?: string;
  sorted: 'none' | 'ascending' | 'descending';
  isNumber?: boolean;
  className?: string | undefined;
  onSort(): void;
}

/** The name of a column that can be sorted by. */
export function SortHead({ name, label, sorted, isNumber, className, onSort }: SortHeadProps): ReactNode {
  const Arrow = sorted === 'descending' ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" className={className} data-number={isNumber} aria-sort={sorted}>
      <button type="button" className={classes['sort']} aria-label={label} onClick={() => onSort()}>
        {name}
        {sorted !== 'none' && <Arrow size={13} aria-hidden="true" />}
      </button>
    </th>
  );
}

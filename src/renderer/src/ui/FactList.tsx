import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './FactList.module.css';

export interface Fact {
  name: string;
  /** Null while it is not known. */
  value: ReactNode;
}

/** Names and values, one pair a line. */
export function FactList({ facts }: { facts: readonly Fact[] }): ReactNode {
  return (
    <dl className={classes['list']}>
      {facts.map(({ name, value }) => (
        <div key={name} className={classes['fact']}>
          <dt className={classes['name']}>{name}</dt>
          <dd className={classes['value']}>{value ?? <Skeleton height={12} width={120} />}</dd>
        </div>
      ))}
    </dl>
  );
}

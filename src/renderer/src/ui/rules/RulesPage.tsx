import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { LiveState } from '../../api/liveStore.ts';
import { Refusal } from '../Refusal.tsx';
import classes from './rules.module.css';

interface RulesPageProps<Data> {
  feature: string;
  live: LiveState<Data>;
  /** The parts of the page, from its head to its editor. */
  children(data: Data): ReactNode;
}

/** A page of rules, as soon as they are known; until then why they are not. */
export function RulesPage<Data>({ feature, live, children }: RulesPageProps<Data>): ReactNode {
  const { data, refused } = live;
  if (refused && data === null) {
    return <Refusal error={refused} feature={feature} onRetry={() => location.reload()} />;
  }
  if (data === null) return <Skeleton height={280} />;
  return <div className={classes['stack']}>{children(data)}</div>;
}

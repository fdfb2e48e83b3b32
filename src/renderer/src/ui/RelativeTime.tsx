import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { exactTime, relativeTime } from './format.ts';
import { useNow } from './now.ts';

/** "3 minutes ago", with the exact time on hover. */
export function RelativeTime({ time }: { time: number }): ReactNode {
  const now = useNow(20_000);
  return (
    <Tooltip label={exactTime(time)}>
      <time dateTime={new Date(time).toISOString()}>{relativeTime(time, now)}</time>
    </Tooltip>
  );
}

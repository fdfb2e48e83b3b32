import type { ReactNode } from 'react';

export function LogPage(): ReactNode {
  return <p>Log</p>;
}

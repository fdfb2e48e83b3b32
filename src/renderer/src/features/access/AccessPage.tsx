import type { ReactNode } from 'react';

export function AccessPage(): ReactNode {
  return <p>API</p>;
}

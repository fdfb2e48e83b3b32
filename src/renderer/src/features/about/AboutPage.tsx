import type { ReactNode } from 'react';

export function AboutPage(): ReactNode {
  return <p>About</p>;
}

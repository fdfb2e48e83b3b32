import type { ReactNode } from 'react';

export function ModulesPage(): ReactNode {
  return <p>Modules</p>;
}

import type { ReactNode } from 'react';

export function OverlayPage(): ReactNode {
  return <p>Overlay</p>;
}

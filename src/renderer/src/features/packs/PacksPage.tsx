import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { PackPage } from './PackPage.tsx';
import { ShelfPage } from './ShelfPage.tsx';

/** Finds the part of the page that the address names. */
export function PacksPage(): ReactNode {
  const [location] = useLocation();
  const [, , pack] = location.split('/');
  return pack === undefined || pack === '' ? <ShelfPage /> : <PackPage key={pack} id={pack} />;
}

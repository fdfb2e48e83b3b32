import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import classes from './Tabs.module.css';

const TABS = [
  { id: 'list', path: '/routines' },
  { id: 'runs', path: '/routines/runs' },
  { id: 'variables', path: '/routines/variables' },
] as const;

/** The parts of the page that are no routine of their own. */
export function Tabs(): ReactNode {
  const { t } = useTranslation('routines');
  const [location] = useLocation();
  return (
    <nav className={classes['tabs']} aria-label={t('tabs.label')}>
      {TABS.map(({ id, path }) => (
        <Link
          key={id}
          href={path}
          className={classes['tab'] ?? ''}
          aria-current={location === path ? 'page' : undefined}
        >
          {t(`tabs.${id}`)}
        </Link>
      ))}
    </nav>
  );
}

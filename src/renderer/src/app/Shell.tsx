import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { BannerBar } from './BannerBar.tsx';
import { DialogHost } from './DialogHost.tsx';
import { Header } from './Header.tsx';
import { Navigation } from './Navigation.tsx';
import { OfflineBar } from './OfflineBar.tsx';
import { PageFrame } from './PageFrame.tsx';
import classes from './Shell.module.css';
import { useShortcuts } from './shortcuts.ts';

export function Shell(): ReactNode {
  const { t } = useTranslation('app');
  const [navOpen, setNavOpen] = useState(false);
  const [location] = useLocation();
  useShortcuts();

  // On a phone the navigation lies over the page; it has done its work once a page is chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new location is the reason
  useEffect(() => setNavOpen(false), [location]);

  return (
    <div className={classes['shell']}>
      {/* A button and not a link, since the part behind the # is the page's address. */}
      <button
        type="button"
        className={classes['skip']}
        onClick={() => document.getElementById('main')?.focus()}
      >
        {t('skip')}
      </button>
      <Navigation open={navOpen} onClose={() => setNavOpen(false)} />
      <div className={classes['stage']}>
        <BannerBar />
        <Header onOpenNav={() => setNavOpen(true)} />
        <OfflineBar />
        <PageFrame />
      </div>
      <DialogHost />
    </div>
  );
}

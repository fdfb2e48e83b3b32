import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './BannerBar.module.css';
import { useBanner } from './banner.ts';

export function BannerBar(): ReactNode {
  const banner = useBanner((state) => state.banner);
  if (!banner) return null;
  return (
    <section className={classes['bar']} aria-label={banner.title}>
      <strong className={classes['title']}>{banner.title}</strong>
      <span className={classes['text']}>{banner.text}</span>
      {banner.action && (
        <Button size="compact-xs" variant="filled" onClick={banner.action.run}>
          {banner.action.label}
        </Button>
      )}
    </section>
  );
}

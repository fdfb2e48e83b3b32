import { Button, Skeleton } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageActionsSlot } from './PageActions.tsx';
import { PageBoundary } from './PageBoundary.tsx';
import classes from './PageFrame.module.css';
import { featureAt } from './routes.ts';
import { useAllTexts } from './useAllTexts.ts';

/** The page of the present address, with its heading, its document title and its own safety net. */
export function PageFrame(): ReactNode {
  const t = useAllTexts();
  const [location, navigate] = useLocation();
  const feature = featureAt(location);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(feature?.id);

  // Moving to another page moves the focus to its heading, as loading a new document would.
  useEffect(() => {
    if (shown.current === feature?.id) return;
    shown.current = feature?.id;
    heading.current?.focus();
  }, [feature]);

  const title = feature ? t(`${feature.id}:title`) : t('app:missing.title');
  const Page = feature?.page;
  return (
    <main
      className={classes['main']}
      id="main"
      tabIndex={-1}
      key={feature?.id ?? 'missing'}
      data-wide={feature?.wide ?? false}
    >
      <title>{`${title} · ${t('app:name')}`}</title>
      <div className={classes['inner']}>
        <div className={classes['head']}>
          <div className={classes['words']}>
            <h1 className={classes['title']} ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {feature && <p className={classes['intro']}>{t(`${feature.id}:intro`)}</p>}
          </div>
          <PageActionsSlot />
        </div>
        <PageBoundary page={location}>
          <Suspense fallback={<Skeleton height={220} radius="md" aria-label={t('app:common.loading')} />}>
            {Page ? (
              <Page />
            ) : (
              <EmptyState icon={IconMapQuestion} title={t('app:missing.title')} text={t('app:missing.text')}>
                <Button onClick={() => navigate('/')}>{t('app:missing.home')}</Button>
              </EmptyState>
            )}
          </Suspense>
        </PageBoundary>
      </div>
    </main>
  );
}

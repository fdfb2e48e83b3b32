import { ActionIcon, FocusTrap, Tooltip } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useOnline } from '../api/connection.ts';
import { features } from '../features/index.ts';
import { Mark } from './Mark.tsx';
import classes from './Navigation.module.css';
import { NAV_GROUPS } from './panelFeature.ts';
import { featureAt } from './routes.ts';
import { useAllTexts } from './useAllTexts.ts';

type Feature = (typeof features)[number];

/** Beside the page; on a small screen, over it. */
export function Navigation({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const { t } = useTranslation('app');
  const online = useOnline();
  const small = useMediaQuery('(max-width: 56rem)') ?? false;
  useHotkeys([['Escape', onClose]]);

  return (
    <>
      {small && open && <div className={classes['veil']} onClick={onClose} aria-hidden="true" />}
      <FocusTrap active={small && open}>
        <nav className={classes['nav']} data-open={open} aria-label={t('nav.label')} inert={small && !open}>
          <div className={classes['brand']}>
            <Mark lit={online} size={26} />
            <span className={classes['name']}>{t('name')}</span>
            {small && (
              <ActionIcon className={classes['close'] ?? ''} onClick={onClose} aria-label={t('nav.close')}>
                <IconX size={18} />
              </ActionIcon>
            )}
          </div>
          {NAV_GROUPS.map((group) => {
            const pages = features
              .filter((feature) => feature.listed && feature.group === group)
              .sort((left, right) => left.order - right.order);
            if (pages.length === 0) return null;
            return (
              <section key={group} aria-labelledby={`nav-${group}`}>
                <div className={classes['groupName']} id={`nav-${group}`}>
                  {t(`nav.${group}`)}
                </div>
                <ul className={classes['list']}>
                  {pages.map((feature) => (
                    <NavItem key={feature.id} feature={feature} />
                  ))}
                </ul>
              </section>
            );
          })}
        </nav>
      </FocusTrap>
    </>
  );
}

function NavItem({ feature }: { feature: Feature }): ReactNode {
  const t = useAllTexts();
  const [location] = useLocation();
  const badge = feature.useBadge();
  const current = featureAt(location)?.id === feature.id;
  const Icon = feature.icon;
  const link = useRef<HTMLAnchorElement>(null);
  // The list is taller than a small window, and a page can be opened without it.
  useEffect(() => {
    if (current && link.current) uncover(link.current);
  }, [current]);
  return (
    <li>
      <Link
        ref={link}
        href={feature.path}
        className={classes['item'] ?? ''}
        aria-current={current ? 'page' : undefined}
      >
        <Icon className={classes['icon'] ?? ''} size={18} stroke={1.75} aria-hidden="true" />
        <span className={classes['title']}>{t(`${feature.id}:title`)}</span>
        {badge && (
          <Tooltip label={badge.label} position="right">
            <span className={classes['badge']} data-tone={badge.tone} data-dot={badge.count === null}>
              <span aria-hidden="true">{badge.count ?? ''}</span>
              <span className={classes['hidden']}>{badge.label}</span>
            </span>
          </Tooltip>
        )}
      </Link>
    </li>
  );
}

/** So much of the list can be seen above and below the present page, in pixels. */
const AROUND = 40;

/** Not scrollIntoView, which would also let the Tab key go on from there. */
function uncover(link: HTMLElement): void {
  const list = link.closest('nav');
  if (!list) return;
  const frame = list.getBoundingClientRect();
  const { top, bottom } = link.getBoundingClientRect();
  const above = frame.top + AROUND - top;
  const below = bottom + AROUND - frame.bottom;
  if (above > 0) list.scrollTop -= above;
  else if (below > 0) list.scrollTop += below;
}

import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.tsx';
import classes from './LinksCard.module.css';

/** The desktop app opens only what stands on its own list of addresses; these do. */
const LINKS = [
  { id: 'dashboard', href: 'https://dashboard.twitch.tv/' },
  { id: 'console', href: 'https://dev.twitch.tv/console' },
] as const;

export function LinksCard(): ReactNode {
  const { t } = useTranslation('about');
  return (
    <Card title={t('links.title')} text={t('links.text')}>
      <ul className={classes['links']}>
        {LINKS.map(({ id, href }) => (
          <li key={id}>
            <a href={href} target="_blank" rel="noreferrer">
              {t(`links.${id}`)}
              <IconExternalLink size={14} aria-hidden="true" />
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

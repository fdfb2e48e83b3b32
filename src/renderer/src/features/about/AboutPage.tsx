import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ShortcutList } from '../../app/ShortcutList.tsx';
import { Card } from '../../ui/Card.tsx';
import { overview } from '../home/overview.ts';
import classes from './AboutPage.module.css';
import { AppCard } from './AppCard.tsx';
import { LicenceCard } from './LicenceCard.tsx';
import { LinksCard } from './LinksCard.tsx';
import { PlacesCard } from './PlacesCard.tsx';

export function AboutPage(): ReactNode {
  const { t } = useTranslation('about');
  const { data } = overview.useLive();
  return (
    <div className={classes['columns']}>
      <div className={classes['column']}>
        <AppCard overview={data} />
        <PlacesCard overview={data} />
        <LinksCard />
      </div>
      <div className={classes['column']}>
        <Card title={t('shortcuts')}>
          <ShortcutList />
        </Card>
        <LicenceCard />
      </div>
    </div>
  );
}

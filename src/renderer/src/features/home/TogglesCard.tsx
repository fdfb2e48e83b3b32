import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuickToggle } from '../../../../shared/contract/home.ts';
import { Card } from '../../ui/Card.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { setToggle } from './overview.ts';
import classes from './TogglesCard.module.css';

/** Null before the first snapshot. */
export function TogglesCard({ toggles }: { toggles: readonly QuickToggle[] | null }): ReactNode {
  const { t } = useTranslation('home');
  return (
    <Card flush title={t('toggles.title')} text={t('toggles.text')}>
      {toggles === null ? (
        <div className={classes['waiting']}>
          <Skeleton height={38} />
          <Skeleton height={38} />
        </div>
      ) : toggles.length === 0 ? (
        <p className={classes['none']}>{t('toggles.none')}</p>
      ) : (
        toggles.map((toggle) => (
          <SwitchRow
            key={toggle.id}
            title={toggle.title}
            text={toggle.help}
            on={toggle.on}
            onChange={(on) => void setToggle(toggle.id, on)}
          />
        ))
      )}
    </Card>
  );
}

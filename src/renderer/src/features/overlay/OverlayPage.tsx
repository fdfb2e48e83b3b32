import { Button } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { overview, setToggle } from '../home/overview.ts';
import { AddressCard } from './AddressCard.tsx';
import classes from './OverlayPage.module.css';
import { StepsCard } from './StepsCard.tsx';
import { TestCard } from './TestCard.tsx';

/** How often it is asked who is watching, in milliseconds. */
const LOOK_EVERY = 3000;

/** The quick toggle of the overlay module. */
const PAUSE = 'overlay.paused';

const askAddress = () => client.overlay.address({});

export function OverlayPage(): ReactNode {
  const { t } = useTranslation('overlay');
  const address = useAsk(useCallback(askAddress, []), LOOK_EVERY);
  const paused = overview.useLive().data?.toggles.some(({ id, on }) => id === PAUSE && on) ?? false;

  if (address.error && (!address.data || address.error.code === 'feature_off')) {
    return <Refusal error={address.error} feature="overlay" onRetry={address.again} />;
  }
  return (
    <div className={classes['page']}>
      {paused && (
        <section className={classes['paused']} aria-label={t('paused.title')}>
          <IconPlayerPause size={20} stroke={1.75} aria-hidden="true" />
          <p>
            <strong>{t('paused.title')}.</strong> {t('paused.text')}
          </p>
          <Button onClick={() => void setToggle(PAUSE, false)}>{t('paused.resume')}</Button>
        </section>
      )}
      <AddressCard address={address} />
      <div className={classes['columns']}>
        <StepsCard />
        <TestCard onSent={address.again} />
      </div>
    </div>
  );
}

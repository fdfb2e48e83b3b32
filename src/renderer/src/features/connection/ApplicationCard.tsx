import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TwitchStatus } from '../../../../shared/contract/twitch.ts';
import { Card } from '../../ui/Card.tsx';
import classes from './ApplicationCard.module.css';
import { ApplicationGuide } from './ApplicationGuide.tsx';

/** Under which application Emcee comes to Twitch. */
export function ApplicationCard({ clientId }: { clientId: TwitchStatus['clientId'] }): ReactNode {
  const { t } = useTranslation('connection');
  const [open, setOpen] = useState(false);
  return (
    <Card
      title={t('application.title')}
      text={t(`application.${clientId.state}`)}
      end={
        clientId.state !== 'rehearsal' && (
          <Button onClick={() => setOpen(true)}>
            {t(clientId.state === 'own' ? 'application.change' : 'application.useOwn')}
          </Button>
        )
      }
    >
      {clientId.value !== null && <code className={classes['id']}>{clientId.value}</code>}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        size="lg"
        title={t('application.dialog')}
        closeButtonProps={{ 'aria-label': t('application.close') }}
      >
        <p className={classes['note']}>{t('application.note')}</p>
        <ApplicationGuide onDone={() => setOpen(false)} />
      </Modal>
    </Card>
  );
}

import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/CopyButton.tsx';
import classes from './ApplicationGuide.module.css';
import { ClientIdForm } from './ClientIdForm.tsx';
import { REDIRECT_URL, REGISTER_PAGE } from './clientId.ts';

/** How the streamer registers an application with Twitch, step by step, and where its client ID goes. */
export function ApplicationGuide({ onDone }: { onDone?: () => void }): ReactNode {
  const { t } = useTranslation('connection');
  return (
    <div className={classes['guide']}>
      <ol className={classes['steps']}>
        <li>
          <p>{t('guide.open')}</p>
          <Button
            component="a"
            href={REGISTER_PAGE}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconExternalLink size={16} aria-hidden="true" />}
          >
            {t('guide.openButton')}
          </Button>
        </li>
        <li>
          <p>{t('guide.fill')}</p>
          <dl className={classes['fields']}>
            <dt>{t('guide.name')}</dt>
            <dd>{t('guide.nameText')}</dd>
            <dt>{t('guide.redirect')}</dt>
            <dd className={classes['value']}>
              <code>{REDIRECT_URL}</code>
              <CopyButton text={REDIRECT_URL} label={t('guide.copyRedirect')} />
            </dd>
            <dt>{t('guide.category')}</dt>
            <dd>
              <strong>Chat Bot</strong>
            </dd>
            <dt>{t('guide.type')}</dt>
            <dd>
              <strong>Public</strong> {t('guide.typeText')}
            </dd>
          </dl>
        </li>
        <li>
          <p>{t('guide.copy')}</p>
          <ClientIdForm {...(onDone ? { onDone } : {})} />
        </li>
      </ol>
    </div>
  );
}

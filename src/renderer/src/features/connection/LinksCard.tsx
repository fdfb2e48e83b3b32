import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkState, TwitchStatus } from '../../../../shared/contract/twitch.ts';
import { Card } from '../../ui/Card.tsx';
import { reconnect } from './actions.ts';
import classes from './LinksCard.module.css';
import { LinkWord } from './LinkWord.tsx';

/** A try makes sense where something is wrong or waits. */
const TRYABLE: readonly LinkState['state'][] = ['waiting', 'failed', 'off'];

/** The two ways to Twitch. */
export function LinksCard({ status }: { status: TwitchStatus }): ReactNode {
  const { t } = useTranslation('connection');
  const [busy, setBusy] = useState(false);
  const tryable = [status.chat, status.events].some(({ state }) => TRYABLE.includes(state));

  const tryNow = async (): Promise<void> => {
    setBusy(true);
    await reconnect();
    setBusy(false);
  };

  return (
    <Card
      flush
      title={t('links.title')}
      end={
        <Button
          leftSection={<IconRefresh size={16} aria-hidden="true" />}
          disabled={!tryable}
          loading={busy}
          onClick={() => void tryNow()}
        >
          {t('links.tryNow')}
        </Button>
      }
    >
      <ul className={classes['list']}>
        <LinkRow name={t('links.chat')} link={status.chat} />
        <LinkRow name={t('links.events')} link={status.events} />
      </ul>
    </Card>
  );
}

function LinkRow({ name, link }: { name: string; link: LinkState }): ReactNode {
  return (
    <li className={classes['row']}>
      <div className={classes['line']}>
        <h3 className={classes['name']}>{name}</h3>
        <LinkWord link={link} />
      </div>
      <p className={classes['text']}>{link.text}</p>
    </li>
  );
}

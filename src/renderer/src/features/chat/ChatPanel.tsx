import { Button, Skeleton } from '@mantine/core';
import { IconMessages, IconPlayerPlay, IconPlugConnected } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { rewatch } from '../../api/client.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { LinkWord } from '../connection/LinkWord.tsx';
import { twitch } from '../connection/status.ts';
import { goOnStage } from '../rehearsal/staging.ts';
import { ChatList } from './ChatList.tsx';
import classes from './ChatPanel.module.css';
import { Composer } from './Composer.tsx';
import { chatFeed } from './feed.ts';

/** Live chat: what is said, what happened, and where one speaks. It is as tall as the place that it is given. */
export function ChatPanel(): ReactNode {
  const { t } = useTranslation('chat');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { data: status } = twitch.useLive();
  const ready = useStore(chatFeed.store, (state) => state.ready);
  const refused = useStore(chatFeed.store, (state) => state.refused);
  const empty = useStore(chatFeed.store, (state) => state.drawn.length === 0);
  const write = useCallback(() => field.current?.focus(), []);
  useEffect(() => chatFeed.open(), []);

  const state = status?.chat.state ?? null;
  const unconnected = state === 'needs-sign-in' || state === 'off';
  return (
    <section className={classes['panel']} aria-labelledby={id}>
      <div className={classes['head']}>
        <h2 className={classes['title']} id={id}>
          {status?.channel ? t('titleOf', { channel: status.channel.name }) : t('live')}
        </h2>
        {status && <LinkWord link={status.chat} />}
      </div>
      {refused ? (
        <div className={classes['empty']}>
          <Refusal error={refused} feature="chat" onRetry={() => rewatch('chat')} />
        </div>
      ) : !ready || status === null ? (
        <div className={classes['waiting']}>
          <Skeleton height={14} width="62%" />
          <Skeleton height={14} width="81%" />
          <Skeleton height={14} width="45%" />
        </div>
      ) : empty ? (
        <div className={classes['empty']}>
          {unconnected ? (
            <Unconnected rehearsing={status.mode === 'rehearsal'} />
          ) : (
            <EmptyState icon={IconMessages} title={t('empty.quiet')} text={t('empty.quietText')} />
          )}
        </div>
      ) : (
        <ChatList pictures={status.mode === 'live'} onWrite={write} />
      )}
      <Composer field={field} closed={unconnected || status === null ? t('composer.closed') : null} />
    </section>
  );
}

function Unconnected({ rehearsing }: { rehearsing: boolean }): ReactNode {
  const { t } = useTranslation('chat');
  const [, navigate] = useLocation();
  return (
    <EmptyState
      icon={IconPlugConnected}
      title={t('empty.unconnected')}
      text={t(rehearsing ? 'empty.rehearsingText' : 'empty.unconnectedText')}
    >
      <Button
        variant="filled"
        leftSection={<IconPlugConnected size={16} aria-hidden="true" />}
        onClick={() => navigate('/connection')}
      >
        {t('empty.connect')}
      </Button>
      {!rehearsing && (
        <Button
          leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
          onClick={() => void goOnStage('lively')}
        >
          {t('empty.rehearse')}
        </Button>
      )}
    </EmptyState>
  );
}

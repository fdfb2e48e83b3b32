import { Button } from '@mantine/core';
import { IconHistory, IconMessages } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { PageActions } from '../../app/PageActions.tsx';
import { ChatPanel } from './ChatPanel.tsx';
import { HistoryView } from './HistoryView.tsx';
import { HISTORY_PATH } from './historySearch.ts';

/** Chat alone, as large as the window: for a second screen. Or all that was ever said, to be searched. */
export function ChatPage(): ReactNode {
  const { t } = useTranslation('chat');
  const [location] = useLocation();
  const isHistory = location === HISTORY_PATH;
  return (
    <>
      <PageActions>
        {isHistory ? (
          <Button component={Link} href="/chat" leftSection={<IconMessages size={16} aria-hidden="true" />}>
            {t('live')}
          </Button>
        ) : (
          <Button
            component={Link}
            href={HISTORY_PATH}
            leftSection={<IconHistory size={16} aria-hidden="true" />}
          >
            {t('history.title')}
          </Button>
        )}
      </PageActions>
      {isHistory ? <HistoryView /> : <ChatPanel />}
    </>
  );
}

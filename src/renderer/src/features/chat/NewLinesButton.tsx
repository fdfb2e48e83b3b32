import { IconArrowDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import classes from './ChatList.module.css';
import { chatFeed } from './feed.ts';

/** Over the end of the list while the chat stands still and has more. */
export function NewLinesButton({ onClick }: { onClick: () => void }): ReactNode {
  const { t } = useTranslation('chat');
  const missed = useStore(chatFeed.store, (state) => state.missed);
  if (missed === 0) return null;
  return (
    <button type="button" className={classes['newLines']} onClick={onClick}>
      <IconArrowDown size={15} stroke={2} aria-hidden="true" />
      {t('newLines', { count: missed })}
    </button>
  );
}

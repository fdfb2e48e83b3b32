import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './TryIt.module.css';

interface ChatPreviewProps {
  viewer: string;
  line: string;
  said: readonly string[];
  isReply: boolean;
}

/** A line of a viewer and what the bot would answer, as they look in chat. */
export function ChatPreview({ viewer, line, said, isReply }: ChatPreviewProps): ReactNode {
  const { t } = useTranslation('commands');
  return (
    <ul className={classes['chat']} aria-label={t('try.chat')}>
      <li>
        <span className={classes['viewer']}>{viewer}</span>
        {`: ${line}`}
      </li>
      {said.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said never moves
        <li key={index}>
          {isReply && <span className={classes['reply']}>{`↪ ${viewer}: ${line}`}</span>}
          <span className={classes['bot']}>{t('try.bot')}</span>
          {`: ${text}`}
        </li>
      ))}
      {said.length === 0 && <li className={classes['nothing']}>{t('try.nothing')}</li>}
    </ul>
  );
}

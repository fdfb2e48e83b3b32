import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  type Icon,
  IconAlertCircle,
  IconAlertTriangle,
  IconArrowRight,
  IconInfoCircle,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Notice } from '../../../../shared/contract/home.ts';
import { addressOf, featureAt } from '../../app/routes.ts';
import { useAllTexts } from '../../app/useAllTexts.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import classes from './NoticeList.module.css';
import { dismissNotice } from './overview.ts';

const ICONS: Record<Notice['level'], Icon> = {
  info: IconInfoCircle,
  warn: IconAlertTriangle,
  error: IconAlertCircle,
};

/** What the streamer should know. Nothing at all when there is nothing. */
export function NoticeList({ notices }: { notices: readonly Notice[] }): ReactNode {
  const { t } = useTranslation('home');
  if (notices.length === 0) return null;
  return (
    <section className={classes['notices']} aria-label={t('notices.title')}>
      {notices.map((notice) => (
        <NoticeItem key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeItem({ notice }: { notice: Notice }): ReactNode {
  const { t } = useTranslation('home');
  const all = useAllTexts();
  const [, navigate] = useLocation();
  const LevelIcon = ICONS[notice.level];
  const address = notice.page === null ? null : addressOf(notice.page);
  const page = address === null ? null : featureAt(address);
  return (
    <article className={classes['notice']} data-level={notice.level}>
      <LevelIcon
        className={classes['icon'] ?? ''}
        size={20}
        stroke={1.75}
        aria-label={t(`notices.${notice.level}`)}
        role="img"
      />
      <div className={classes['words']}>
        <h3 className={classes['title']}>{notice.title}</h3>
        <p className={classes['text']}>{notice.text}</p>
        <div className={classes['foot']}>
          <span className={classes['time']}>
            <RelativeTime time={notice.time} />
          </span>
          {address !== null && page && (
            <Button
              size="compact-xs"
              variant="subtle"
              rightSection={<IconArrowRight size={14} aria-hidden="true" />}
              onClick={() => navigate(address)}
            >
              {t('notices.open', { page: all(`${page.id}:title`) })}
            </Button>
          )}
        </div>
      </div>
      <Tooltip label={all('app:common.dismiss')}>
        <ActionIcon
          size={26}
          aria-label={t('notices.dismiss', { title: notice.title })}
          onClick={() => void dismissNotice(notice.id)}
        >
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
    </article>
  );
}

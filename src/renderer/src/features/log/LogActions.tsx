import { Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconCopy,
  IconDownload,
  IconFileTypeCsv,
  IconJson,
  IconX,
} from '@tabler/icons-react';
import { t as translate } from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { client } from '../../api/client.ts';
import { PageActions } from '../../app/PageActions.tsx';
import { copyText } from '../../ui/clipboard.ts';
import { download } from '../../ui/download.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import { logFeed } from './feed.ts';
import { toggleFollowing } from './follow.ts';
import classes from './LogActions.module.css';
import { clearMarks, markedAsJson, useSelection } from './selection.ts';

const TYPES = { csv: 'text/csv;charset=utf-8', jsonl: 'application/jsonl;charset=utf-8' } as const;

async function exportLog(format: keyof typeof TYPES): Promise<void> {
  const result = await client.log.export({ filter: logFeed.store.getState().filter, format });
  if (!result.ok) {
    toastFailed(result.error);
    return;
  }
  const { fileName, text, rows, cut } = result.data;
  download(fileName, text, TYPES[format]);
  toastDone(translate(cut ? 'log:export.cut' : 'log:export.done', { count: rows }));
}

/** Beside the heading: marked rows, the live tail, the export. */
export function LogActions(): ReactNode {
  const { t } = useTranslation('log');
  const marked = useSelection((selection) => selection.marked.size);
  const [exporting, setExporting] = useState(false);

  const save = async (format: keyof typeof TYPES): Promise<void> => {
    setExporting(true);
    await exportLog(format);
    setExporting(false);
  };

  return (
    <PageActions>
      {marked > 0 && (
        <div className={classes['marked']}>
          <span>{t('marked.count', { count: marked })}</span>
          <Button
            leftSection={<IconCopy size={16} aria-hidden="true" />}
            onClick={() => void copyText(markedAsJson())}
          >
            {t('marked.copy')}
          </Button>
          <Button variant="subtle" leftSection={<IconX size={16} aria-hidden="true" />} onClick={clearMarks}>
            {t('marked.clear')}
          </Button>
        </div>
      )}
      <LiveButton />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            loading={exporting}
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          >
            {t('export.label')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('export.help')}</Menu.Label>
          <Menu.Item
            leftSection={<IconFileTypeCsv size={16} stroke={1.75} />}
            onClick={() => void save('csv')}
          >
            {t('export.csv')}
          </Menu.Item>
          <Menu.Item leftSection={<IconJson size={16} stroke={1.75} />} onClick={() => void save('jsonl')}>
            {t('export.jsonl')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </PageActions>
  );
}

/** Whether new rows appear by themselves, and how many wait when they do not. */
function LiveButton(): ReactNode {
  const { t } = useTranslation('log');
  const paused = useStore(logFeed.store, (state) => state.paused !== 'no');
  const waiting = useStore(logFeed.store, (state) => state.waiting);
  const word = !paused
    ? t('live.following')
    : waiting === null
      ? t('live.waitingSome')
      : waiting === 0
        ? t('live.paused')
        : t('live.waiting', { count: waiting });
  return (
    <Button
      className={classes['live'] ?? ''}
      data-live={!paused}
      aria-pressed={!paused}
      aria-label={`${t(paused ? 'live.resume' : 'live.pause')} (${word})`}
      title={t(paused ? 'live.resume' : 'live.pause')}
      leftSection={<span className={classes['dot']} aria-hidden="true" />}
      onClick={toggleFollowing}
    >
      {word}
    </Button>
  );
}

import { Button, Menu, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconChevronDown, IconDownload, IconFileTypeCsv, IconJson, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BetHistory } from './BetHistory.tsx';
import classes from './Bets.module.css';
import { exportHistory, type HistoryFilter, type HistoryKind } from './files.ts';
import { PollHistory } from './PollHistory.tsx';

/** Bets and polls that are over. */
export function HistoryTab(): ReactNode {
  const { t } = useTranslation('bets');
  const [kind, setKind] = useState<HistoryKind>('bets');
  const [text, setText] = useState('');
  const [state, setState] = useState<HistoryFilter['state']>(null);
  const filter: HistoryFilter = { text: text.trim(), state };
  const History = kind === 'bets' ? BetHistory : PollHistory;

  return (
    <div className={classes['page']}>
      <search className={classes['search']} aria-label={t('history.label')}>
        <SegmentedControl
          aria-label={t('history.what')}
          data={(['bets', 'polls'] as const).map((one) => ({ value: one, label: t(`history.${one}`) }))}
          value={kind}
          onChange={(chosen) => setKind(chosen === 'polls' ? 'polls' : 'bets')}
        />
        <TextInput
          type="search"
          aria-label={t('history.text')}
          placeholder={t('history.placeholder')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          maxLength={140}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          aria-label={t('history.state')}
          allowDeselect={false}
          data={(['all', 'ended', 'cancelled'] as const).map((one) => ({
            value: one,
            label: t(`history.${one}`),
          }))}
          value={state ?? 'all'}
          onChange={(chosen) => setState(chosen === 'ended' || chosen === 'cancelled' ? chosen : null)}
        />
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              className={classes['atEnd'] ?? ''}
              leftSection={<IconDownload size={16} aria-hidden="true" />}
              rightSection={<IconChevronDown size={14} aria-hidden="true" />}
            >
              {t('history.export')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('history.exportHelp')}</Menu.Label>
            <Menu.Item
              leftSection={<IconFileTypeCsv size={16} aria-hidden="true" />}
              onClick={() => void exportHistory(kind, filter, 'csv')}
            >
              {t('history.csv')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconJson size={16} aria-hidden="true" />}
              onClick={() => void exportHistory(kind, filter, 'json')}
            >
              {t('history.json')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </search>
      <History {...filter} />
    </div>
  );
}

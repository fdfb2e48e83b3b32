import { Button, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { shortDateTime } from '../../ui/format.ts';
import { fromField, toField } from '../../ui/timeField.ts';
import { logFeed } from './feed.ts';
import classes from './TimeFilter.module.css';

/** In milliseconds. */
const RECENT = { lastHour: 3_600_000, lastDay: 86_400_000, lastWeek: 604_800_000 } as const;

export function TimeFilter(): ReactNode {
  const { t } = useTranslation('log');
  const from = useStore(logFeed.store, (state) => state.filter.from);
  const to = useStore(logFeed.store, (state) => state.filter.to);
  const [open, setOpen] = useState(false);

  const label =
    from === null && to === null
      ? t('filter.anyTime')
      : to === null
        ? t('filter.since', { from: shortDateTime(from ?? 0) })
        : from === null
          ? t('filter.until', { to: shortDateTime(to) })
          : t('filter.range', { from: shortDateTime(from), to: shortDateTime(to) });

  const choose = (range: { from: number | null; to: number | null }): void => {
    logFeed.setFilter(range);
    setOpen(false);
  };

  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          leftSection={<IconCalendar size={16} aria-hidden="true" />}
          aria-label={`${t('filter.time')}: ${label}`}
          onClick={() => setOpen(!open)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filter.time')}>
        <div className={classes['recent']}>
          <Button size="compact-xs" onClick={() => choose({ from: null, to: null })}>
            {t('filter.anyTime')}
          </Button>
          {(Object.keys(RECENT) as (keyof typeof RECENT)[]).map((span) => (
            <Button
              key={span}
              size="compact-xs"
              onClick={() => choose({ from: Date.now() - RECENT[span], to: null })}
            >
              {t(`filter.${span}`)}
            </Button>
          ))}
        </div>
        <div className={classes['bounds']}>
          <TextInput
            type="datetime-local"
            step={1}
            label={t('filter.from')}
            value={toField(from)}
            max={toField(to)}
            onChange={(event) => logFeed.setFilter({ from: fromField(event.currentTarget.value, 'start') })}
          />
          <TextInput
            type="datetime-local"
            step={1}
            label={t('filter.to')}
            value={toField(to)}
            min={toField(from)}
            onChange={(event) => logFeed.setFilter({ to: fromField(event.currentTarget.value, 'end') })}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

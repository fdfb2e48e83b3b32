import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './rules.module.css';
import type { RuleList } from './useRuleList.ts';

interface BulkBarProps {
  list: RuleList;
  /** Further things to do with them. */
  children?: ReactNode;
}

/** What can be done with all marked rows at once; nothing while none is marked. */
export function BulkBar({ list, children }: BulkBarProps): ReactNode {
  const { t } = useTranslation('app');
  const { ids } = list.chosen;
  if (ids.length === 0) return null;
  return (
    <div className={classes['bulk']} role="toolbar" aria-label={t('rules.bulk.label')}>
      <span role="status">{t('rules.bulk.count', { count: ids.length })}</span>
      <Button
        leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
        onClick={() => list.enable(ids, true)}
      >
        {t('rules.bulk.on')}
      </Button>
      <Button
        leftSection={<IconPlayerPause size={16} aria-hidden="true" />}
        onClick={() => list.enable(ids, false)}
      >
        {t('rules.bulk.off')}
      </Button>
      {children}
      <Button leftSection={<IconTrash size={16} aria-hidden="true" />} onClick={() => list.remove(ids)}>
        {t('rules.bulk.remove')}
      </Button>
      <Button variant="subtle" onClick={() => list.chosen.all([], false)}>
        {t('rules.bulk.none')}
      </Button>
    </div>
  );
}

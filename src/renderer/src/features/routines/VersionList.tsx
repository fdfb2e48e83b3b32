import { Button, Skeleton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { useAsk } from '../../api/useAsk.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { toastFailed } from '../../ui/toast.tsx';
import classes from './VersionList.module.css';

/** Earlier versions of a routine, and the way back to each. */
export function VersionList({ id, onRestored }: { id: string; onRestored(): void }): ReactNode {
  const { t } = useTranslation('routines');
  const asked = useAsk(useCallback(() => client.routines.versions({ id }), [id]));

  const restore = async (version: number): Promise<void> => {
    const answer = await client.routines.restore({ id, version });
    if (!answer.ok) {
      toastFailed(answer.error);
      return;
    }
    toastChange(t('said.restored', { version }), answer.data.undo);
    asked.again();
    onRestored();
  };

  if (asked.error && !asked.data)
    return <Refusal error={asked.error} feature="routines" onRetry={asked.again} />;
  if (!asked.data) return <Skeleton height={100} />;
  const { versions } = asked.data;
  if (versions.length === 0)
    return <EmptyState icon={IconHistory} title={t('versions.empty')} text={t('versions.emptyText')} />;
  return (
    <ul className={classes['versions']}>
      {versions.map(({ version, savedAt, savedBy, draft }) => (
        <li key={version} className={classes['version']}>
          <div className={classes['words']}>
            <span className={classes['name']}>
              {t('versions.version', { version })} · {draft.name}
            </span>
            <span className={classes['text']}>
              <RelativeTime time={savedAt} /> {t('versions.by', { name: savedBy })} ·{' '}
              {t('versions.triggers', { count: draft.triggers.length })},{' '}
              {t('versions.steps', { count: draft.steps.length })}
            </span>
          </div>
          <Button
            size="compact-xs"
            aria-label={t('versions.restoreName', { version })}
            onClick={() => void restore(version)}
          >
            {t('versions.restore')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

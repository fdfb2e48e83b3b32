import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counter, CounterChange } from '../../../../shared/contract/counters.ts';
import { client } from '../../api/client.ts';
import { wholeNumber } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import classes from './CountersPage.module.css';

const PAGE = 50;

/** What changed the counter, the newest first; each can be taken back by itself. */
export function CounterHistory({ counter }: { counter: Counter }): ReactNode {
  const { t } = useTranslation('counters');
  const [changes, setChanges] = useState<readonly CounterChange[] | null>(null);
  const [more, setMore] = useState(false);
  const { id } = counter;

  const load = useCallback(
    async (before: number | null): Promise<void> => {
      const answer = await client.counters.history({ id, before, limit: PAGE });
      if (!answer.ok) {
        toastFailed(answer.error);
        return;
      }
      const found = answer.data.changes;
      setMore(found.length === PAGE);
      setChanges((there) => (before === null ? found : [...(there ?? []), ...found]));
    },
    [id],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another value is the reason to look again
  useEffect(() => void load(null), [load, counter.total, counter.stream, counter.game?.value]);

  const takeBack = async (change: CounterChange): Promise<void> => {
    const answer = await client.counters.undoChange({ changeId: change.id });
    if (!answer.ok) toastFailed(answer.error);
    else toastDone(t('history.done'));
    await load(null);
  };

  return (
    <section aria-label={t('history.title')}>
      <h3 className={classes['subtitle']}>{t('history.title')}</h3>
      {changes?.length === 0 && <p className={classes['help']}>{t('history.empty')}</p>}
      <ol className={classes['history']}>
        {changes?.map((change) => (
          <li key={change.id} data-undone={change.undone}>
            <span className={classes['step']}>
              {t('history.change', { before: wholeNumber(change.before), after: wholeNumber(change.after) })}
            </span>
            <span className={classes['help']}>
              {[
                change.kind === 'undo' ? t('history.isUndo') : '',
                change.scope === 'all' || change.scope === 'total' ? '' : t(`scope.${change.scope}`),
                change.doer,
                change.game === '' ? '' : t('history.inGame', { game: change.game }),
                change.undone ? t('history.undone') : '',
              ]
                .filter((part) => part !== '')
                .join(' · ')}{' '}
              · <RelativeTime time={change.time} />
            </span>
            {!change.undone && change.kind !== 'undo' && (
              <Tooltip label={t('history.undo')}>
                <ActionIcon
                  variant="subtle"
                  aria-label={`${t('history.undo')}: ${change.before} → ${change.after}`}
                  onClick={() => void takeBack(change)}
                >
                  <IconArrowBackUp size={16} aria-hidden="true" />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        ))}
      </ol>
      {more && <Button onClick={() => void load(changes?.at(-1)?.id ?? null)}>{t('history.more')}</Button>}
    </section>
  );
}

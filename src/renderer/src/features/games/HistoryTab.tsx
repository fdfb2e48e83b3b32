import { Button, Select } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GameInfo, GameRound } from '../../../../shared/contract/games.ts';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { toastFailed } from '../../ui/toast.tsx';
import classes from './Games.module.css';
import { useGameChanges } from './live.ts';

interface Older {
  rounds: readonly GameRound[];
  next: number | null;
}

export function HistoryTab({ games }: { games: readonly GameInfo[] }): ReactNode {
  const { t } = useTranslation('games');
  const [game, setGame] = useState<string | null>(null);
  /** Null while only the newest are shown. */
  const [older, setOlder] = useState<Older | null>(null);
  const newest = useAsk(useCallback(() => client.games.history({ game }), [game]));
  useGameChanges(newest.again, true);
  const next = older ? older.next : (newest.data?.next ?? null);
  // What came in since moves the newest on, so that some of them may stand among the older ones as well.
  const fresh = newest.data?.rounds ?? [];
  const known = new Set(fresh.map(({ id }) => id));
  const rounds = [...fresh, ...(older?.rounds ?? []).filter(({ id }) => !known.has(id))];
  const more = async (): Promise<void> => {
    const answer = await client.games.history({ game, before: next });
    if (!answer.ok) {
      toastFailed(answer.error);
      return;
    }
    const { rounds: found, next: further } = answer.data;
    setOlder((was) => ({ rounds: [...(was?.rounds ?? fresh), ...found], next: further }));
  };
  return (
    <Card
      title={t('history.title')}
      flush
      end={
        <Select
          aria-label={t('history.game')}
          placeholder={t('history.all')}
          clearable
          data={games.map(({ id, title }) => ({ value: id, label: title }))}
          value={game}
          onChange={(chosen) => {
            setGame(chosen);
            setOlder(null);
          }}
        />
      }
    >
      {newest.data && rounds.length === 0 ? (
        <EmptyState icon={IconHistory} title={t('history.none')} text={t('history.noneText')} />
      ) : (
        <div className={classes['scroll']}>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('history.when')}</th>
                <th scope="col">{t('history.game')}</th>
                <th scope="col">{t('history.players')}</th>
                <th scope="col">{t('history.outcome')}</th>
                <th scope="col" data-number="true">
                  {t('history.staked')}
                </th>
                <th scope="col" data-number="true">
                  {t('history.paid')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rounds.map((round) => (
                <tr key={round.id}>
                  <td>
                    <RelativeTime time={round.endedAt} />
                  </td>
                  <td>{round.title}</td>
                  <td>{round.players.map(({ name }) => name).join(', ')}</td>
                  <td className={classes['outcome']}>
                    {round.state === 'cut' ? `${t('history.cut')}: ${round.text}` : round.text}
                  </td>
                  <td data-number="true">{amountText(round.staked, round.currency)}</td>
                  <td data-number="true">{amountText(round.paid, round.currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {next !== null && (
        <div className={classes['actions']}>
          <Button onClick={() => void more()}>{t('history.more')}</Button>
        </div>
      )}
    </Card>
  );
}

function amountText(amount: number, currency: string): string {
  return amount === 0 ? '–' : `${wholeNumber(amount)} ${currency}`;
}

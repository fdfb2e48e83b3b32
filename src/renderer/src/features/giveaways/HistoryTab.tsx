import { Button } from '@mantine/core';
import { IconDownload, IconHistory } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Giveaway, GiveawayRules } from '../../../../shared/contract/giveaways.ts';
import type { Result } from '../../../../shared/rpc/errors.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { download } from '../../ui/download.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import rules from '../../ui/rules/rules.module.css';
import { toastFailed } from '../../ui/toast.tsx';
import { percent } from './chances.ts';
import classes from './Giveaways.module.css';
import { Delivered } from './WinnersCard.tsx';
import { prizeWords } from './words.ts';

const PAGE = 25;

async function save(asking: Promise<Result<{ fileName: string; text: string }>>): Promise<void> {
  const answer = await asking;
  if (answer.ok) download(answer.data.fileName, answer.data.text, 'text/csv');
  else toastFailed(answer.error);
}

interface HistoryTabProps {
  /** Grows with every change. */
  revision: number;
  /** Opens the form with the same rules. */
  onAgain: (rules: GiveawayRules) => void;
}

/** What was given away, newest first. */
export function HistoryTab({ revision, onAgain }: HistoryTabProps): ReactNode {
  const { t } = useTranslation('giveaways');
  const [shown, setShown] = useState(PAGE);
  const [found, setFound] = useState<{ giveaways: readonly Giveaway[]; more: boolean } | null>(null);

  const ask = useCallback(async () => {
    let giveaways: Giveaway[] = [];
    let before: number | null = null;
    do {
      const answer: Awaited<ReturnType<typeof client.giveaways.history>> = await client.giveaways.history({
        before,
        limit: PAGE,
      });
      if (!answer.ok) {
        toastFailed(answer.error);
        return null;
      }
      giveaways = [...giveaways, ...answer.data.giveaways];
      before = answer.data.next;
    } while (before !== null && giveaways.length < shown);
    return { giveaways, more: before !== null };
  }, [shown]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change is the reason to ask again
  useEffect(() => {
    let wanted = true;
    void ask().then((answer) => {
      if (wanted && answer) setFound(answer);
    });
    return () => {
      wanted = false;
    };
  }, [ask, revision]);

  return (
    <Card
      title={t('history.title')}
      text={t('history.text')}
      flush
      end={
        <Button
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          disabled={!found || found.giveaways.length === 0}
          onClick={() => void save(client.giveaways.exportWinners({}))}
        >
          {t('history.export')}
        </Button>
      }
    >
      {found?.giveaways.length === 0 && (
        <EmptyState icon={IconHistory} title={t('history.none')} text={t('history.noneText')} />
      )}
      <ul className={rules['list']}>
        {found?.giveaways.map((giveaway) => (
          <HistoryRow key={giveaway.id} giveaway={giveaway} onAgain={onAgain} />
        ))}
      </ul>
      {found?.more && (
        <div className={classes['actions']}>
          <Button onClick={() => setShown((count) => count + PAGE)}>{t('history.more')}</Button>
        </div>
      )}
    </Card>
  );
}

function HistoryRow({
  giveaway,
  onAgain,
}: Pick<HistoryTabProps, 'onAgain'> & { giveaway: Giveaway }): ReactNode {
  const { t } = useTranslation('giveaways');
  const { id, rules: own, state, endedAt, entrants, pot, currency, winners } = giveaway;
  const name = { title: own.title };
  return (
    <li className={classes['past']}>
      <div className={classes['pastHead']}>
        <h3 className={classes['pastTitle']}>{own.title}</h3>
        <span className={classes['quiet']}>
          {endedAt !== null && <RelativeTime time={endedAt} />} · {prizeWords(own, currency, t)} ·{' '}
          {t('history.entrants', { count: entrants, formatted: wholeNumber(entrants) })}
          {pot > 0 && ` · ${t('history.pot', { pot: wholeNumber(pot), currency })}`}
          {state === 'cancelled' && ` · ${t('history.cancelled')}`}
        </span>
        <span className={classes['pastActions']}>
          <Button
            size="xs"
            aria-label={t('history.exportName', name)}
            onClick={() => void save(client.giveaways.exportEntrants({ id }))}
          >
            {t('history.entrantsFile')}
          </Button>
          <Button size="xs" aria-label={t('history.againName', name)} onClick={() => onAgain(own)}>
            {t('history.again')}
          </Button>
        </span>
      </div>
      {winners.length === 0 ? (
        <p className={classes['quiet']}>{t('history.nobody')}</p>
      ) : (
        <ul className={rules['list']} aria-label={t('history.winnersOf', name)}>
          {winners.map((winner) => (
            <li key={winner.id} className={classes['pastWinner']}>
              <span className={rules['grow']}>
                <strong className={classes['winner']} data-out={winner.state !== 'won'}>
                  {winner.name}
                </strong>{' '}
                <span className={classes['quiet']}>
                  {t('winners.chance', {
                    count: winner.tickets,
                    chance: percent(winner.chance),
                    among: wholeNumber(winner.among),
                  })}{' '}
                  · {t('winners.seed', { seed: winner.seed })}
                </span>
              </span>
              {winner.state === 'won' ? (
                <Delivered winner={winner} />
              ) : (
                <span className={classes['quiet']}>{t(`winners.state.${winner.state}`)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

import { Button, Modal } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { letterOf } from '../../../../shared/choices.ts';
import type { Bet } from '../../../../shared/contract/bets.ts';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { wholeNumber } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import classes from './Bets.module.css';
import type { HistoryFilter } from './files.ts';
import { HistoryCard } from './HistoryCard.tsx';
import { betNow } from './live.ts';
import { amountText } from './numbers.ts';
import { OptionBars } from './OptionBars.tsx';
import { ShareTable } from './ShareTable.tsx';
import { usePages } from './usePages.ts';

export function BetHistory({ text, state }: HistoryFilter): ReactNode {
  const { t } = useTranslation('bets');
  const revision = betNow.useLive().data?.revision ?? 0;
  const [shown, setShown] = useState<Bet | null>(null);
  const ask = useCallback(
    async (before: number | null) => {
      const answer = await client.bets.history({ text, state, before });
      return answer.ok
        ? { ok: true as const, data: { rows: answer.data.bets, next: answer.data.next } }
        : answer;
    },
    [text, state],
  );
  const pages = usePages(ask, revision);
  const resultOf = ({ state: end, winner, options }: Bet): string =>
    end === 'cancelled' ? t('history.cancelled') : (options[winner ?? -1]?.title ?? t('history.noResult'));

  return (
    <HistoryCard kind="bets" title={t('history.betsTitle')} filter={{ text, state }} pages={pages}>
      <table className={classes['table']} aria-label={t('history.betsTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('history.when')}</th>
            <th scope="col">{t('history.question')}</th>
            <th scope="col">{t('history.result')}</th>
            <th scope="col" data-number="true">
              {t('history.viewers')}
            </th>
            <th scope="col" data-number="true">
              {t('history.pot')}
            </th>
            <th scope="col" data-number="true">
              {t('history.paid')}
            </th>
            <th scope="col">{t('history.details')}</th>
          </tr>
        </thead>
        <tbody>
          {pages.rows?.map((bet) => (
            <tr key={bet.id}>
              <td>
                <RelativeTime time={bet.endedAt ?? bet.openedAt} />
              </td>
              <td>{bet.question}</td>
              <td>{resultOf(bet)}</td>
              <td data-number="true">{wholeNumber(bet.viewers)}</td>
              <td data-number="true">{amountText(bet.pool, bet.currency)}</td>
              <td data-number="true">{amountText(bet.paid, bet.currency)}</td>
              <td>
                <Button
                  size="compact-xs"
                  aria-label={t('history.detailsName', { question: bet.question })}
                  onClick={() => setShown(bet)}
                >
                  {t('history.details')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown && <BetDetails bet={shown} onClose={() => setShown(null)} />}
    </HistoryCard>
  );
}

function BetDetails({ bet, onClose }: { bet: Bet; onClose(): void }): ReactNode {
  const { t } = useTranslation('bets');
  const { id, question, options, winner, currency } = bet;
  const { data, error } = useAsk(useCallback(() => client.bets.shares({ id }), [id]));
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={question}
      closeButtonProps={{ 'aria-label': t('bet.close') }}
    >
      <OptionBars
        label={t('options.label')}
        sign={letterOf}
        options={options.map(({ title, percent, amount, viewers }, index) => ({
          title,
          percent,
          facts: [t('options.viewers', { count: viewers }), amountText(amount, currency)],
          mark: winner === index ? t('options.won') : null,
          action: null,
        }))}
      />
      {error && <p className={classes['modalText']}>{error.message}</p>}
      {data?.shares.length === 0 && <p className={classes['modalText']}>{t('history.nobody')}</p>}
      {data && data.shares.length > 0 && <ShareTable bet={bet} shares={data.shares} />}
    </Modal>
  );
}

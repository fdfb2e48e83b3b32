import { Button, Modal } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Poll } from '../../../../shared/contract/polls.ts';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { wholeNumber } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import classes from './Bets.module.css';
import type { HistoryFilter } from './files.ts';
import { HistoryCard } from './HistoryCard.tsx';
import { pollNow } from './live.ts';
import { PollBars } from './PollBars.tsx';
import { usePages } from './usePages.ts';

export function PollHistory({ text, state }: HistoryFilter): ReactNode {
  const { t } = useTranslation('bets');
  const revision = pollNow.useLive().data?.revision ?? 0;
  const [shown, setShown] = useState<Poll | null>(null);
  const ask = useCallback(
    async (before: number | null) => {
      const answer = await client.polls.history({ text, state, before });
      return answer.ok
        ? { ok: true as const, data: { rows: answer.data.polls, next: answer.data.next } }
        : answer;
    },
    [text, state],
  );
  const pages = usePages(ask, revision);
  const resultOf = ({ state: end, winners, options }: Poll): string => {
    if (end === 'cancelled') return t('history.cancelled');
    const names = winners.map((index) => options[index]?.title ?? '').join(', ');
    if (winners.length > 1) return t('history.level', { names });
    return names || t('history.noResult');
  };

  return (
    <HistoryCard kind="polls" title={t('history.pollsTitle')} filter={{ text, state }} pages={pages}>
      <table className={classes['table']} aria-label={t('history.pollsTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('history.when')}</th>
            <th scope="col">{t('history.question')}</th>
            <th scope="col">{t('history.result')}</th>
            <th scope="col" data-number="true">
              {t('history.viewers')}
            </th>
            <th scope="col">{t('history.details')}</th>
          </tr>
        </thead>
        <tbody>
          {pages.rows?.map((poll) => (
            <tr key={poll.id}>
              <td>
                <RelativeTime time={poll.endedAt ?? poll.openedAt} />
              </td>
              <td>{poll.question}</td>
              <td>{resultOf(poll)}</td>
              <td data-number="true">{wholeNumber(poll.voters)}</td>
              <td>
                <Button
                  size="compact-xs"
                  aria-label={t('history.detailsName', { question: poll.question })}
                  onClick={() => setShown(poll)}
                >
                  {t('history.details')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown && <PollDetails poll={shown} onClose={() => setShown(null)} />}
    </HistoryCard>
  );
}

function PollDetails({ poll, onClose }: { poll: Poll; onClose(): void }): ReactNode {
  const { t } = useTranslation('bets');
  const { id, question, options, anonymous } = poll;
  const { data, error } = useAsk(useCallback(() => client.polls.voters({ id }), [id]));
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={question}
      closeButtonProps={{ 'aria-label': t('bet.close') }}
    >
      <PollBars poll={poll} />
      {error && <p className={classes['modalText']}>{error.message}</p>}
      {anonymous && <p className={classes['modalText']}>{t('history.secret')}</p>}
      {!anonymous && data?.voters.length === 0 && (
        <p className={classes['modalText']}>{t('history.nobody')}</p>
      )}
      {data && data.voters.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        <div className={classes['scroll']} tabIndex={0}>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('bet.viewer')}</th>
                <th scope="col">{t('history.chose')}</th>
              </tr>
            </thead>
            <tbody>
              {data.voters.map(({ name, options: chosen }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: names may be alike, and the list never changes
                <tr key={index}>
                  <td>{name || t('bet.somebody')}</td>
                  <td>{chosen.map((option) => options[option]?.title ?? '').join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Modal>
  );
}

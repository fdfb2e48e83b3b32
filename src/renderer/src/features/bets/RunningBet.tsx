import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { letterOf } from '../../../../shared/choices.ts';
import type { Bet } from '../../../../shared/contract/bets.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { done } from '../../ui/rules/done.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import classes from './Bets.module.css';
import { EndBet } from './EndBet.tsx';
import { FactRow } from './FactRow.tsx';
import { amountText, timesText } from './numbers.ts';
import { OptionBars } from './OptionBars.tsx';
import { TimeLeft } from './TimeLeft.tsx';

/** The bet that runs: how it stands, and what can be done with it. */
export function RunningBet({ bet }: { bet: Bet }): ReactNode {
  const { t } = useTranslation('bets');
  const [winner, setWinner] = useState<number | null>(null);
  const { id, question, options, state, currency, pool, viewers, least, most, openedBy, locksAt } = bet;
  const isOpen = state === 'open';

  const lock = async (): Promise<void> => {
    const answer = await client.bets.lock({ id });
    if (answer.ok) toastDone(t('bet.locked'));
    else toastFailed(answer.error);
  };

  return (
    <Card
      title={isOpen ? t('bet.state.open') : t('bet.state.locked')}
      end={
        <div className={classes['actions']}>
          {isOpen && <Button onClick={() => void lock()}>{t('bet.lock')}</Button>}
          <ConfirmButton
            label={t('bet.cancel')}
            question={t('bet.cancelQuestion')}
            confirm={t('bet.cancel')}
            dangerous
            onConfirm={async () => void (await done(client.bets.cancel({ id }), t('bet.cancelled')))}
          >
            <p>{t('bet.cancelText')}</p>
          </ConfirmButton>
        </div>
      }
    >
      <p className={classes['question']}>{question}</p>
      <FactRow
        facts={[
          { name: t('facts.pot'), value: amountText(pool, currency) },
          { name: t('facts.viewers'), value: wholeNumber(viewers) },
          {
            name: t('facts.limits'),
            value: t('facts.limitsValue', { least: wholeNumber(least), most: amountText(most, currency) }),
          },
          ...(isOpen ? [{ name: t('left.locks'), value: <TimeLeft until={locksAt} /> }] : []),
          ...(openedBy === '' ? [] : [{ name: t('facts.by'), value: openedBy }]),
        ]}
      />
      <OptionBars
        label={t('options.label')}
        sign={letterOf}
        options={options.map(({ title, percent, amount, viewers: count, pays }, index) => {
          const letter = letterOf(index);
          return {
            title,
            percent,
            facts: [
              ...(pays === null ? [] : [t('options.pays', { times: timesText(pays) })]),
              t('options.viewers', { count }),
              amountText(amount, currency),
            ],
            mark: null,
            action: (
              <Button
                size="compact-sm"
                className={classes['right'] ?? ''}
                aria-label={t('bet.rightName', { letter, title })}
                onClick={() => setWinner(index)}
              >
                {t('bet.right', { letter })}
              </Button>
            ),
          };
        })}
      />
      {winner !== null && <EndBet bet={bet} winner={winner} onClose={() => setWinner(null)} />}
    </Card>
  );
}

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Poll } from '../../../../shared/contract/polls.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import classes from './Bets.module.css';
import { FactRow } from './FactRow.tsx';
import { amountText } from './numbers.ts';
import { PollBars } from './PollBars.tsx';
import { TimeLeft } from './TimeLeft.tsx';

/** The poll that runs: how it stands, and what can be done with it. */
export function RunningPoll({ poll }: { poll: Poll }): ReactNode {
  const { t } = useTranslation(['bets', 'app']);
  const { id, question, voters, most, cost, currency, role, weighted, anonymous, openedBy, endsAt } = poll;

  const finish = async (how: 'end' | 'cancel'): Promise<void> => {
    const answer = await client.polls[how]({ id });
    if (answer.ok) toastDone(t(how === 'end' ? 'bets:poll.ended' : 'bets:poll.cancelled'));
    else toastFailed(answer.error);
  };
  const rules = [
    ...(weighted ? [t('bets:facts.weighted')] : []),
    ...(anonymous ? [t('bets:facts.anonymous')] : []),
  ];

  return (
    <Card
      title={t('bets:poll.open')}
      end={
        <div className={classes['actions']}>
          <Button onClick={() => void finish('end')}>{t('bets:poll.end')}</Button>
          <ConfirmButton
            label={t('bets:poll.cancel')}
            question={t('bets:poll.cancelQuestion')}
            confirm={t('bets:poll.cancel')}
            dangerous
            onConfirm={() => finish('cancel')}
          >
            <p>{t('bets:poll.cancelText')}</p>
          </ConfirmButton>
        </div>
      }
    >
      <p className={classes['question']}>{question}</p>
      <FactRow
        facts={[
          { name: t('bets:facts.voters'), value: wholeNumber(voters) },
          { name: t('bets:left.ends'), value: <TimeLeft until={endsAt} /> },
          ...(most > 1 ? [{ name: t('bets:facts.choices'), value: wholeNumber(most) }] : []),
          ...(cost > 0 ? [{ name: t('bets:facts.cost'), value: amountText(cost, currency) }] : []),
          ...(role === 'everyone'
            ? []
            : [{ name: t('bets:facts.who'), value: t(`app:steps.roles.${role}`) }]),
          ...(rules.length === 0 ? [] : [{ name: t('bets:facts.rules'), value: rules.join(', ') }]),
          ...(openedBy === '' ? [] : [{ name: t('bets:facts.by'), value: openedBy }]),
        ]}
      />
      <PollBars poll={poll} />
    </Card>
  );
}

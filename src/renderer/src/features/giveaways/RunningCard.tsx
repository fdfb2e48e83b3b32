import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Giveaway } from '../../../../shared/contract/giveaways.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { duration, wholeNumber } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import { done } from '../../ui/rules/done.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import classes from './Giveaways.module.css';
import { conditionWords, prizeWords } from './words.ts';

/** The giveaway that runs, and what can be done with it. */
export function RunningCard({ giveaway }: { giveaway: Giveaway }): ReactNode {
  const { t } = useTranslation(['giveaways', 'app']);
  const { t: own } = useTranslation('giveaways');
  const now = useNow(1000);
  const { id, state, rules, word, entrants, tickets, pot, currency, closesAt, note } = giveaway;
  const canDraw = state === 'open' || state === 'closed';
  const left = closesAt === null ? null : closesAt - now;
  const conditions = conditionWords(rules, own, (role) => t(`app:steps.roles.${role}` as never));
  const facts = [
    { name: own('running.prize'), value: prizeWords(rules, currency, own) },
    { name: own('running.word'), value: <code>{word}</code> },
    { name: own('running.entrants'), value: wholeNumber(entrants) },
    ...(rules.ticketPrice > 0
      ? [
          { name: own('running.tickets'), value: wholeNumber(tickets) },
          { name: own('running.price'), value: `${wholeNumber(rules.ticketPrice)} ${currency}` },
          { name: own('running.pot'), value: `${wholeNumber(pot)} ${currency}` },
        ]
      : []),
    { name: own('running.winners'), value: wholeNumber(rules.winners) },
    ...(conditions.length > 0 ? [{ name: own('running.for'), value: conditions.join(', ') }] : []),
    ...(state === 'open'
      ? [
          {
            name: own(rules.drawAtEnd ? 'running.drawIn' : 'running.closesIn'),
            value: left === null ? own('running.openEnd') : left > 0 ? duration(left) : own('running.soon'),
          },
        ]
      : []),
  ];
  const draw = async (): Promise<void> => {
    const answer = await client.giveaways.draw({ id });
    if (!answer.ok) toastFailed(answer.error);
  };
  const cancel = async (): Promise<void> => {
    const answer = await client.giveaways.cancel({ id });
    if (answer.ok) toastDone(own('running.cancelled'));
    else toastFailed(answer.error);
  };
  return (
    <Card
      title={rules.title}
      text={
        <span className={classes['state']} data-state={state}>
          {own(`state.${state}`)}
        </span>
      }
      end={
        <>
          {state === 'open' && (
            <Button onClick={() => void done(client.giveaways.close({ id }), own('running.closed'))}>
              {own('running.close')}
            </Button>
          )}
          {canDraw && (
            <Button variant="filled" disabled={entrants === 0} onClick={() => void draw()}>
              {own('running.draw')}
            </Button>
          )}
          <ConfirmButton
            label={own('running.cancel')}
            question={own('running.cancelQuestion')}
            confirm={own('running.cancelConfirm')}
            dangerous
            onConfirm={cancel}
          >
            <p>{own(pot > 0 ? 'running.cancelPot' : 'running.cancelText')}</p>
          </ConfirmButton>
        </>
      }
    >
      {note !== null && (
        <p className={classes['note']} role="alert">
          {note}
        </p>
      )}
      <dl className={classes['facts']}>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

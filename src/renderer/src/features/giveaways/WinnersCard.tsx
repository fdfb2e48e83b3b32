import { Button, Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Giveaway, GiveawayWinner } from '../../../../shared/contract/giveaways.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import { done } from '../../ui/rules/done.ts';
import rules from '../../ui/rules/rules.module.css';
import { toastFailed } from '../../ui/toast.tsx';
import { percent } from './chances.ts';
import classes from './Giveaways.module.css';

interface WinnersCardProps {
  giveaway: Giveaway;
  isOver: boolean;
}

/** Who was drawn, with the time that they have to answer. */
export function WinnersCard({ giveaway, isOver }: WinnersCardProps): ReactNode {
  const { t } = useTranslation('giveaways');
  return (
    <Card
      title={t('winners.title')}
      text={t(isOver ? 'winners.over' : 'winners.waiting', { title: giveaway.rules.title })}
      flush
    >
      <ul className={rules['list']}>
        {giveaway.winners.map((winner) => (
          <WinnerRow key={winner.id} winner={winner} giveaway={giveaway} />
        ))}
      </ul>
    </Card>
  );
}

function WinnerRow({ winner, giveaway }: { winner: GiveawayWinner; giveaway: Giveaway }): ReactNode {
  const { t } = useTranslation('giveaways');
  const { id, name, state, tickets, chance, among, paid, seed } = winner;
  const stands = state === 'called' || state === 'won';
  const asked = async (asking: ReturnType<typeof client.giveaways.redraw>): Promise<void> => {
    const answer = await asking;
    if (!answer.ok) toastFailed(answer.error);
  };
  return (
    <li className={rules['item']} data-state={state}>
      <span className={rules['grow']}>
        <strong className={classes['winner']} data-out={!stands}>
          {name}
        </strong>{' '}
        <span className={rules['quiet']}>
          {t('winners.chance', { count: tickets, chance: percent(chance), among: wholeNumber(among) })}
          {paid > 0 && ` · ${t('winners.paid', { amount: wholeNumber(paid), currency: giveaway.currency })}`}
          {' · '}
          <span className={classes['seed']}>{t('winners.seed', { seed })}</span>
        </span>
      </span>
      {state === 'called' ? (
        <Countdown name={name} claimBy={winner.claimBy} />
      ) : (
        <span className={rules['state']} data-tone={state === 'won' ? 'live' : undefined}>
          {t(`winners.state.${state}`)}
        </span>
      )}
      {state === 'called' && (
        <Button
          aria-label={t('winners.acceptName', { name })}
          onClick={() => void asked(client.giveaways.accept({ winnerId: id }))}
        >
          {t('winners.accept')}
        </Button>
      )}
      {state === 'won' && <Delivered winner={winner} />}
      {stands && (
        <ConfirmButton
          label={t('winners.redraw')}
          name={t('winners.redrawName', { name })}
          question={t('winners.redrawQuestion', { name })}
          confirm={t('winners.redraw')}
          onConfirm={() => asked(client.giveaways.redraw({ winnerId: id }))}
        >
          <p>{t(paid > 0 ? 'winners.redrawPaid' : 'winners.redrawText', { name })}</p>
        </ConfirmButton>
      )}
    </li>
  );
}

/** Whether a winner has got their prize. */
export function Delivered({ winner: { id, name, delivered } }: { winner: GiveawayWinner }): ReactNode {
  const { t } = useTranslation('giveaways');
  return (
    <Checkbox
      label={t('winners.delivered')}
      aria-label={t('winners.deliveredName', { name })}
      checked={delivered}
      onChange={(event) =>
        void done(
          client.giveaways.deliver({ winnerId: id, delivered: event.currentTarget.checked }),
          t(event.currentTarget.checked ? 'winners.isDelivered' : 'winners.notDelivered', { name }),
        )
      }
    />
  );
}

function Countdown({ name, claimBy }: { name: string; claimBy: number | null }): ReactNode {
  const { t } = useTranslation('giveaways');
  const now = useNow(250);
  const left = claimBy === null ? null : Math.max(0, Math.ceil((claimBy - now) / 1000));
  return (
    <span className={classes['countdown']} data-close={left !== null && left <= 10}>
      {left === null ? t('winners.waits') : t('winners.left', { name, count: left })}
    </span>
  );
}

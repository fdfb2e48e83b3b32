import { Button, Modal } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { letterOf } from '../../../../shared/choices.ts';
import type { Bet } from '../../../../shared/contract/bets.ts';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { done } from '../../ui/rules/done.ts';
import classes from './Bets.module.css';
import { amountText } from './numbers.ts';
import { ShareTable } from './ShareTable.tsx';

interface EndBetProps {
  bet: Bet;
  winner: number;
  onClose(): void;
}

/** Asks once, with who would get what. */
export function EndBet({ bet, winner, onClose }: EndBetProps): ReactNode {
  const { t } = useTranslation('bets');
  const [busy, setBusy] = useState(false);
  const { id, currency } = bet;
  const title = bet.options[winner]?.title ?? '';
  const { data, error } = useAsk(useCallback(() => client.bets.preview({ id, winner }), [id, winner]));

  const end = async (): Promise<void> => {
    setBusy(true);
    await done(client.bets.end({ id, winner }), t('bet.ended', { title }));
    setBusy(false);
    onClose();
  };

  const count = data ? data.shares.length + data.more : 0;
  return (
    <Modal
      opened
      onClose={() => !busy && onClose()}
      title={t('bet.endTitle', { letter: letterOf(winner), title })}
      closeButtonProps={{ 'aria-label': t('bet.close') }}
    >
      {error && <p className={classes['modalText']}>{error.message}</p>}
      {data && (
        <>
          <p className={classes['modalText']}>
            {data.outcome === 'paid'
              ? t('bet.paid', { count, amount: amountText(data.paid, currency) })
              : t(`bet.${data.outcome}`, { amount: amountText(data.pool, currency) })}
          </p>
          {data.outcome === 'paid' && <ShareTable bet={bet} shares={data.shares} />}
          {data.more > 0 && <p className={classes['modalText']}>{t('bet.more', { count: data.more })}</p>}
        </>
      )}
      <div className={classes['modalActions']}>
        <Button onClick={onClose} disabled={busy} data-autofocus>
          {t('bet.keep')}
        </Button>
        <Button variant="filled" loading={busy} disabled={!data} onClick={() => void end()}>
          {t('bet.end')}
        </Button>
      </div>
    </Modal>
  );
}

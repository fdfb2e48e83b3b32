import { Button, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PanelCurrency } from './currencies.ts';
import classes from './UsersPage.module.css';

interface PointsDialogProps {
  opened: boolean;
  currencies: readonly PanelCurrency[];
  onClose: () => void;
  /** True when it was booked. */
  onBook: (currency: string, amount: number, reason: string) => Promise<boolean>;
}

/** Gives or takes, for one or for many. */
export function PointsDialog({ opened, currencies, onClose, onBook }: PointsDialogProps): ReactNode {
  const { t } = useTranslation('viewers');
  const [chosen, setChosen] = useState<string | null>(null);
  const [amount, setAmount] = useState<number | ''>('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const currency = chosen ?? currencies[0]?.id ?? '';

  const book = async (): Promise<void> => {
    if (amount === '' || amount === 0) return;
    setBusy(true);
    const done = await onBook(currency, amount, reason.trim());
    setBusy(false);
    if (!done) return;
    setAmount('');
    onClose();
  };

  return (
    <Modal
      opened={opened}
      onClose={() => !busy && onClose()}
      title={t('points.title')}
      closeButtonProps={{ 'aria-label': t('person.close') }}
    >
      <form
        className={classes['stack']}
        onSubmit={(event) => {
          event.preventDefault();
          void book();
        }}
      >
        <Select
          label={t('points.currency')}
          allowDeselect={false}
          data={currencies.map(({ id, many }) => ({ value: id, label: many }))}
          value={currency}
          onChange={setChosen}
        />
        <NumberInput
          label={t('points.amount')}
          description={t('points.amountHelp')}
          data-autofocus
          allowDecimal={false}
          min={-1_000_000_000}
          max={1_000_000_000}
          value={amount}
          onChange={(given) => setAmount(given === '' ? '' : Number(given))}
        />
        <TextInput
          label={t('points.reason')}
          description={t('points.reasonHelp')}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" loading={busy} disabled={amount === '' || amount === 0}>
          {t('points.book')}
        </Button>
      </form>
    </Modal>
  );
}

import { NumberInput, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOptions } from '../../../../shared/contract/commandDraft.ts';
import type { Choices } from './choices.ts';
import classes from './editor.module.css';

type Cost = CommandOptions['cost'];

/** Stands for the main currency in the menu, whichever that is. */
const MAIN = '';

interface CostFieldProps {
  value: Cost;
  /** Null until they are known; empty while there is no economy. */
  currencies: Choices['currencies'] | null;
  onChange: (cost: Cost) => void;
}

/** What one use costs; an empty field is free. */
export function CostField({ value, currencies, onChange }: CostFieldProps): ReactNode {
  const { t } = useTranslation('commands');
  const [main] = currencies ?? [];
  const currency = value?.currency ?? null;
  const known = currencies?.some(({ id }) => id === currency) ?? true;
  return (
    <div className={classes['pair']}>
      <NumberInput
        label={t('cost.amount')}
        description={t(currencies?.length === 0 ? 'cost.noEconomy' : 'cost.help')}
        placeholder={t('cost.free')}
        value={value?.amount ?? ''}
        min={1}
        max={1_000_000_000}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator=","
        onChange={(amount) => onChange(Number(amount) >= 1 ? { amount: Number(amount), currency } : null)}
      />
      {(currencies?.length ?? 0) > 0 && (
        <Select
          label={t('cost.currency')}
          description={t('cost.currencyHelp')}
          disabled={value === null}
          data={[
            { value: MAIN, label: t('cost.main', { currency: main?.many ?? '' }) },
            ...(currencies ?? []).map(({ id, many }) => ({ value: id, label: many })),
            ...(currency === null || known ? [] : [{ value: currency, label: t('cost.gone') }]),
          ]}
          value={currency ?? MAIN}
          onChange={(id) => value && onChange({ ...value, currency: id === MAIN ? null : id })}
        />
      )}
    </div>
  );
}

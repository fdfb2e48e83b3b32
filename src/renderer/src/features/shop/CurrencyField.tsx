import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Currencies } from './items.ts';

interface CurrencyFieldProps {
  label: string;
  /** Null for the main one; where `all` is set, for every one. */
  value: string | null;
  currencies: Currencies;
  all?: boolean;
  onChange(value: string | null): void;
}

export function CurrencyField({
  label,
  value,
  currencies,
  all = false,
  onChange,
}: CurrencyFieldProps): ReactNode {
  const { t } = useTranslation('shop');
  const gone = value !== null && !currencies.some(({ id }) => id === value);
  return (
    <Select
      label={label}
      allowDeselect={false}
      value={value ?? ''}
      data={[
        {
          value: '',
          label: all ? t('edit.allCurrencies') : t('edit.mainCurrency', { name: currencies[0]?.many ?? '' }),
        },
        ...currencies.map(({ id, many }) => ({ value: id, label: many })),
        ...(gone ? [{ value, label: value }] : []),
      ]}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
    />
  );
}

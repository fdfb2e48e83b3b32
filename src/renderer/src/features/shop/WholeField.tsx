import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';

interface WholeFieldProps<N extends number | null> {
  label: string;
  description?: string;
  value: N;
  min?: number;
  max?: number;
  /** What an empty field means. */
  empty: N;
  decimals?: boolean;
  onChange(value: number | N): void;
}

/** A number that may be left out, where that means something. */
export function WholeField<N extends number | null>({
  value,
  min = 0,
  max = 1_000_000_000,
  empty,
  decimals = false,
  onChange,
  ...words
}: WholeFieldProps<N>): ReactNode {
  return (
    <NumberInput
      {...words}
      min={min}
      max={max}
      allowDecimal={decimals}
      value={value ?? ''}
      onChange={(given) => onChange(given === '' ? empty : Number(given))}
    />
  );
}

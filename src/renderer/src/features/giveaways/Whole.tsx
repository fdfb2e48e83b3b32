import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';

interface WholeProps<N extends number | null> {
  label: string;
  description?: string;
  value: N;
  min: number;
  max: number;
  /** What an empty field means. */
  empty: N;
  decimals?: boolean;
  onChange(value: number | N): void;
}

/** A number that may be left out, where that means something. */
export function Whole<N extends number | null>(props: WholeProps<N>): ReactNode {
  const { value, empty, decimals = false, onChange, ...field } = props;
  return (
    <NumberInput
      {...field}
      allowDecimal={decimals}
      clampBehavior="blur"
      value={value ?? ''}
      onChange={(given) => onChange(given === '' ? empty : Number(given))}
    />
  );
}

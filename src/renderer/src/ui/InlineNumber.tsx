import { NumberInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './InlineNumber.module.css';

interface InlineNumberProps {
  label: string;
  /** Shown on hover; null or absent for none. */
  help?: string;
  /** Empty while it is being typed anew. */
  value: number | '';
  min: number;
  max: number;
  /** Digits behind the point; 0 or absent for whole numbers. */
  digits?: number;
  /** Room for this many characters. */
  width?: number;
  onChange: (value: number | '') => void;
}

/** A short number with its name in front, on one line. */
export function InlineNumber({
  label,
  help,
  value,
  min,
  max,
  digits = 0,
  width = 8,
  onChange,
}: InlineNumberProps): ReactNode {
  const id = useId();
  return (
    <span className={classes['row']} title={help}>
      <label htmlFor={id}>{label}</label>
      <NumberInput
        id={id}
        style={{ width: `${width}ch` }}
        value={value}
        min={min}
        max={max}
        step={digits > 0 ? 0.5 : 1}
        decimalScale={digits}
        allowDecimal={digits > 0}
        allowNegative={min < 0}
        clampBehavior="blur"
        onChange={(given) => onChange(given === '' ? '' : Number(given))}
      />
    </span>
  );
}

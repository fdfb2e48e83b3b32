import { Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from './formModel.ts';
import type { Value } from './model.ts';
import classes from './NumberField.module.css';
import { bestUnit, numberOf, numberProblem, shownNumber, UNITS, type Unit } from './numbers.ts';

interface NumberFieldProps {
  field: Field;
  value: Value | undefined;
  label: string;
  description: ReactNode;
  error: ReactNode;
  onChange(value: Value): void;
}

function useProblem(field: Field, value: Value | undefined, error: ReactNode): ReactNode {
  const { t } = useTranslation('app');
  const problem = numberProblem(field, value);
  if (problem === null) return error;
  if (problem === 'least') return t('steps.least', { least: field.least ?? 0 });
  return problem === 'most' ? t('steps.most', { most: field.most ?? 0 }) : t('steps.numberProblem');
}

/** A number, or a text with `$(...)` that gives one. */
export function NumberField({ field, value, onChange, error, ...words }: NumberFieldProps): ReactNode {
  return (
    <TextInput
      {...words}
      className={classes['number'] ?? ''}
      inputMode={field.template ? 'text' : 'decimal'}
      required={field.fallback === undefined}
      value={shownNumber(value, 1)}
      error={useProblem(field, value, error)}
      onChange={(event) => onChange(numberOf(event.currentTarget.value, 1))}
    />
  );
}

/** A length of time, in the unit that the streamer likes; it is kept in seconds. */
export function SecondsField({ field, value, onChange, error, ...words }: NumberFieldProps): ReactNode {
  const { t } = useTranslation('app');
  const [chosen, setChosen] = useState<Unit>(() => bestUnit(value));
  const isText = typeof value === 'string' && value.includes('$(');
  const unit = isText ? 'seconds' : chosen;
  const length = UNITS[unit];
  return (
    <div className={classes['seconds']}>
      <TextInput
        {...words}
        className={classes['number'] ?? ''}
        required={field.fallback === undefined}
        value={shownNumber(value, length)}
        error={useProblem(field, value, error)}
        onChange={(event) => onChange(numberOf(event.currentTarget.value, length))}
      />
      <Select
        className={classes['unit'] ?? ''}
        aria-label={t('steps.unit', { title: field.title })}
        disabled={isText}
        data={Object.keys(UNITS).map((name) => ({ value: name, label: t(`steps.units.${name as Unit}`) }))}
        value={unit}
        onChange={(next) => {
          const to = (next ?? 'seconds') as Unit;
          setChosen(to);
          if (typeof value === 'number') onChange((value / length) * UNITS[to]);
        }}
      />
    </div>
  );
}

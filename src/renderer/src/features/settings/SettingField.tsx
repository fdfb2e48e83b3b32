import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { wholeNumber } from '../../ui/format.ts';
import { asTyped } from '../../ui/prefix.ts';
import type { Field } from './fields.ts';
import { SettingControl } from './SettingControl.tsx';
import classes from './SettingField.module.css';
import { fieldId } from './target.ts';
import { useValueText } from './useValueText.ts';
import { sameValue, type Values, valueAt } from './values.ts';

interface SettingFieldProps {
  feature: string;
  field: Field;
  values: Values;
  defaults: Values;
  /** Why the engine did not take the value; null when it did. */
  problem: string | null;
  onChange: (value: unknown) => void;
}

/** One setting: its name and help, its control, and the way back to its default. */
export function SettingField({
  feature,
  field,
  values,
  defaults,
  problem,
  onChange,
}: SettingFieldProps): ReactNode {
  const { t } = useTranslation('settings');
  const valueText = useValueText();
  const id = fieldId(feature, field.path);
  const value = valueAt(values, field.path);
  const original = valueAt(defaults, field.path);
  const bounds = useBounds(field);
  const isDefault = sameValue(value, original);
  const resetLabel = t('resetField', { field: field.title, value: valueText(field, original) });
  return (
    <div className={classes['row']} data-problem={problem !== null}>
      <div className={classes['words']}>
        <label className={classes['title']} id={`${id}-title`} htmlFor={id}>
          {field.title}
        </label>
        <p className={classes['help']} id={`${id}-help`}>
          {[field.help && asTyped(field.help), bounds].filter(Boolean).join(' ')}
        </p>
      </div>
      <div className={classes['control']}>
        <SettingControl id={id} field={field} value={value} invalid={problem !== null} onChange={onChange} />
        {problem !== null && (
          <p className={classes['problem']} id={`${id}-problem`} role="alert">
            {problem}
          </p>
        )}
      </div>
      <div className={classes['reset']}>
        {!isDefault && (
          <Tooltip label={resetLabel} multiline maw={260}>
            <ActionIcon aria-label={resetLabel} onClick={() => onChange(original)}>
              <IconArrowBackUp size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </div>
  );
}

/** The bounds of a number in words; null when there are none. */
function useBounds(field: Field): string | null {
  const { t } = useTranslation('settings');
  if (field.kind !== 'number') return null;
  const { min, max } = field;
  if (min !== null && max !== null) return `${t('range', { min: wholeNumber(min), max: wholeNumber(max) })}.`;
  if (min !== null) return `${t('atLeast', { min: wholeNumber(min) })}.`;
  return max === null ? null : `${t('atMost', { max: wholeNumber(max) })}.`;
}

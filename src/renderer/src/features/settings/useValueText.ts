import { useTranslation } from 'react-i18next';
import type { Field } from './fields.ts';

/** Says a value in words, for the way back to a default. */
export function useValueText(): (field: Field, value: unknown) => string {
  const { t } = useTranslation('settings');
  return (field, value) => {
    if (value === null || value === undefined || value === '') return t('empty');
    if (typeof value === 'boolean') return t(value ? 'on' : 'off');
    if (Array.isArray(value)) return value.length === 0 ? t('empty') : value.join(', ');
    if (field.kind === 'choice')
      return field.options.find((option) => option.value === value)?.label ?? String(value);
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
}

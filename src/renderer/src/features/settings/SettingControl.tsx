import { MultiSelect, NumberInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from './fields.ts';

interface SettingControlProps {
  id: string;
  field: Field;
  value: unknown;
  invalid: boolean;
  onChange: (value: unknown) => void;
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** The control for a setting's kind. Its bounds are checked by the engine, which knows all the rules. */
export function SettingControl({ id, field, value, invalid, onChange }: SettingControlProps): ReactNode {
  const { t } = useTranslation('settings');
  const common = {
    id,
    error: invalid,
    'aria-labelledby': `${id}-title`,
    'aria-describedby': invalid ? `${id}-help ${id}-problem` : `${id}-help`,
  };
  switch (field.kind) {
    case 'switch':
      return (
        <Switch
          {...common}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'text':
      return (
        <TextInput
          {...common}
          value={typeof value === 'string' ? value : ''}
          maxLength={field.maxLength ?? undefined}
          onChange={(event) => {
            const text = event.currentTarget.value;
            onChange(text === '' && field.nullable ? null : text);
          }}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : ''}
          allowDecimal={!field.whole}
          allowNegative={field.min === null || field.min < 0}
          clampBehavior="none"
          {...(field.min === null ? {} : { min: field.min })}
          {...(field.max === null ? {} : { max: field.max })}
          placeholder={field.nullable ? t('noLimit') : ''}
          onChange={(given) => onChange(given === '' ? null : Number(given))}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          data={field.options}
          value={typeof value === 'string' ? value : null}
          clearable={field.nullable}
          onChange={(given) => onChange(given)}
        />
      );
    case 'choices':
      return (
        <MultiSelect
          {...common}
          data={field.options}
          value={texts(value)}
          clearable
          onChange={(given) => onChange(given)}
        />
      );
    case 'list':
      return (
        <TagsInput
          {...common}
          value={texts(value)}
          {...(field.most === null ? {} : { maxTags: field.most })}
          placeholder={t('listHelp')}
          acceptValueOnBlur
          onChange={(given) => onChange(given)}
        />
      );
    default:
      return <JsonControl {...common} value={value} onChange={onChange} />;
  }
}

interface JsonControlProps {
  id: string;
  error: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** A value without a form of its own, as text. It counts as changed once it is JSON again. */
function JsonControl({ value, error, onChange, ...common }: JsonControlProps): ReactNode {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Textarea
      {...common}
      autosize
      minRows={2}
      maxRows={12}
      ff="monospace"
      placeholder={t('jsonHelp')}
      error={typed !== null ? t('jsonInvalid') : error}
      value={typed ?? JSON.stringify(value, null, 2)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        try {
          onChange(JSON.parse(text));
          setTyped(null);
        } catch {
          setTyped(text);
        }
      }}
    />
  );
}

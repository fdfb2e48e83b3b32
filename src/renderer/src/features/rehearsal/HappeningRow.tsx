import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineNumber } from '../../ui/InlineNumber.tsx';
import { happen } from './actions.ts';
import classes from './HappeningRow.module.css';
import type { FieldValues, HappeningField, HappeningForm } from './happenings.ts';

/** The tick after it worked stands for this long, in milliseconds. */
const TICK_MS = 1500;

interface HappeningRowProps {
  form: HappeningForm;
  /** Who does it; empty for somebody. */
  viewer: string;
  disabled: boolean;
}

export function HappeningRow({ form, viewer, disabled }: HappeningRowProps): ReactNode {
  const { t } = useTranslation('rehearsal');
  const { what, icon: WhatIcon, fields } = form;
  const [values, setValues] = useState<FieldValues>(() =>
    Object.fromEntries(fields.map(({ name, start }) => [name, start])),
  );
  const [busy, setBusy] = useState(false);
  const [ticked, setTicked] = useState(false);

  useEffect(() => {
    if (!ticked) return;
    const timer = setTimeout(() => setTicked(false), TICK_MS);
    return () => clearTimeout(timer);
  }, [ticked]);

  const go = async (): Promise<void> => {
    setBusy(true);
    setTicked(await happen(form.build(values), viewer));
    setBusy(false);
  };

  return (
    <li>
      <form
        className={classes['row']}
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <WhatIcon className={classes['icon'] ?? ''} size={18} stroke={1.75} aria-hidden="true" />
        <span className={classes['title']}>{t(`what.${what}`)}</span>
        <div className={classes['fields']}>
          {fields.map((field) => (
            <FieldControl
              key={field.name}
              field={field}
              value={values[field.name]}
              onChange={(value) => setValues((was) => ({ ...was, [field.name]: value }))}
            />
          ))}
        </div>
        <Button
          type="submit"
          className={classes['go'] ?? ''}
          loading={busy}
          disabled={disabled}
          aria-label={t('happen.goName', { what: t(`what.${what}`) })}
        >
          {ticked ? <IconCheck size={16} aria-label={t('happen.done')} /> : t('happen.go')}
        </Button>
      </form>
    </li>
  );
}

interface FieldControlProps {
  field: HappeningField;
  value: string | number | boolean | undefined;
  onChange: (value: string | number | boolean) => void;
}

function FieldControl({ field, value, onChange }: FieldControlProps): ReactNode {
  const { t } = useTranslation('rehearsal');
  const label = t(`field.${field.name}`);
  if (field.kind === 'switch') {
    return (
      <Checkbox
        label={label}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  }
  if (field.kind === 'text') {
    return (
      <TextInput
        className={classes['text']}
        aria-label={label}
        placeholder={label}
        maxLength={field.max}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.currentTarget.value)}
        autoComplete="off"
      />
    );
  }
  return (
    <InlineNumber
      label={label}
      value={typeof value === 'number' ? value : ''}
      min={field.min}
      max={field.max}
      width={field.max > 999 ? 11 : 9}
      onChange={onChange}
    />
  );
}

import { Checkbox, Select, Switch, TextInput } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CHAT_ROLES } from '../../../../shared/contract/ladder.ts';
import { asTyped } from '../prefix.ts';
import { TextField } from '../text/TextField.tsx';
import { WEEK, weekday } from '../weekdays.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { choiceControl } from './choices.ts';
import classes from './FieldInput.module.css';
import type { Field } from './formModel.ts';
import type { Value } from './model.ts';
import { NumberField, SecondsField } from './NumberField.tsx';

interface FieldInputProps {
  field: Field;
  value: Value | undefined;
  /** Names that its texts may use besides the variables. */
  known: readonly string[];
  /** Null when all is well. */
  problem: string | null;
  onChange(value: Value): void;
}

const asText = (value: Value | undefined): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : String(value);

/** The control of one parameter. */
export function FieldInput({ field, value, known, problem, onChange }: FieldInputProps): ReactNode {
  const { t } = useTranslation('app');
  const required = field.fallback === undefined;
  const description = field.description && asTyped(field.description);
  const words = { label: field.title, description, error: problem };

  switch (field.control) {
    case 'number':
      return <NumberField {...words} field={field} value={value} onChange={onChange} />;
    case 'seconds':
      return <SecondsField {...words} field={field} value={value} onChange={onChange} />;
    case 'switch':
      return (
        <Switch
          {...words}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choice':
    case 'role':
      return (
        <Select
          {...words}
          className={classes['short'] ?? ''}
          required={required}
          data={
            field.control === 'role'
              ? CHAT_ROLES.map((role) => ({ value: role, label: t(`steps.roles.${role}`) }))
              : field.choices.map((choice) => ({ value: choice, label: capital(choice) }))
          }
          value={asText(value) || null}
          placeholder={t('steps.choose')}
          onChange={(chosen) => chosen !== null && onChange(chosen)}
        />
      );
    case 'weekdays':
      return <Weekdays {...words} value={value} onChange={onChange} />;
    case 'time':
      return (
        <TextInput
          {...words}
          className={classes['short'] ?? ''}
          required={required}
          placeholder="18:30"
          value={asText(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default: {
      const control = choiceControl(field.control);
      if (control)
        return (
          <ChoiceField
            {...words}
            control={control}
            required={required}
            value={asText(value)}
            onChange={onChange}
          />
        );
      if (!field.template)
        return (
          <TextInput
            {...words}
            required={required}
            {...(field.longest === null ? {} : { maxLength: field.longest })}
            value={asText(value)}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        );
      return (
        <TemplateField
          field={field}
          value={asText(value)}
          known={known}
          problem={problem}
          onChange={onChange}
        />
      );
    }
  }
}

interface TemplateFieldProps extends Omit<FieldInputProps, 'value'> {
  value: string;
}

/** A text with `$(...)` in it. It marks its own mistakes where they stand, so that they are not said twice. */
function TemplateField({ field, value, known, problem, onChange }: TemplateFieldProps): ReactNode {
  const { t } = useTranslation('app');
  const description = field.description && asTyped(field.description);
  const [marked, setMarked] = useState(false);
  const told = useCallback((problems: readonly unknown[]) => setMarked(problems.length > 0), []);
  return (
    <TextField
      label={field.title}
      description={description ?? (field.control === 'viewer' ? t('steps.viewerMe') : null)}
      error={marked ? null : problem}
      required={field.fallback === undefined}
      multiline={field.control === 'lines'}
      known={known}
      value={value}
      onProblems={told}
      onChange={onChange}
    />
  );
}

interface WeekdaysProps {
  label: string;
  description: ReactNode;
  error: ReactNode;
  value: Value | undefined;
  onChange(value: Value): void;
}

function Weekdays({ value, onChange, ...words }: WeekdaysProps): ReactNode {
  const days = Array.isArray(value) ? value.map(Number) : [];
  return (
    <Checkbox.Group
      {...words}
      value={days.map(String)}
      onChange={(chosen) => onChange(WEEK.filter((day) => chosen.includes(String(day))))}
    >
      <div className={classes['days']}>
        {WEEK.map((day) => (
          <Checkbox key={day} value={String(day)} label={weekday(day)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CHOICE_LENGTH, MOST_CHOICES } from '../../../../shared/choices.ts';
import classes from './Bets.module.css';

export interface OptionDraft {
  /** Of the row, so that typing goes on in it when another one is removed. */
  key: number;
  title: string;
  /** Of fixed odds: 2 doubles. */
  odds: number;
}

export function newOption(): OptionDraft {
  return { key: Math.random(), title: '', odds: 2 };
}

interface OptionsFieldProps {
  options: readonly OptionDraft[];
  withOdds: boolean;
  /** What viewers type for it: `A`, or `1`. */
  sign(index: number): string;
  onChange(options: OptionDraft[]): void;
}

/** Two to ten options, with a line for each. */
export function OptionsField({ options, withOdds, sign, onChange }: OptionsFieldProps): ReactNode {
  const { t } = useTranslation('bets');
  const change = (key: number, changes: Partial<OptionDraft>): void =>
    onChange(options.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  return (
    <fieldset className={classes['options']}>
      <legend>{t('options.label')}</legend>
      {options.map(({ key, title, odds }, index) => {
        const letter = sign(index);
        return (
          <div key={key} className={classes['optionRow']}>
            <span className={classes['sign']} aria-hidden="true">
              {letter}
            </span>
            <TextInput
              aria-label={t('options.one', { letter })}
              maxLength={CHOICE_LENGTH}
              value={title}
              onChange={(event) => change(key, { title: event.currentTarget.value })}
            />
            {withOdds && (
              <NumberInput
                className={classes['odds'] ?? ''}
                aria-label={t('options.odds', { letter })}
                min={1.01}
                max={100}
                step={0.1}
                decimalScale={2}
                prefix="× "
                value={odds}
                onChange={(given) => change(key, { odds: Number(given) })}
              />
            )}
            <ActionIcon
              aria-label={t('options.remove', { letter })}
              disabled={options.length <= 2}
              onClick={() => onChange(options.filter((one) => one.key !== key))}
            >
              <IconX size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
        );
      })}
      {options.length < MOST_CHOICES && (
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => onChange([...options, newOption()])}
          >
            {t('options.add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

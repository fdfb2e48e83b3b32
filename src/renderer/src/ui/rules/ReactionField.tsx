import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reaction } from '../../../../shared/contract/reaction.ts';
import { StepsField } from '../steps/StepsField.tsx';
import { TextField } from '../text/TextField.tsx';
import classes from './rules.module.css';

interface ReactionFieldProps {
  value: Reaction;
  onChange(value: Reaction): void;
  /** Names of facts that the texts may use besides the variables. */
  known?: readonly string[];
  /** Null when all is well. */
  error: string | null;
  /** As it would be said now; null when nobody knows. */
  preview?: string | null;
}

/** What a rule does: it says a text, or runs steps. */
export function ReactionField({
  value,
  onChange,
  known = [],
  error,
  preview = null,
}: ReactionFieldProps): ReactNode {
  const { t } = useTranslation('app');
  const id = useId();
  return (
    <div className={classes['field']}>
      <span className={classes['label']} id={id}>
        {t('rules.reaction.label')}
      </span>
      <SegmentedControl
        aria-labelledby={id}
        value={value.kind}
        onChange={(kind) => onChange(kind === 'text' ? { kind, text: '' } : { kind: 'steps', steps: [] })}
        data={[
          { value: 'text', label: t('rules.reaction.text') },
          { value: 'steps', label: t('rules.reaction.steps') },
        ]}
      />
      {value.kind === 'text' ? (
        <>
          <TextField
            label={t('rules.reaction.textLabel')}
            description={t('rules.reaction.textHelp')}
            value={value.text}
            known={known}
            multiline
            error={error}
            onChange={(text) => onChange({ kind: 'text', text })}
          />
          {preview !== null && preview !== '' && value.text.trim() !== '' && (
            <p className={classes['preview']}>
              <span className={classes['previewLabel']}>{t('rules.reaction.preview')}</span> {preview}
            </p>
          )}
        </>
      ) : (
        <StepsField
          label={t('rules.reaction.stepsLabel')}
          value={value.steps}
          known={known}
          error={error}
          onChange={(steps) => onChange({ kind: 'steps', steps })}
        />
      )}
    </div>
  );
}

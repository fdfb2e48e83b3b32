import { SegmentedControl, Select } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reaction } from '../../../../shared/contract/reaction.ts';
import { useAsk } from '../../api/useAsk.ts';
import { RuleText } from './RuleText.tsx';
import { askRoutines, routineOf, runsRoutine } from './routineChoices.ts';
import classes from './rules.module.css';

interface ReactionFieldProps {
  value: Reaction;
  onChange(value: Reaction): void;
  /** Names of facts that the text may use besides the variables. */
  known?: readonly string[];
  /** Null when all is well. */
  error: string | null;
  /** As it would be said now; null when nobody knows. */
  preview?: string | null;
}

/** What a rule does: it says a text, or runs a routine. */
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
          { value: 'steps', label: t('rules.reaction.routine') },
        ]}
      />
      {value.kind === 'text' ? (
        <>
          <RuleText
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
        <RoutineField value={value} error={error} onChange={onChange} />
      )}
    </div>
  );
}

function RoutineField({
  value,
  error,
  onChange,
}: {
  value: Extract<Reaction, { kind: 'steps' }>;
  error: string | null;
  onChange(value: Reaction): void;
}): ReactNode {
  const { t } = useTranslation('app');
  const routines = useAsk(askRoutines);
  const chosen = routineOf(value);
  const own = chosen === null && value.steps.length > 0;
  const choices = routines.data?.choices ?? [];
  const isGone = chosen !== null && routines.data !== null && !choices.some((one) => one.value === chosen);
  return (
    <Select
      label={t('rules.reaction.routineLabel')}
      description={own ? t('rules.reaction.ownSteps', { count: value.steps.length }) : null}
      placeholder={t('rules.reaction.choose')}
      nothingFoundMessage={t('rules.reaction.noRoutine')}
      searchable
      data={[...choices]}
      value={chosen}
      error={error ?? routines.error?.message ?? (isGone ? t('rules.reaction.gone') : null)}
      onChange={(routine) => {
        if (routine !== null) onChange(runsRoutine(routine));
      }}
    />
  );
}

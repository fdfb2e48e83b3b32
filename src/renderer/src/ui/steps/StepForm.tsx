import { Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../../../shared/contract/steps.ts';
import { conditionsField } from './ConditionsEditor.tsx';
import { useEditing } from './editing.ts';
import { formOf, holdsSteps, isShown } from './formModel.ts';
import type { Piece, StepProblem } from './model.ts';
import { PieceForm } from './PieceForm.tsx';
import classes from './StepForm.module.css';

interface StepFormProps {
  id: string;
  step: Step;
  /** Null when the module that brings the action is off. */
  piece: Piece | null;
  problems: readonly StepProblem[];
}

/** What a step is told, and what becomes of the run when it fails. */
export function StepForm({ id, step, piece, problems }: StepFormProps): ReactNode {
  const { t } = useTranslation('app');
  const { kinds, known, change } = useEditing();
  const fields = piece ? formOf(piece) : [];
  const drawn = fields.filter((field) => !holdsSteps(field) && isShown(field, fields, step.parameters));
  // What has no field to stand at stands above them.
  const others = problems.filter(({ field }) => !drawn.some(({ name }) => name === field));
  const notes = piece && 'notes' in piece ? piece.notes : [];
  return (
    <div className={classes['form']} id={id} data-step-form>
      {piece && <p className={classes['help']}>{piece.help}</p>}
      {!piece && <p className={classes['problem']}>{t('steps.unknownAction', { id: step.action })}</p>}
      {piece &&
        others.map(({ message }) => (
          <p key={message} className={classes['problem']}>
            {message}
          </p>
        ))}
      {piece && (
        <PieceForm
          piece={piece}
          values={step.parameters}
          known={known}
          problemOf={(name) => problems.find(({ field }) => field === name)?.message ?? null}
          drawConditions={conditionsField(kinds, known)}
          onChange={(parameters) => change({ ...step, parameters })}
        />
      )}
      {notes.length > 0 && (
        <p className={classes['notes']}>
          {t('steps.notes')}{' '}
          {notes.map(({ name, help }) => (
            <code key={name} title={help}>{`$(${name})`}</code>
          ))}
        </p>
      )}
      <div className={classes['foot']}>
        <TextInput
          label={t('steps.note')}
          placeholder={t('steps.notePlaceholder')}
          maxLength={200}
          value={step.note}
          onChange={(event) => change({ ...step, note: event.currentTarget.value })}
        />
        <Select
          label={t('steps.onError')}
          data={[
            { value: 'stop', label: t('steps.onErrorStop') },
            { value: 'continue', label: t('steps.onErrorContinue') },
          ]}
          value={step.onError}
          onChange={(value) => change({ ...step, onError: value === 'continue' ? 'continue' : 'stop' })}
        />
      </div>
    </div>
  );
}

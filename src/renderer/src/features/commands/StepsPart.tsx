import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedCondition, Step } from '../../../../shared/contract/steps.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { ConditionsEditor } from '../../ui/steps/ConditionsEditor.tsx';
import { loadKinds, useKinds } from '../../ui/steps/kinds.ts';
import { StepsEditor } from '../../ui/steps/StepsEditor.tsx';
import { Part } from './EditorFrame.tsx';
import classes from './editor.module.css';
import type { DraftProblem } from './useDraftProblems.ts';

interface StepsPartProps {
  steps: readonly Step[];
  known: readonly string[];
  problems: readonly DraftProblem[];
  /** About all of them; null when all is well. */
  error: string | null;
  onChange: (steps: Step[]) => void;
}

/** The steps that a command runs. */
export function StepsPart({ steps, known, problems, error, onChange }: StepsPartProps): ReactNode {
  const { t } = useTranslation('commands');
  const { kinds, error: refused } = useKinds();
  if (refused) return <Refusal error={refused} feature="routines" onRetry={() => void loadKinds()} />;
  return (
    kinds && (
      <>
        <StepsEditor
          label={t('editor.steps')}
          value={steps}
          onChange={onChange}
          kinds={kinds}
          known={known}
          problems={problems.flatMap(({ stepId, message }) =>
            stepId === null ? [] : [{ stepId, field: null, message }],
          )}
        />
        {error !== null && <p className={classes['error']}>{error}</p>}
      </>
    )
  );
}

interface ConditionsPartProps {
  conditions: readonly AskedCondition[];
  known: readonly string[];
  /** What is wrong with them; null for nothing. */
  error: string | null;
  onChange: (conditions: AskedCondition[]) => void;
}

/** What is asked before a command runs. Without routines nobody can ask, so there is nothing to show. */
export function ConditionsPart({ conditions, known, error, onChange }: ConditionsPartProps): ReactNode {
  const { t } = useTranslation('commands');
  const { kinds, error: failed } = useKinds();
  if (failed || !kinds) return conditions.length > 0 && <p className={classes['error']}>{failed?.message}</p>;
  return (
    <Part title={t('editor.conditions')}>
      <ConditionsEditor
        label={t('editor.conditionsLabel')}
        description={t('editor.conditionsHelp')}
        value={conditions}
        onChange={onChange}
        kinds={kinds}
        known={known}
        problems={[]}
      />
      {error !== null && <p className={classes['error']}>{error}</p>}
    </Part>
  );
}

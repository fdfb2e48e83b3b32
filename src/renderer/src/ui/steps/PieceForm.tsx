import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldInput } from './FieldInput.tsx';
import { type Field, formOf, heldValue, holdsSteps, isShown } from './formModel.ts';
import type { Piece, Value, Values } from './model.ts';
import classes from './PieceForm.module.css';

interface PieceFormProps {
  piece: Piece;
  values: Values;
  known: readonly string[];
  /** What is wrong with a field; null when all is well. */
  problemOf(field: string): string | null;
  /** Draws a parameter that is a list of conditions. */
  drawConditions(field: Field, value: Value | undefined, onChange: (value: Value) => void): ReactNode;
  onChange(values: Values): void;
}

/** The form of an action, a condition or a trigger, made from its schema. Inner lists of steps are drawn elsewhere. */
export function PieceForm({
  piece,
  values,
  known,
  problemOf,
  drawConditions,
  onChange,
}: PieceFormProps): ReactNode {
  const { t } = useTranslation('app');
  const fields = formOf(piece);
  const shown = fields.filter((field) => !holdsSteps(field) && isShown(field, fields, values));
  if (shown.length === 0) return <p className={classes['nothing']}>{t('steps.noFields')}</p>;
  return (
    <div className={classes['form']}>
      {shown.map((field) => {
        const value = heldValue(field, values);
        const change = (next: Value): void => onChange({ ...values, [field.name]: next });
        if (field.control === 'conditions') {
          const problem = problemOf(field.name);
          return (
            <div key={field.name}>
              {drawConditions(field, value, change)}
              {problem !== null && <p className={classes['problem']}>{problem}</p>}
            </div>
          );
        }
        return (
          <FieldInput
            key={field.name}
            field={field}
            value={value}
            known={known}
            problem={problemOf(field.name)}
            onChange={change}
          />
        );
      })}
    </div>
  );
}

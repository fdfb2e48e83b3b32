import { ActionIcon, Checkbox, Tooltip } from '@mantine/core';
import { IconChevronDown, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AskedCondition, askedConditionsSchema } from '../../../../shared/contract/steps.ts';
import { toastUndo } from '../toast.tsx';
import classes from './ConditionsEditor.module.css';
import type { Field } from './formModel.ts';
import { type ConditionProblem, type Kinds, newCondition, type Value } from './model.ts';
import { PieceForm } from './PieceForm.tsx';
import { PiecePicker } from './PiecePicker.tsx';
import { sayCondition } from './summary.ts';
import { useSaying } from './useSaying.ts';

interface ConditionsEditorProps {
  label: string;
  /** A line below the label; null for none. */
  description?: string | null;
  /** The label is for screen readers only, since a heading above says it. */
  quiet?: boolean;
  value: readonly AskedCondition[];
  onChange(value: AskedCondition[]): void;
  kinds: Pick<Kinds, 'conditions'>;
  known: readonly string[];
  problems: readonly ConditionProblem[];
}

/** A list of questions that must all be answered with yes. */
export function ConditionsEditor(props: ConditionsEditorProps): ReactNode {
  const { label, description = null, quiet = false, value, onChange, kinds, known, problems } = props;
  const { t } = useTranslation('app');
  const id = useId();
  const saying = useSaying(kinds.conditions);
  const latest = useRef(value);
  latest.current = value;
  // Conditions have no ids of their own: which one is open goes by its place.
  const [open, setOpen] = useState<number | null>(null);

  const remove = (index: number, asked: AskedCondition, title: string): void => {
    onChange(value.toSpliced(index, 1));
    setOpen(null);
    toastUndo(t('steps.conditionRemoved', { title }), {
      label: t('toast.undo'),
      run: () => onChange(latest.current.toSpliced(index, 0, asked)),
    });
  };

  return (
    <section className={classes['editor']} aria-labelledby={id}>
      <div className={classes['label']} id={id} data-quiet={quiet}>
        {label}
      </div>
      {description !== null && <p className={classes['help']}>{description}</p>}
      {value.length > 0 && (
        <ol className={classes['list']}>
          {value.map((asked, index) => {
            const piece = kinds.conditions.find((one) => one.id === asked.condition) ?? null;
            const title = piece?.title ?? asked.condition;
            const own = problems.filter((problem) => problem.index === index);
            const isOpen = open === index;
            const change = (next: AskedCondition): void => onChange(value.with(index, next));
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place only
              <li key={index} className={classes['row']} data-bad={own.length > 0}>
                <div className={classes['head']}>
                  <button
                    type="button"
                    className={classes['toggle']}
                    aria-expanded={isOpen}
                    onClick={() => setOpen(isOpen ? null : index)}
                  >
                    <IconChevronDown className={classes['chevron'] ?? ''} size={16} aria-hidden="true" />
                    <span className={classes['words']}>{sayCondition(asked, saying)}</span>
                  </button>
                  <Tooltip label={t('steps.conditionRemove', { title })}>
                    <ActionIcon
                      aria-label={t('steps.conditionRemove', { title })}
                      onClick={() => remove(index, asked, title)}
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  </Tooltip>
                </div>
                {own.map((problem) => (
                  <p key={problem.message} className={classes['problem']}>
                    {problem.message}
                  </p>
                ))}
                {isOpen && (
                  <div className={classes['form']}>
                    {piece && (
                      <PieceForm
                        piece={piece}
                        values={asked.parameters}
                        known={known}
                        problemOf={() => null}
                        drawConditions={conditionsField(kinds, known)}
                        onChange={(parameters) => change({ ...asked, parameters })}
                      />
                    )}
                    <Checkbox
                      label={t('steps.conditionNot')}
                      checked={asked.not}
                      onChange={(event) => change({ ...asked, not: event.currentTarget.checked })}
                    />
                  </div>
                )}
              </li>
            );
          })}
        </ol>
      )}
      <div>
        <PiecePicker
          label={t('steps.addCondition')}
          name={`${t('steps.addCondition')}: ${label}`}
          placeholder={t('steps.searchConditions')}
          pieces={kinds.conditions}
          size="compact-xs"
          onPick={(piece) => {
            onChange([...value, newCondition(piece)]);
            setOpen(value.length);
          }}
        />
      </div>
    </section>
  );
}

/** Draws a parameter that is itself a list of conditions. */
export function conditionsField(kinds: Pick<Kinds, 'conditions'>, known: readonly string[]) {
  return (field: Field, value: Value | undefined, onChange: (value: Value) => void): ReactNode => {
    const asked = askedConditionsSchema.safeParse(value ?? []);
    return (
      <ConditionsEditor
        label={field.title}
        description={field.description}
        value={asked.success ? asked.data : []}
        kinds={kinds}
        known={known}
        problems={[]}
        onChange={onChange}
      />
    );
  };
}

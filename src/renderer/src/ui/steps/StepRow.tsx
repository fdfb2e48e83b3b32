import { useDraggable } from '@dnd-kit/core';
import { IconAlertTriangle, IconChevronDown, IconGripVertical } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../../../shared/contract/steps.ts';
import { rowId, useEditing } from './editing.ts';
import { StepForm } from './StepForm.tsx';
import { StepMenu } from './StepMenu.tsx';
import classes from './StepRow.module.css';
import type { Direction } from './stepTree.ts';
import { summarise } from './summary.ts';

interface StepRowProps {
  step: Step;
  /** From 1, in its list. */
  number: number;
  /** The lists that lie in it. */
  children: ReactNode;
}

const KEYS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/** One step: a line that says what it does, its form when it is open, and the lists that lie in it. */
export function StepRow({ step, number, children }: StepRowProps): ReactNode {
  const { t } = useTranslation('app');
  const { id, open, toggle, shift, saying, problems, pieceOf } = useEditing();
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: step.id });
  const piece = pieceOf(step);
  const title = piece?.title ?? step.action;
  const summary = piece ? summarise(piece, step.parameters, saying) : '';
  const own = problems.filter((problem) => problem.stepId === step.id);
  const isOpen = open.has(step.id);
  const formId = `${rowId(id, step.id)}-form`;

  const onKey = (event: KeyboardEvent): void => {
    const direction = KEYS[event.key];
    if (!event.altKey || event.ctrlKey || event.metaKey || !direction) return;
    event.preventDefault();
    shift(step, direction);
  };

  return (
    <li className={classes['step']} data-off={step.off} data-bad={own.length > 0} data-dragging={isDragging}>
      <div className={classes['line']} ref={setNodeRef}>
        <span className={classes['grip']} title={t('steps.drag')} aria-hidden="true" {...listeners}>
          <IconGripVertical size={16} />
        </span>
        <button
          type="button"
          id={rowId(id, step.id)}
          className={classes['toggle']}
          aria-expanded={isOpen}
          aria-controls={isOpen ? formId : undefined}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight"
          onClick={() => toggle(step.id)}
          onKeyDown={onKey}
        >
          <span className={classes['number']} aria-hidden="true">
            {number}
          </span>
          <span className={classes['words']}>
            <span className={classes['said']}>
              <span className={classes['title']}>{title}</span>
              {summary !== '' && <span className={classes['summary']}>{summary}</span>}
            </span>
            {step.note !== '' && <span className={classes['note']}>{step.note}</span>}
          </span>
          {step.off && <span className={classes['mark']}>{t('steps.isOff')}</span>}
          {step.onError === 'continue' && <span className={classes['mark']}>{t('steps.goesOn')}</span>}
          {own.length > 0 && (
            <span className={classes['bad']}>
              <IconAlertTriangle size={15} aria-hidden="true" />
              <span>{t('steps.problems', { count: own.length })}</span>
            </span>
          )}
          <IconChevronDown className={classes['chevron'] ?? ''} size={16} aria-hidden="true" />
        </button>
        <StepMenu step={step} number={number} title={title} />
      </div>
      {isOpen && <StepForm id={formId} step={step} piece={piece} problems={own} />}
      {!isOpen && own.length > 0 && <p className={classes['problem']}>{own[0]?.message}</p>}
      {children}
    </li>
  );
}

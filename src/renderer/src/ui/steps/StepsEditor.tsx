import {
  type CollisionDetection,
  DndContext,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../../../shared/contract/steps.ts';
import { toastUndo } from '../toast.tsx';
import { type Editing, EditingContext, type Gap, rowId } from './editing.ts';
import { formOf, holdsSteps } from './formModel.ts';
import { notedNames } from './knownNames.ts';
import { type Kinds, newId, newStep, type StepProblem } from './model.ts';
import { StepList } from './StepList.tsx';
import classes from './StepsEditor.module.css';
import { ROOT, StepTree } from './stepTree.ts';
import { useSaying } from './useSaying.ts';

interface StepsEditorProps {
  /** What the list is, for screen readers. */
  label: string;
  value: readonly Step[];
  onChange(value: Step[]): void;
  kinds: Kinds;
  /** Facts that texts may use besides what the steps note. */
  known?: readonly string[];
  problems?: readonly StepProblem[];
}

/** The nearest gap to the pointer, so that it is always clear where a step would land. */
const nearestGap: CollisionDetection = ({ droppableContainers, droppableRects, pointerCoordinates }) => {
  if (!pointerCoordinates) return [];
  const { x, y } = pointerCoordinates;
  const byDistance = droppableContainers.flatMap((container) => {
    const rect = droppableRects.get(container.id);
    if (!rect || container.disabled) return [];
    const aside = Math.max(rect.left - x, 0, x - rect.right);
    const above = Math.abs((rect.top + rect.bottom) / 2 - y);
    return { id: container.id, data: { droppableContainer: container, value: above + aside } };
  });
  return byDistance.sort((one, other) => one.data.value - other.data.value);
};

/** A list of steps that is added to, filled in, rearranged and thinned out by mouse, keys or finger. */
export function StepsEditor({
  label,
  value,
  onChange,
  kinds,
  known = [],
  problems = [],
}: StepsEditorProps): ReactNode {
  const { t } = useTranslation('app');
  const id = useId();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  /** What is focused once it is drawn: a step's row, or the first field of its form. */
  const focus = useRef<{ step: string; part: 'row' | 'form' } | null>(null);
  const latest = useRef(value);
  latest.current = value;
  const saying = useSaying(kinds.conditions);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 6 } }),
  );

  const tree = useMemo(() => {
    const forms = new Map(
      kinds.actions.map((piece) => [
        piece.id,
        formOf(piece)
          .filter(holdsSteps)
          .map(({ name, control }) => ({ field: name, many: control === 'branches' })),
      ]),
    );
    return new StepTree(({ action }) => forms.get(action) ?? []);
  }, [kinds]);
  const names = useMemo(
    () => [...new Set([...known, ...notedNames(tree.all(value), kinds)])],
    [known, tree, value, kinds],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is focused is drawn with the new value
  useEffect(() => {
    const wanted = focus.current;
    if (!wanted) return;
    focus.current = null;
    const row = document.getElementById(rowId(id, wanted.step));
    const field = row
      ?.closest('li')
      ?.querySelector<HTMLElement>(
        '[data-step-form] :is(input, textarea, [contenteditable=true], [role=textbox]):not([type=hidden])',
      );
    const target = wanted.part === 'form' ? (field ?? row) : row;
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  }, [value]);

  const titleOf = (step: Step): string =>
    kinds.actions.find((one) => one.id === step.action)?.title ?? step.action;
  const listName = (stepId: string | null, field: string, branch: number | null): string => {
    const holder = stepId === null ? null : tree.find(latest.current, stepId)?.step;
    if (!holder) return label;
    const piece = kinds.actions.find((one) => one.id === holder.action);
    const title = piece ? formOf(piece).find(({ name }) => name === field)?.title : undefined;
    return branch === null
      ? (title ?? field)
      : t('steps.branch', { title: title ?? field, number: branch + 1 });
  };
  const toggled = (step: string, isOpen: boolean): void =>
    setOpen((was) => {
      const next = new Set(was);
      if (isOpen) next.add(step);
      else next.delete(step);
      return next;
    });

  /** Shows the new order and says where the step is now. */
  const moved = (step: Step, next: readonly Step[]): void => {
    const title = titleOf(step);
    if (next === value) {
      setSaid(t('steps.movedNot', { title }));
      return;
    }
    const found = tree.find(next, step.id);
    if (found) {
      const { stepId, field, branch } = found.place;
      setSaid(
        t('steps.moved', {
          title,
          number: found.index + 1,
          count: tree.list(next, found.place).length,
          list: listName(stepId, field, branch),
        }),
      );
    }
    focus.current = { step: step.id, part: 'row' };
    onChange([...next]);
  };

  const editing: Editing = {
    id,
    kinds,
    tree,
    saying,
    known: names,
    problems,
    open,
    dragged,
    toggle: (step) => toggled(step, !open.has(step)),
    add: (place, piece, list) => {
      const step = newStep(piece);
      const index = tree.list(value, place).length;
      toggled(step.id, true);
      focus.current = { step: step.id, part: 'form' };
      setSaid(t('steps.added', { title: piece.title, number: index + 1, list }));
      onChange(tree.insert(value, place, index, step));
    },
    change: (step) => onChange(tree.update(value, step.id, () => step)),
    shift: (step, direction) => moved(step, tree.shift(value, step.id, direction)),
    duplicate: (step) => {
      const made = tree.duplicate(value, step.id, newId);
      if (!made) return;
      focus.current = { step: made.copy.id, part: 'row' };
      setSaid(t('steps.duplicated', { title: titleOf(step) }));
      onChange(made.steps);
    },
    remove: (step) => {
      const found = tree.find(value, step.id);
      if (!found) return;
      const siblings = tree.list(value, found.place);
      const next = siblings[found.index + 1] ?? siblings[found.index - 1];
      if (next) focus.current = { step: next.id, part: 'row' };
      onChange(tree.remove(value, step.id));
      toastUndo(t('steps.deleted', { title: titleOf(step) }), {
        label: t('toast.undo'),
        run: () => onChange(tree.insert(latest.current, found.place, found.index, step)),
      });
    },
    pieceOf: (step) => kinds.actions.find((one) => one.id === step.action) ?? null,
  };

  const draggedStep = dragged === null ? null : tree.find(value, dragged)?.step;
  return (
    <EditingContext value={editing}>
      <DndContext
        sensors={sensors}
        collisionDetection={nearestGap}
        // Keys move steps in another way, which says so itself.
        accessibility={{ screenReaderInstructions: { draggable: '' } }}
        onDragStart={({ active }) => setDragged(String(active.id))}
        onDragCancel={() => setDragged(null)}
        onDragEnd={({ active, over }) => {
          setDragged(null);
          const step = tree.find(value, String(active.id))?.step;
          const gap = over?.data.current as Gap | undefined;
          if (step && gap) moved(step, tree.move(value, step.id, gap.place, gap.index));
        }}
      >
        <StepList place={ROOT} label={label} steps={value} />
        <DragOverlay dropAnimation={null}>
          {draggedStep && <div className={classes['overlay']}>{titleOf(draggedStep)}</div>}
        </DragOverlay>
      </DndContext>
      <div className={classes['hidden']} role="status" aria-live="polite">
        {said}
      </div>
    </EditingContext>
  );
}

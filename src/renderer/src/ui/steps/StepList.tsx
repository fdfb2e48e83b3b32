import { useDroppable } from '@dnd-kit/core';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../../../shared/contract/steps.ts';
import { asTyped } from '../prefix.ts';
import { type Gap, gapId, useEditing } from './editing.ts';
import { type Field, formOf, holdsSteps } from './formModel.ts';
import { PiecePicker } from './PiecePicker.tsx';
import classes from './StepList.module.css';
import { StepRow } from './StepRow.tsx';
import { type ListPlace, ROOT } from './stepTree.ts';

interface StepListProps {
  place: ListPlace;
  /** What the list is. */
  label: string;
  steps: readonly Step[];
}

/** One list of steps with the lists that lie in its steps. */
export function StepList({ place, label, steps }: StepListProps): ReactNode {
  const { t } = useTranslation('app');
  const { kinds, add } = useEditing();
  const isRoot = place === ROOT;
  return (
    <div className={classes['part']}>
      <ol className={classes['list']} aria-label={label}>
        {steps.map((step, index) => (
          <Fragment key={step.id}>
            <GapLine place={place} index={index} />
            <StepRow step={step} number={index + 1}>
              <InnerLists step={step} />
            </StepRow>
          </Fragment>
        ))}
        <GapLine place={place} index={steps.length} />
      </ol>
      {steps.length === 0 && (
        <p className={classes['empty']}>{t(isRoot ? 'steps.empty' : 'steps.emptyInner')}</p>
      )}
      <div className={classes['add']}>
        <PiecePicker
          label={t('steps.add')}
          name={isRoot ? t('steps.add') : t('steps.addTo', { list: label })}
          placeholder={t('steps.searchActions')}
          pieces={kinds.actions}
          size={isRoot ? 'xs' : 'compact-xs'}
          variant={isRoot ? 'default' : 'subtle'}
          onPick={(piece) => add(place, piece, label)}
        />
      </div>
    </div>
  );
}

/** Where a dragged step can be put down. */
function GapLine(gap: Gap): ReactNode {
  const { dragged, id } = useEditing();
  const { place, index } = gap;
  const { setNodeRef, isOver } = useDroppable({ id: `${id}${gapId(gap)}`, data: { place, index } });
  const holder = dragged !== null && place.stepId === dragged;
  return (
    <li
      ref={setNodeRef}
      className={classes['gap']}
      data-over={isOver && !holder}
      data-dragging={dragged !== null}
      role="presentation"
      aria-hidden="true"
    />
  );
}

/** The lists that lie in a step: the ways of a choice, the body of a loop. */
function InnerLists({ step }: { step: Step }): ReactNode {
  const { tree, pieceOf } = useEditing();
  const piece = pieceOf(step);
  const fields = piece ? formOf(piece).filter(holdsSteps) : [];
  if (fields.length === 0) return null;
  const places = tree.placesIn(step);
  return (
    <div className={classes['inner']}>
      {fields.map((field) =>
        field.control === 'branches' ? (
          <Branches
            key={field.name}
            step={step}
            field={field}
            places={places.filter((place) => place.field === field.name)}
          />
        ) : (
          places
            .filter((place) => place.field === field.name)
            .map((place) => (
              <section key={field.name} aria-label={field.title}>
                <div className={classes['head']}>
                  <span className={classes['title']}>{field.title}</span>
                  {field.description !== null && (
                    <span className={classes['help']}>{asTyped(field.description)}</span>
                  )}
                </div>
                <StepList place={place} label={field.title} steps={tree.listIn(step, place)} />
              </section>
            ))
        ),
      )}
    </div>
  );
}

interface BranchesProps {
  step: Step;
  field: Field;
  places: readonly ListPlace[];
}

function Branches({ step, field, places }: BranchesProps): ReactNode {
  const { t } = useTranslation('app');
  const { tree, change } = useEditing();
  const set = (lists: readonly (readonly Step[])[]): void =>
    change({ ...step, parameters: { ...step.parameters, [field.name]: JSON.parse(JSON.stringify(lists)) } });
  const lists = places.map((place) => tree.listIn(step, place));
  return (
    <>
      {places.map((place, branch) => {
        const title = t('steps.branch', { title: field.title, number: branch + 1 });
        return (
          <section key={gapId({ place, index: 0 })} aria-label={title}>
            <div className={classes['head']}>
              <span className={classes['title']}>{title}</span>
              <Tooltip label={t('steps.removeBranch', { title })}>
                <ActionIcon
                  size={22}
                  aria-label={t('steps.removeBranch', { title })}
                  disabled={(lists[branch]?.length ?? 0) > 0}
                  onClick={() => set(lists.toSpliced(branch, 1))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </Tooltip>
            </div>
            <StepList place={place} label={title} steps={lists[branch] ?? []} />
          </section>
        );
      })}
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          disabled={places.length >= MOST_BRANCHES}
          onClick={() => set([...lists, []])}
        >
          {t('steps.addBranch', { title: field.title })}
        </Button>
      </div>
    </>
  );
}

/** As many as the engine takes. */
const MOST_BRANCHES = 10;

import { ActionIcon, Switch, Tooltip } from '@mantine/core';
import { IconChevronDown, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoutineProblem, RoutineTrigger } from '../../../../shared/contract/routines.ts';
import { Card } from '../../ui/Card.tsx';
import { ConditionsEditor, conditionsField } from '../../ui/steps/ConditionsEditor.tsx';
import type { AllKinds } from '../../ui/steps/kinds.ts';
import { newId } from '../../ui/steps/model.ts';
import { PieceForm } from '../../ui/steps/PieceForm.tsx';
import { PiecePicker } from '../../ui/steps/PiecePicker.tsx';
import { useSaying } from '../../ui/steps/useSaying.ts';
import { toastUndo } from '../../ui/toast.tsx';
import { conditionProblems, triggerProblems } from './places.ts';
import { sayTrigger } from './sayTrigger.ts';
import classes from './TriggersEditor.module.css';
import { WebhookAddress } from './WebhookAddress.tsx';

interface TriggersEditorProps {
  /** Null while the routine is not saved. */
  routineId: string | null;
  /** Those that are saved: only they have an address. */
  saved: readonly RoutineTrigger[];
  value: readonly RoutineTrigger[];
  kinds: AllKinds;
  problems: readonly RoutineProblem[];
  onChange(value: RoutineTrigger[]): void;
}

/** What sets a routine off. */
export function TriggersEditor(props: TriggersEditorProps): ReactNode {
  const { routineId, saved, value, kinds, problems, onChange } = props;
  const { t } = useTranslation(['routines', 'app']);
  const [open, setOpen] = useState<string | null>(null);
  const latest = useRef(value);
  latest.current = value;

  const remove = (trigger: RoutineTrigger, title: string): void => {
    const index = value.indexOf(trigger);
    onChange(value.filter((other) => other !== trigger));
    toastUndo(t('routines:said.triggerRemoved', { title }), {
      label: t('app:toast.undo'),
      run: () => onChange(latest.current.toSpliced(index, 0, trigger)),
    });
  };

  return (
    <Card title={t('routines:editor.triggers')} text={t('routines:editor.triggersText')}>
      {value.length > 0 && (
        <ol className={classes['list']} aria-label={t('routines:editor.triggers')}>
          {value.map((trigger, index) => (
            <TriggerRow
              key={trigger.id}
              routineId={saved.some(({ id }) => id === trigger.id) ? routineId : null}
              trigger={trigger}
              kinds={kinds}
              problems={problems}
              open={open === trigger.id}
              onToggle={() => setOpen(open === trigger.id ? null : trigger.id)}
              onChange={(next) => onChange(value.with(index, next))}
              onRemove={(title) => remove(trigger, title)}
            />
          ))}
        </ol>
      )}
      <PiecePicker
        label={t('routines:editor.addTrigger')}
        placeholder={t('routines:editor.searchTriggers')}
        pieces={kinds.triggers}
        disabled={value.length >= MOST_TRIGGERS}
        onPick={(piece) => {
          const id = newId();
          onChange([
            ...value,
            {
              id,
              trigger: piece.id,
              parameters: structuredClone(piece.defaults),
              conditions: [],
              off: false,
            },
          ]);
          setOpen(id);
        }}
      />
    </Card>
  );
}

/** As many as the engine takes. */
const MOST_TRIGGERS = 20;
const WEBHOOK = 'panel.webhook';

interface TriggerRowProps {
  routineId: string | null;
  trigger: RoutineTrigger;
  kinds: AllKinds;
  problems: readonly RoutineProblem[];
  open: boolean;
  onToggle(): void;
  onChange(trigger: RoutineTrigger): void;
  onRemove(title: string): void;
}

function TriggerRow(props: TriggerRowProps): ReactNode {
  const { routineId, trigger, kinds, open, onToggle, onChange, onRemove } = props;
  const { t } = useTranslation('routines');
  const saying = useSaying(kinds.conditions);
  const piece = kinds.triggers.find(({ id }) => id === trigger.trigger) ?? null;
  const words = sayTrigger(trigger, kinds.triggers, saying);
  const title = piece?.title ?? trigger.trigger;
  const own = triggerProblems(props.problems, trigger.id);
  const asked = conditionProblems(props.problems, trigger.id);
  const facts = piece?.facts ?? [];
  const known = facts.map(({ name }) => name);
  return (
    <li className={classes['row']} data-off={trigger.off} data-bad={own.length + asked.length > 0}>
      <div className={classes['line']}>
        <button type="button" className={classes['toggle']} aria-expanded={open} onClick={onToggle}>
          <IconChevronDown className={classes['chevron'] ?? ''} size={16} aria-hidden="true" />
          <span className={classes['words']}>{words}</span>
          {trigger.off && <span className={classes['mark']}>{t('trigger.off')}</span>}
          {trigger.conditions.length > 0 && (
            <span className={classes['mark']}>{t('editor.conditions')} …</span>
          )}
        </button>
        <Tooltip label={t('trigger.remove', { title })}>
          <ActionIcon aria-label={t('trigger.remove', { title })} onClick={() => onRemove(title)}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      {(open ? own.filter(({ field }) => field === null || !piece) : own).map(({ message }) => (
        <p key={message} className={classes['problem']}>
          {message}
        </p>
      ))}
      {open && (
        <div className={classes['form']}>
          {piece ? (
            <>
              <p className={classes['help']}>{piece.help}</p>
              <PieceForm
                piece={piece}
                values={trigger.parameters}
                known={[]}
                problemOf={(name) => own.find(({ field }) => field === name)?.message ?? null}
                drawConditions={conditionsField(kinds, known)}
                onChange={(parameters) => onChange({ ...trigger, parameters })}
              />
            </>
          ) : (
            <p className={classes['problem']}>{t('trigger.unknown', { id: trigger.trigger })}</p>
          )}
          {trigger.trigger === WEBHOOK && <WebhookAddress routineId={routineId} triggerId={trigger.id} />}
          {facts.length > 0 && (
            <p className={classes['facts']}>
              {t('trigger.facts')}{' '}
              {facts.map(({ name, help }) => (
                <Tooltip key={name} label={help}>
                  <code>{`$(${name})`}</code>
                </Tooltip>
              ))}
            </p>
          )}
          <ConditionsEditor
            label={t('trigger.conditions')}
            value={trigger.conditions}
            kinds={kinds}
            known={known}
            problems={asked}
            onChange={(conditions) => onChange({ ...trigger, conditions })}
          />
          <Switch
            label={t('trigger.on')}
            checked={!trigger.off}
            onChange={(event) => onChange({ ...trigger, off: !event.currentTarget.checked })}
          />
        </div>
      )}
    </li>
  );
}

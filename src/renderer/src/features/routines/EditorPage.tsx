import { Autocomplete, Button, Skeleton, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { IconArrowLeft, IconRouteOff } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { ConditionsEditor } from '../../ui/steps/ConditionsEditor.tsx';
import { type AllKinds, loadKinds, useKinds } from '../../ui/steps/kinds.ts';
import { StepsEditor } from '../../ui/steps/StepsEditor.tsx';
import { tagsOf } from './chooseRoutines.ts';
import { saveDraft } from './doing.ts';
import { type Draft, editDraft, isDirty, NEW } from './drafts.ts';
import { EditorBar } from './EditorBar.tsx';
import classes from './EditorPage.module.css';
import { conditionProblems, stepProblems } from './places.ts';
import { routineList } from './routineList.ts';
import { SidePanel } from './SidePanel.tsx';
import { TriggersEditor } from './TriggersEditor.tsx';
import { useDraft } from './useDraft.ts';

/** One routine: what sets it off, what is asked, what it does; and beside it the means to try it. */
export function EditorPage({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('routines');
  const [, navigate] = useLocation();
  const { editing, error, conflict, reload } = useDraft(id);
  const { kinds, error: noKinds } = useKinds();

  if (error && !editing) {
    if (error.code !== 'not_found') return <Refusal error={error} feature="routines" onRetry={reload} />;
    return (
      <EmptyState icon={IconRouteOff} title={t('editor.gone')} text={t('editor.goneText')}>
        <Button onClick={() => navigate('/routines')}>{t('editor.back')}</Button>
      </EmptyState>
    );
  }
  if (noKinds && !kinds)
    return <Refusal error={noKinds} feature="routines" onRetry={() => void loadKinds()} />;
  if (!editing || !kinds) return <Skeleton height={400} />;
  return <Editor id={id} editing={editing} kinds={kinds} conflict={conflict} reload={reload} />;
}

interface EditorProps {
  id: string;
  editing: Draft;
  kinds: AllKinds;
  conflict: boolean;
  reload(): void;
}

function Editor({ id, editing, kinds, conflict, reload }: EditorProps): ReactNode {
  const { t } = useTranslation('routines');
  const [, navigate] = useLocation();
  const [saving, setSaving] = useState(false);
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState(false);
  const { draft, problems } = editing;
  const isNew = id === NEW;
  const all = routineList.useLive().data?.routines;
  const queues = useMemo(() => [...new Set((all ?? []).flatMap(({ queue }) => queue ?? []))], [all]);
  const tags = useMemo(() => tagsOf(all ?? []), [all]);
  const known = useMemo(() => {
    const used = new Set(draft.triggers.map(({ trigger }) => trigger));
    const facts = kinds.triggers.filter((piece) => used.has(piece.id)).flatMap((piece) => piece.facts);
    return [...new Set(facts.map(({ name }) => name))];
  }, [draft.triggers, kinds]);
  const nameProblem = asked && draft.name.trim() === '' ? t('editor.nameNeeded') : null;

  const save = useCallback(
    async (over = false): Promise<void> => {
      if (draft.name.trim() === '') {
        setAsked(true);
        document.getElementById(NAME_ID)?.focus();
        return;
      }
      setSaving(true);
      const saved = await saveDraft(id, isNew, over);
      setSaving(false);
      setRefused(saved.kind === 'conflict');
      if (saved.kind === 'saved' && isNew) navigate(`/routines/${saved.id}`, { replace: true });
    },
    [draft.name, id, isNew, navigate],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      void save();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [save]);

  return (
    <div className={classes['page']}>
      <EditorBar
        id={id}
        editing={editing}
        saving={saving}
        onSave={() => void save()}
        onDiscard={() => {
          editDraft(id, editing.base);
          setRefused(false);
        }}
      />
      {(conflict || refused) && isDirty(editing) && (
        <div className={classes['conflict']} role="alert">
          <p>
            <strong>{t('editor.conflict')}.</strong> {t('editor.conflictText')}
          </p>
          <Button
            onClick={() => {
              setRefused(false);
              reload();
            }}
          >
            {t('editor.takeTheirs')}
          </Button>
          <Button onClick={() => void save(true)}>{t('editor.saveMine')}</Button>
        </div>
      )}
      <div className={classes['columns']}>
        <div className={classes['main']}>
          <div className={classes['name']}>
            <TextInput
              id={NAME_ID}
              className={classes['grow'] ?? ''}
              label={t('editor.name')}
              placeholder={t('editor.namePlaceholder')}
              required
              maxLength={80}
              error={nameProblem}
              value={draft.name}
              autoFocus={isNew}
              onChange={(event) => editDraft(id, { name: event.currentTarget.value })}
            />
            <Switch
              label={t('editor.enabled')}
              checked={draft.enabled}
              onChange={(event) => editDraft(id, { enabled: event.currentTarget.checked })}
            />
          </div>
          <TriggersEditor
            routineId={isNew ? null : id}
            saved={editing.base.triggers}
            value={draft.triggers}
            kinds={kinds}
            problems={problems}
            onChange={(triggers) => editDraft(id, { triggers })}
          />
          <Card title={t('editor.conditions')} text={t('editor.conditionsText')}>
            <ConditionsEditor
              label={t('editor.conditionsLabel')}
              quiet
              value={draft.conditions}
              kinds={kinds}
              known={known}
              problems={conditionProblems(problems, null)}
              onChange={(conditions) => editDraft(id, { conditions })}
            />
          </Card>
          <Card title={t('editor.steps')} text={t('editor.stepsText')}>
            <StepsEditor
              label={t('editor.stepsLabel')}
              value={draft.steps}
              kinds={kinds}
              known={known}
              problems={stepProblems(problems)}
              onChange={(steps) => editDraft(id, { steps })}
            />
          </Card>
          <Card title={t('editor.details')}>
            <div className={classes['details']}>
              <Autocomplete
                label={t('editor.queue')}
                description={t('editor.queueHelp')}
                maxLength={40}
                data={queues}
                value={draft.queue ?? ''}
                onChange={(queue) => editDraft(id, { queue: queue === '' ? null : queue })}
              />
              <TagsInput
                label={t('editor.tags')}
                description={t('editor.tagsHelp')}
                maxTags={10}
                acceptValueOnBlur
                data={tags}
                value={[...draft.tags]}
                onChange={(next) => editDraft(id, { tags: next })}
              />
              <Textarea
                className={classes['wide'] ?? ''}
                label={t('editor.note')}
                placeholder={t('editor.notePlaceholder')}
                autosize
                minRows={2}
                maxLength={1000}
                value={draft.note}
                onChange={(event) => editDraft(id, { note: event.currentTarget.value })}
              />
            </div>
          </Card>
          <Link className={classes['back'] ?? ''} href="/routines">
            <IconArrowLeft size={15} aria-hidden="true" />
            {t('editor.back')}
          </Link>
        </div>
        <SidePanel id={isNew ? null : id} draft={draft} kinds={kinds} onRestored={reload} />
      </div>
    </div>
  );
}

const NAME_ID = 'routine-name';

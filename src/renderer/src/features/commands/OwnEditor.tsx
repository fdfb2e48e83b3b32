import { Button, SegmentedControl, TagsInput, TextInput } from '@mantine/core';
import { IconCopy, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandDraft } from '../../../../shared/contract/commandDraft.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { TextField } from '../../ui/text/TextField.tsx';
import { changeMany, saveOwn } from './changes.ts';
import { useChoices } from './choices.ts';
import { EditorFrame, Part } from './EditorFrame.tsx';
import { closeForm, duplicate, editOwn, load } from './editing.ts';
import type { Form } from './editingStore.ts';
import classes from './editor.module.css';
import { tidyNames } from './form.ts';
import { isSame } from './isSame.ts';
import { NamesFields } from './NamesFields.tsx';
import { OptionsFields } from './OptionsFields.tsx';
import { PeopleField } from './PeopleField.tsx';
import { ConditionsPart, StepsPart } from './StepsPart.tsx';
import { TryIt } from './TryIt.tsx';
import { peekRows } from './table.ts';
import { problemsFor, useDraftProblems } from './useDraftProblems.ts';

/** What the text of a command may use besides the variables. */
const FACTS = ['command', 'count'];

/** Makes or changes a command of one's own. */
export function OwnEditor({
  form,
  prefix,
}: {
  form: Extract<Form, { kind: 'own' }>;
  prefix: string;
}): ReactNode {
  const { t } = useTranslation('commands');
  const { id, value, saved, savedAt } = form;
  const problems = useDraftProblems(id, value);
  const choices = useChoices();
  const [tried, setTried] = useState(false);

  const change = (change: Partial<CommandDraft>): void =>
    editOwn(id, { ...value, ...change }, saved, savedAt);
  const save = async (): Promise<void> => {
    setTried(true);
    const draft = { ...value, names: tidyNames(value.names, prefix) };
    if ((await saveOwn(id, draft, prefix)) !== null) closeForm();
  };
  // What is still empty is no mistake before somebody wants to save it.
  const shown = (field: string): string | null => {
    const isUntouched = id === null && !tried && isEmpty(value, field);
    return isUntouched ? null : problemsFor(problems, field);
  };
  const others = useNewer(id, savedAt);

  return (
    <EditorFrame
      canSave={!isSame(value, saved)}
      onSave={save}
      aside={
        <TryIt
          prefix={prefix}
          name={value.names[0] ?? ''}
          draft={value}
          startRole="everyone"
          example={null}
        />
      }
      more={
        id !== null && (
          <>
            <ConfirmButton
              label={t('editor.delete')}
              variant="subtle"
              leftSection={<IconTrash size={16} aria-hidden="true" />}
              question={t('editor.deleteQuestion', { name: `${prefix}${saved.names[0] ?? ''}` })}
              confirm={t('editor.delete')}
              dangerous
              onConfirm={async () => {
                if (await changeMany([id], { do: 'delete' })) closeForm();
              }}
            >
              {t('editor.deleteText')}
            </ConfirmButton>
            <Button
              variant="subtle"
              leftSection={<IconCopy size={16} aria-hidden="true" />}
              onClick={() => void duplicate(id)}
            >
              {t('editor.duplicate')}
            </Button>
          </>
        )
      }
    >
      {others !== null && (
        <div className={classes['notice']} role="alert">
          <span>{t('editor.newer', { by: others })}</span>
          {id !== null && (
            <Button size="compact-xs" onClick={() => void load(id)}>
              {t('editor.loadNewer')}
            </Button>
          )}
        </div>
      )}
      <NamesFields
        names={value.names}
        prefix={prefix}
        error={shown('names')}
        onChange={(names) => change({ names })}
      />
      <Part title={t('editor.whatItDoes')}>
        <SegmentedControl
          aria-label={t('editor.whatItDoes')}
          data={[
            { value: 'text', label: t('editor.saysText') },
            { value: 'steps', label: t('editor.runsSteps') },
          ]}
          value={value.does}
          onChange={(does) => change({ does })}
        />
        {value.does === 'text' ? (
          <>
            <TextField
              label={t('editor.response')}
              description={t('editor.responseHelp')}
              placeholder={t('editor.responsePlaceholder')}
              value={value.response}
              onChange={(response) => change({ response })}
              known={FACTS}
              error={shown('response')}
              multiline
            />
            <SegmentedControl
              aria-label={t('editor.answer')}
              data={[
                { value: 'say', label: t('editor.answerSay') },
                { value: 'reply', label: t('editor.answerReply') },
              ]}
              value={value.answer}
              onChange={(answer) => change({ answer })}
            />
          </>
        ) : (
          <StepsPart
            steps={value.steps}
            known={FACTS}
            problems={problems}
            error={shown('steps')}
            onChange={(steps) => change({ steps })}
          />
        )}
      </Part>
      <OptionsFields
        options={value.options}
        choices={choices}
        onChange={(options) => change({ options: { ...value.options, ...options } })}
      />
      <ConditionsPart
        conditions={value.conditions}
        known={FACTS}
        error={shown('conditions')}
        onChange={(conditions) => change({ conditions })}
      />
      <Part title={t('editor.about')}>
        <TextInput
          label={t('editor.help')}
          description={t('editor.helpHelp')}
          value={value.help}
          maxLength={300}
          onChange={(event) => change({ help: event.currentTarget.value })}
        />
        <TagsInput
          label={t('editor.tags')}
          description={t('editor.tagsHelp')}
          data={[...(choices?.tags ?? [])]}
          value={value.tags}
          maxTags={10}
          onChange={(tags) => change({ tags: tags.map((tag) => tag.slice(0, 30)) })}
        />
        <PeopleField
          label={t('editor.owner')}
          description={t('editor.ownerHelp')}
          value={value.owner === null ? [] : [value.owner]}
          most={1}
          onChange={([owner]) => change({ owner: owner ?? null })}
        />
      </Part>
    </EditorFrame>
  );
}

function isEmpty(draft: CommandDraft, field: string): boolean {
  if (field === 'names') return draft.names.length === 0;
  return field === 'response' ? draft.response === '' : draft.steps.length === 0;
}

/** Who has saved it since it was opened here; null for nobody. */
function useNewer(id: string | null, savedAt: number | null): string | null {
  const { rows } = peekRows();
  if (id === null) return null;
  const row = rows.find(({ key }) => key === id);
  if (!row || row.kind === 'alias' || row.command.edited === null) return null;
  return row.command.edited.time === savedAt ? null : row.command.edited.by;
}

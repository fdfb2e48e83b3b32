import { Button, NumberInput, SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CHAT_ROLES } from '../../../../shared/contract/ladder.ts';
import { PHRASE_KINDS, type PhraseRule, type TestedLine } from '../../../../shared/contract/phrases.ts';
import { client } from '../../api/client.ts';
import { asWritten } from '../../ui/rules/asWritten.ts';
import { done } from '../../ui/rules/done.ts';
import { ReactionField } from '../../ui/rules/ReactionField.tsx';
import { RuleDrawer } from '../../ui/rules/RuleDrawer.tsx';
import classes from '../../ui/rules/rules.module.css';
import { useDraft } from '../../ui/rules/useDraft.ts';
import { toastFailed } from '../../ui/toast.tsx';
import { Findings } from './Findings.tsx';

const check = (rule: PhraseRule) => client.phrases.check({ rule: asWritten(rule) });

interface PhraseEditorProps {
  rule: PhraseRule;
  isNew: boolean;
  onClose(): void;
}

export function PhraseEditor({ rule, isNew, onClose }: PhraseEditorProps): ReactNode {
  const { t } = useTranslation('phrases');
  const kindId = useId();
  const { draft, edit, problem } = useDraft(rule, check);
  const roles = CHAT_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }));
  const named = { ...draft, name: draft.name.trim() === '' ? draft.pattern.slice(0, 80) : draft.name };

  return (
    <RuleDrawer
      title={t(isNew ? 'edit.new' : 'edit.change')}
      onClose={onClose}
      onSave={() =>
        done(
          client.phrases.save({ rule: { ...named, id: isNew ? null : draft.id } }),
          t('toast.saved', { name: named.name.trim() }),
        )
      }
    >
      <div className={classes['field']}>
        <span className={classes['label']} id={kindId}>
          {t('edit.kind')}
        </span>
        <SegmentedControl
          aria-labelledby={kindId}
          value={draft.kind}
          onChange={(kind) => edit({ kind })}
          data={PHRASE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
        <p className={classes['note']}>{problem('kind') ?? t(`kindHelp.${draft.kind}`)}</p>
      </div>
      <TextInput
        label={t(draft.kind === 'regex' ? 'edit.expression' : 'edit.pattern')}
        maxLength={500}
        required
        data-autofocus
        value={draft.pattern}
        error={problem('pattern')}
        onChange={(event) => edit({ pattern: event.currentTarget.value })}
      />
      <TextInput
        label={t('edit.name')}
        description={t('edit.nameHelp')}
        maxLength={80}
        placeholder={draft.pattern}
        value={draft.name}
        onChange={(event) => edit({ name: event.currentTarget.value })}
      />
      <Switch
        label={t('edit.caseSensitive')}
        checked={draft.caseSensitive}
        onChange={(event) => edit({ caseSensitive: event.currentTarget.checked })}
      />
      {(draft.kind === 'contains' || draft.kind === 'regex') && (
        <Switch
          label={t(draft.kind === 'regex' ? 'edit.wholeLine' : 'edit.whole')}
          checked={draft.whole}
          onChange={(event) => edit({ whole: event.currentTarget.checked })}
        />
      )}
      <ReactionField
        value={draft.reaction}
        known={draft.kind === 'regex' ? ['match', '1', '2'] : ['match']}
        error={problem('reaction')}
        onChange={(reaction) => edit({ reaction })}
      />
      {draft.reaction.kind === 'text' && (
        <Switch
          label={t('edit.asReply')}
          checked={draft.asReply}
          onChange={(event) => edit({ asReply: event.currentTarget.checked })}
        />
      )}
      <Switch
        label={t('edit.stop')}
        checked={draft.stop}
        onChange={(event) => edit({ stop: event.currentTarget.checked })}
      />
      <Switch
        label={t('edit.onCommands')}
        checked={draft.onCommands || draft.stop}
        // What keeps lines from commands has to act on them.
        disabled={draft.stop}
        onChange={(event) => edit({ onCommands: event.currentTarget.checked })}
      />
      <div className={classes['row']}>
        <Select
          label={t('edit.required')}
          value={draft.requiredRole}
          data={roles}
          onChange={(value) =>
            edit({ requiredRole: CHAT_ROLES.find((role) => role === value) ?? 'everyone' })
          }
        />
        <Select
          label={t('edit.exempt')}
          value={draft.exemptRole ?? 'nobody'}
          data={[{ value: 'nobody', label: t('edit.exemptNobody') }, ...roles.slice(1)]}
          onChange={(value) => edit({ exemptRole: CHAT_ROLES.find((role) => role === value) ?? null })}
        />
      </div>
      <div className={classes['row']}>
        <NumberInput
          label={t('edit.cooldown')}
          description={t('edit.cooldownHelp')}
          min={0}
          max={86_400}
          allowDecimal={false}
          value={draft.cooldown}
          onChange={(cooldown) => edit({ cooldown: typeof cooldown === 'number' ? cooldown : 0 })}
        />
        <NumberInput
          label={t('edit.priority')}
          description={t('edit.priorityHelp')}
          min={-1000}
          max={1000}
          allowDecimal={false}
          value={draft.priority}
          onChange={(priority) => edit({ priority: typeof priority === 'number' ? priority : 0 })}
        />
      </div>
      {draft.cooldown > 0 && (
        <Select
          label={t('edit.cooldownFor')}
          value={draft.cooldownFor}
          data={[
            { value: 'everyone', label: t('edit.cooldownEveryone') },
            { value: 'viewer', label: t('edit.cooldownViewer') },
          ]}
          onChange={(value) => edit({ cooldownFor: value === 'viewer' ? 'viewer' : 'everyone' })}
        />
      )}
      <DryRun rule={named} />
    </RuleDrawer>
  );
}

/** What the rule, as it stands in the form, would have done with what was just said. */
function DryRun({ rule }: { rule: PhraseRule }): ReactNode {
  const { t } = useTranslation('phrases');
  const [run, setRun] = useState<{ looked: number; lines: readonly TestedLine[] } | null>(null);
  const look = async (): Promise<void> => {
    const result = await client.phrases.dryRun({ draft: rule });
    if (result.ok) setRun(result.data);
    else toastFailed(result.error);
  };
  return (
    <div className={classes['field']}>
      <Button onClick={() => void look()}>{t('edit.dryRun')}</Button>
      <div aria-live="polite" className={classes['field']}>
        {run && (
          <p className={classes['note']}>
            {run.looked === 0
              ? t('edit.dryEmpty')
              : t(run.lines.length === 0 ? 'edit.dryNone' : 'edit.dryFound', { count: run.looked })}
          </p>
        )}
        {run && run.lines.length > 0 && <Findings lines={run.lines} />}
      </div>
    </div>
  );
}

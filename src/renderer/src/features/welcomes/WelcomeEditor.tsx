import { NumberInput, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WelcomeAudience, WelcomeRule } from '../../../../shared/contract/welcomes.ts';
import { client } from '../../api/client.ts';
import { asWritten } from '../../ui/rules/asWritten.ts';
import { done } from '../../ui/rules/done.ts';
import { ReactionField } from '../../ui/rules/ReactionField.tsx';
import { RuleDrawer } from '../../ui/rules/RuleDrawer.tsx';
import classes from '../../ui/rules/rules.module.css';
import { useDraft } from '../../ui/rules/useDraft.ts';
import { audienceWords } from './words.ts';

const FRESH: Record<WelcomeAudience['kind'], WelcomeAudience> = {
  person: { kind: 'person', login: '', userId: null },
  firstEver: { kind: 'firstEver' },
  returning: { kind: 'returning', days: 30 },
  role: { kind: 'role', role: 'vip' },
  everybody: { kind: 'everybody' },
};
const KINDS = ['person', 'firstEver', 'returning', 'role', 'everybody'] as const;
const ROLES = ['moderator', 'vip', 'subscriber'] as const;
const FACTS = ['names', 'count'];

const check = (rule: WelcomeRule) => client.welcomes.check({ rule: asWritten(rule) });

interface WelcomeEditorProps {
  rule: WelcomeRule;
  isNew: boolean;
  onClose(): void;
}

export function WelcomeEditor({ rule, isNew, onClose }: WelcomeEditorProps): ReactNode {
  const { t } = useTranslation('welcomes');
  const { draft, edit, checked } = useDraft(rule, check);
  const ownName = audienceWords({ ...draft, cooldownHours: 0 }, t);
  const { audience } = draft;
  const name = draft.name.trim() === '' ? ownName : draft.name;

  return (
    <RuleDrawer
      title={t(isNew ? 'edit.new' : 'edit.change')}
      onClose={onClose}
      onSave={() =>
        done(
          client.welcomes.save({ rule: { ...draft, name, id: isNew ? null : draft.id } }),
          t('toast.saved', { name }),
        )
      }
    >
      <Select
        label={t('edit.audience')}
        description={t(`audienceHelp.${audience.kind}`)}
        value={audience.kind}
        data={KINDS.map((kind) => ({ value: kind, label: t(`audience.${kind}`) }))}
        onChange={(value) => edit({ audience: FRESH[KINDS.find((kind) => kind === value) ?? 'everybody'] })}
        data-autofocus
      />
      {audience.kind === 'person' && (
        <TextInput
          label={t('edit.login')}
          maxLength={60}
          required
          value={audience.login}
          onChange={(event) =>
            edit({ audience: { kind: 'person', login: event.currentTarget.value, userId: null } })
          }
        />
      )}
      {audience.kind === 'returning' && (
        <NumberInput
          label={t('edit.days')}
          min={1}
          max={3650}
          allowDecimal={false}
          value={audience.days}
          onChange={(days) =>
            edit({ audience: { kind: 'returning', days: typeof days === 'number' ? days : 1 } })
          }
        />
      )}
      {audience.kind === 'role' && (
        <Select
          label={t('edit.role')}
          value={audience.role}
          data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          onChange={(value) =>
            edit({ audience: { kind: 'role', role: ROLES.find((role) => role === value) ?? 'vip' } })
          }
        />
      )}
      <ReactionField
        value={draft.reaction}
        known={FACTS}
        error={checked?.problems[0]?.message ?? null}
        preview={checked?.preview ?? null}
        onChange={(reaction) => edit({ reaction })}
      />
      {draft.reaction.kind === 'text' && audience.kind !== 'person' && (
        <p className={classes['note']}>{t('edit.merged')}</p>
      )}
      <NumberInput
        label={t('edit.cooldown')}
        description={t('edit.cooldownHelp')}
        min={0}
        max={8760}
        allowDecimal={false}
        value={draft.cooldownHours}
        onChange={(hours) => edit({ cooldownHours: typeof hours === 'number' ? hours : 0 })}
      />
      <TextInput
        label={t('edit.name')}
        maxLength={80}
        placeholder={ownName}
        value={draft.name}
        onChange={(event) => edit({ name: event.currentTarget.value })}
      />
    </RuleDrawer>
  );
}

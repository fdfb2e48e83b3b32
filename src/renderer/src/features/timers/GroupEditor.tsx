import { Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimerGroup } from '../../../../shared/contract/timers.ts';
import { client } from '../../api/client.ts';
import { done } from '../../ui/rules/done.ts';
import { RuleDrawer } from '../../ui/rules/RuleDrawer.tsx';
import { ScheduleField } from './ScheduleField.tsx';

const TURNS = ['each', 'shuffle', 'inOrder'] as const;

interface GroupEditorProps {
  group: TimerGroup;
  isNew: boolean;
  onClose(): void;
}

export function GroupEditor({ group, isNew, onClose }: GroupEditorProps): ReactNode {
  const { t } = useTranslation('timers');
  const [draft, setDraft] = useState(group);
  const edit = (changes: Partial<TimerGroup>): void => setDraft((was) => ({ ...was, ...changes }));
  return (
    <RuleDrawer
      title={t(isNew ? 'groups.new' : 'groups.change')}
      onClose={onClose}
      onSave={() =>
        done(
          client.timers.saveGroup({ group: { ...draft, id: isNew ? null : draft.id } }),
          t('toast.saved', { name: draft.name.trim() }),
        )
      }
    >
      <TextInput
        label={t('edit.name')}
        maxLength={80}
        required
        data-autofocus
        value={draft.name}
        onChange={(event) => edit({ name: event.currentTarget.value })}
      />
      <Select
        label={t('groups.turns')}
        description={t('groups.turnsHelp')}
        value={draft.turns}
        data={TURNS.map((turns) => ({ value: turns, label: t(`groups.${turns}`) }))}
        onChange={(value) => edit({ turns: TURNS.find((turns) => turns === value) ?? 'each' })}
      />
      {draft.turns !== 'each' && (
        <ScheduleField value={draft.schedule} error={null} onChange={(schedule) => edit({ schedule })} />
      )}
    </RuleDrawer>
  );
}

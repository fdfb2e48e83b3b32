import { Select, Switch, TagsInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Timer, TimerGroup } from '../../../../shared/contract/timers.ts';
import { client } from '../../api/client.ts';
import { shortDateTime } from '../../ui/format.ts';
import { asWritten } from '../../ui/rules/asWritten.ts';
import { done } from '../../ui/rules/done.ts';
import { ReactionField } from '../../ui/rules/ReactionField.tsx';
import { RuleDrawer } from '../../ui/rules/RuleDrawer.tsx';
import classes from '../../ui/rules/rules.module.css';
import { useDraft } from '../../ui/rules/useDraft.ts';
import { ScheduleField } from './ScheduleField.tsx';

const COLOURS = ['primary', 'blue', 'green', 'orange', 'purple'] as const;

const check = (timer: Timer) => client.timers.check({ timer: asWritten(timer) });

interface TimerEditorProps {
  timer: Timer;
  isNew: boolean;
  groups: readonly TimerGroup[];
  onClose(): void;
}

export function TimerEditor({ timer, isNew, groups, onClose }: TimerEditorProps): ReactNode {
  const { t } = useTranslation('timers');
  const { draft, edit, checked, problem } = useDraft(timer, check);
  const group = groups.find(({ id }) => id === draft.groupId) ?? null;

  return (
    <RuleDrawer
      title={t(isNew ? 'edit.new' : 'edit.change')}
      onClose={onClose}
      onSave={() =>
        done(
          client.timers.save({ timer: { ...draft, id: isNew ? null : draft.id } }),
          t('toast.saved', { name: draft.name.trim() }),
        )
      }
    >
      <TextInput
        label={t('edit.name')}
        description={t('edit.nameHelp')}
        maxLength={80}
        required
        data-autofocus
        value={draft.name}
        onChange={(event) => edit({ name: event.currentTarget.value })}
      />
      <ReactionField
        value={draft.reaction}
        error={problem('reaction')}
        preview={checked?.preview ?? null}
        onChange={(reaction) => edit({ reaction })}
      />
      {draft.reaction.kind === 'text' && (
        <Select
          label={t('edit.announce')}
          description={t('edit.announceHelp')}
          value={draft.announce ?? 'no'}
          data={[
            { value: 'no', label: t('edit.announceNo') },
            ...COLOURS.map((colour) => ({ value: colour, label: t(`colour.${colour}`) })),
          ]}
          onChange={(value) => edit({ announce: COLOURS.find((colour) => colour === value) ?? null })}
        />
      )}
      <Select
        label={t('edit.group')}
        value={draft.groupId ?? ''}
        data={[
          { value: '', label: t('list.none') },
          ...groups.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => edit({ groupId: id === '' ? null : id })}
      />
      {group && group.turns !== 'each' ? (
        <p className={classes['note']}>{t('edit.groupSchedule')}</p>
      ) : (
        <>
          <ScheduleField
            value={draft.schedule}
            error={problem('schedule')}
            onChange={(schedule) => edit({ schedule })}
          />
          {checked !== null && checked.next.length > 0 && (
            <p className={classes['note']}>
              {t('edit.next', { times: checked.next.map(shortDateTime).join(' · ') })}
            </p>
          )}
        </>
      )}
      <Switch
        label={t('edit.liveOnly')}
        checked={draft.liveOnly}
        onChange={(event) => edit({ liveOnly: event.currentTarget.checked })}
      />
      <TagsInput
        label={t('edit.categories')}
        description={t('edit.categoriesHelp')}
        placeholder={t('edit.categoriesPlaceholder')}
        maxTags={50}
        value={draft.categories}
        onChange={(categories) => edit({ categories })}
      />
    </RuleDrawer>
  );
}

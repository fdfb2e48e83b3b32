import { Select, Switch, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type GiveawayDesk,
  type GiveawayRules,
  giveawayRulesSchema,
} from '../../../../shared/contract/giveaways.ts';
import { client } from '../../api/client.ts';
import { done } from '../../ui/rules/done.ts';
import { RuleDrawer } from '../../ui/rules/RuleDrawer.tsx';
import rules from '../../ui/rules/rules.module.css';
import { toastFailed } from '../../ui/toast.tsx';
import { PRESETS, presetRules } from './presets.ts';
import { RewardFields } from './RewardFields.tsx';
import { WeightFields } from './WeightFields.tsx';
import { WhoFields } from './WhoFields.tsx';
import { Whole } from './Whole.tsx';

interface GiveawayFormProps {
  /** Of one that waits; null for a new one. */
  id: number | null;
  rules: GiveawayRules;
  desk: GiveawayDesk;
  onClose(): void;
}

/** Where a giveaway is written. */
export function GiveawayForm({ id, rules: begun, desk, onClose }: GiveawayFormProps): ReactNode {
  const { t } = useTranslation('giveaways');
  const [draft, setDraft] = useState(begun);
  const [later, setLater] = useState(desk.now !== null);
  const set = (changes: Partial<GiveawayRules>): void => setDraft((was) => ({ ...was, ...changes }));

  const save = (): Promise<boolean> => {
    const checked = giveawayRulesSchema.safeParse(draft);
    if (!checked.success) {
      const [first] = checked.error.issues;
      toastFailed({ code: 'bad_input', message: first?.message ?? '' });
      return Promise.resolve(false);
    }
    const name = { title: checked.data.title };
    if (id !== null) {
      return done(client.giveaways.change({ id, rules: checked.data }), t('form.changed', name));
    }
    return done(
      client.giveaways.start({ rules: checked.data, later }),
      t(later ? 'form.kept' : 'form.opened', name),
    );
  };

  return (
    <RuleDrawer
      title={t(id === null ? 'form.new' : 'form.change')}
      save={t(id !== null ? 'form.save' : later ? 'form.keep' : 'form.open')}
      onClose={onClose}
      onSave={save}
    >
      {id === null && (
        <Select
          label={t('form.preset')}
          description={t('form.presetHelp')}
          placeholder={t('form.presetNone')}
          data={PRESETS.map((value) => ({ value, label: t(`preset.${value}`) }))}
          onChange={(chosen) => {
            const preset = PRESETS.find((one) => one === chosen);
            if (preset)
              setDraft({ ...presetRules(preset, draft.title, desk.claimSeconds), prize: draft.prize });
          }}
        />
      )}
      <TextInput
        label={t('form.title')}
        description={t('form.titleHelp')}
        maxLength={100}
        required
        data-autofocus
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <TextInput
        label={t('form.prize')}
        description={t('form.prizeHelp')}
        maxLength={200}
        value={draft.prize}
        onChange={(event) => set({ prize: event.currentTarget.value })}
      />
      <RewardFields draft={draft} currencies={desk.currencies} set={set} />
      <div className={rules['row']}>
        <Whole<number | null>
          label={t('form.minutes')}
          description={t('form.minutesHelp')}
          min={1}
          max={43_200}
          empty={null}
          value={draft.minutes}
          onChange={(minutes) => set({ minutes })}
        />
        <Whole
          label={t('form.winners')}
          description={t('form.winnersHelp')}
          min={1}
          max={50}
          empty={1}
          value={draft.winners}
          onChange={(winners) => set({ winners })}
        />
      </div>
      {draft.minutes !== null && (
        <Switch
          label={t('form.drawAtEnd')}
          checked={draft.drawAtEnd}
          onChange={(event) => set({ drawAtEnd: event.currentTarget.checked })}
        />
      )}
      <TextInput
        label={t('form.word')}
        description={t('form.wordHelp')}
        placeholder={t('form.wordPlaceholder')}
        maxLength={50}
        value={draft.word}
        onChange={(event) => set({ word: event.currentTarget.value })}
      />
      <div className={rules['row']}>
        <Whole
          label={t('form.claim')}
          description={t('form.claimHelp')}
          min={0}
          max={3600}
          empty={0}
          value={draft.claimSeconds}
          onChange={(claimSeconds) => set({ claimSeconds })}
        />
      </div>
      {draft.claimSeconds > 0 && draft.ticketPrice > 0 && (
        <Switch
          label={t('form.returnUnclaimed')}
          checked={draft.returnUnclaimed}
          onChange={(event) => set({ returnUnclaimed: event.currentTarget.checked })}
        />
      )}
      <WhoFields draft={draft} set={set} />
      <WeightFields draft={draft} groups={desk.groups} set={set} />
      {id === null && (
        <Switch
          label={t('form.later')}
          description={t(desk.now === null ? 'form.laterHelp' : 'form.laterBusy')}
          checked={later}
          disabled={desk.now !== null}
          onChange={(event) => setLater(event.currentTarget.checked)}
        />
      )}
    </RuleDrawer>
  );
}

import { Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CHAT_ROLES } from '../../../../shared/contract/ladder.ts';
import rules from '../../ui/rules/rules.module.css';
import type { DraftFieldsProps } from './RewardFields.tsx';
import { Whole } from './Whole.tsx';

const DAY = 24 * 60;
const SWITCHES = [
  'subscribersOnly',
  'leaveOutModerators',
  'leaveOutBots',
  'restThisStream',
  'mustBePresent',
] as const;

/** Who may enter. */
export function WhoFields({ draft, set }: DraftFieldsProps): ReactNode {
  const { t } = useTranslation(['giveaways', 'app']);
  const days = draft.followMinutes === null ? null : Math.round((draft.followMinutes / DAY) * 100) / 100;
  return (
    <fieldset className={rules['plain']}>
      <legend className={rules['label']}>{t('giveaways:form.who')}</legend>
      <Select
        label={t('giveaways:form.role')}
        allowDeselect={false}
        value={draft.role}
        data={CHAT_ROLES.map((role) => ({ value: role, label: t(`app:steps.roles.${role}`) }))}
        onChange={(chosen) => set({ role: CHAT_ROLES.find((role) => role === chosen) ?? 'everyone' })}
      />
      <div className={rules['row']}>
        <Whole<number | null>
          label={t('giveaways:form.followDays')}
          description={t('giveaways:form.followDaysHelp')}
          min={0}
          max={3650}
          empty={null}
          decimals
          value={days}
          onChange={(given) => set({ followMinutes: given === null ? null : Math.round(given * DAY) })}
        />
        <Whole
          label={t('giveaways:form.watchMinutes')}
          description={t('giveaways:form.watchMinutesHelp')}
          min={0}
          max={1_000_000}
          empty={0}
          value={draft.watchMinutes}
          onChange={(watchMinutes) => set({ watchMinutes })}
        />
        <Whole
          label={t('giveaways:form.restDays')}
          description={t('giveaways:form.restDaysHelp')}
          min={0}
          max={3650}
          empty={0}
          value={draft.restDays}
          onChange={(restDays) => set({ restDays })}
        />
      </div>
      {SWITCHES.map((field) => (
        <Switch
          key={field}
          label={t(`giveaways:form.${field}`)}
          checked={draft[field]}
          onChange={(event) => set({ [field]: event.currentTarget.checked })}
        />
      ))}
    </fieldset>
  );
}

import { MultiSelect, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOptions } from '../../../../shared/contract/commandDraft.ts';
import { CHAT_ROLES } from '../../../../shared/contract/ladder.ts';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { CooldownsField } from './CooldownsField.tsx';
import { CostField } from './CostField.tsx';
import type { Choices } from './choices.ts';
import { Part } from './EditorFrame.tsx';
import classes from './editor.module.css';
import { PeopleField } from './PeopleField.tsx';

interface OptionsFieldsProps {
  options: CommandOptions;
  /** Null until they are known. */
  choices: Choices | null;
  onChange: (change: Partial<CommandOptions>) => void;
}

const SWITCHES = ['enabled', 'liveOnly', 'hidden', 'silent'] as const;

/** What may be set for any command: who, how often, for how much, and when. */
export function OptionsFields({ options, choices, onChange }: OptionsFieldsProps): ReactNode {
  const { t } = useTranslation('commands');
  return (
    <>
      <Part title={t('options.who')}>
        <div className={classes['pair']}>
          <Select
            label={t('options.role')}
            data={CHAT_ROLES.map((value) => ({ value, label: t(`roleFrom.${value}`) }))}
            value={options.role}
            onChange={(role) => role && onChange({ role })}
          />
          <MultiSelect
            label={t('options.groups')}
            placeholder={options.groups.length === 0 ? t('options.groupsPlaceholder') : ''}
            data={[...new Set([...(choices?.groups ?? []), ...options.groups])]}
            value={options.groups}
            onChange={(groups) => onChange({ groups })}
            nothingFoundMessage={t('options.noGroup')}
            searchable
          />
        </div>
        <div className={classes['pair']}>
          <PeopleField
            label={t('options.allowed')}
            description={t('options.allowedHelp')}
            value={options.allowed}
            most={200}
            onChange={(allowed) => onChange({ allowed })}
          />
          <PeopleField
            label={t('options.denied')}
            description={t('options.deniedHelp')}
            value={options.denied}
            most={200}
            onChange={(denied) => onChange({ denied })}
          />
        </div>
      </Part>
      <Part title={t('options.howOften')}>
        <CooldownsField value={options.cooldowns} onChange={(cooldowns) => onChange({ cooldowns })} />
        <CostField
          value={options.cost}
          currencies={choices?.currencies ?? null}
          onChange={(cost) => onChange({ cost })}
        />
      </Part>
      <Part title={t('options.when')}>
        <div className={classes['switches']}>
          {SWITCHES.map((field) => (
            <SwitchRow
              key={field}
              title={t(`options.${field}`)}
              text={t(`options.${field}Help`)}
              on={options[field]}
              onChange={(on) => onChange({ [field]: on })}
            />
          ))}
        </div>
      </Part>
    </>
  );
}

import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackSeason } from '../../../../shared/contract/packs.ts';
import rules from '../../ui/rules/rules.module.css';
import { nameFrom } from './packs.ts';

interface SeasonFieldsProps {
  value: PackSeason;
  isNew: boolean;
  onChange(value: PackSeason): void;
}

export function SeasonFields({ value, isNew, onChange }: SeasonFieldsProps): ReactNode {
  const { t } = useTranslation('packs');
  const [ownId, setOwnId] = useState(!isNew);
  return (
    <>
      <TextInput
        label={t('seasonEntry.title')}
        required
        data-autofocus
        maxLength={60}
        value={value.title}
        onChange={(event) => {
          const title = event.currentTarget.value;
          onChange({ ...value, title, ...(ownId ? {} : { id: nameFrom(title) }) });
        }}
      />
      <TextInput
        label={t('seasonEntry.id')}
        description={t('seasonEntry.idHelp')}
        required
        disabled={!isNew}
        maxLength={30}
        value={value.id}
        onChange={(event) => {
          setOwnId(true);
          onChange({ ...value, id: event.currentTarget.value.toLowerCase() });
        }}
      />
      <div className={rules['row']}>
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            label={t(`seasonEntry.${end}`)}
            required
            maxLength={5}
            placeholder="10-31"
            value={value[end]}
            onChange={(event) => onChange({ ...value, [end]: event.currentTarget.value })}
          />
        ))}
      </div>
      <p className={rules['note']}>{t('seasonEntry.dayHelp')}</p>
    </>
  );
}

import { Autocomplete, Loader, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChoiceControl, useChoices } from './choices.ts';

interface ChoiceFieldProps {
  control: ChoiceControl;
  label: string;
  description: ReactNode;
  error: ReactNode;
  required: boolean;
  value: string;
  onChange(value: string): void;
}

/** Those that may be new: a name that nobody has used yet makes one. */
const MAY_BE_NEW: readonly ChoiceControl[] = ['group', 'queue', 'variable', 'file', 'category'];

/** Something that the engine knows: a sound, a reward, a category ... */
export function ChoiceField({ control, value, onChange, required, ...words }: ChoiceFieldProps): ReactNode {
  const { t } = useTranslation('app');
  const [search, setSearch] = useState('');
  const isSearched = control === 'category';
  const choices = useChoices(control, isSearched ? value : '');

  if (MAY_BE_NEW.includes(control)) {
    return (
      <Autocomplete
        {...words}
        required={required}
        // Twitch has found them already, so nothing more is left out here.
        {...(isSearched ? { filter: ({ options }) => options } : {})}
        data={[...new Set((choices ?? []).map(({ label }) => label))]}
        value={value}
        rightSection={isSearched && choices === null && value !== '' ? <Loader size={14} /> : null}
        onChange={onChange}
      />
    );
  }
  const isThere = value === '' || (choices ?? []).some((choice) => choice.value === value);
  return (
    <Select
      {...words}
      required={required}
      searchable
      clearable={!required}
      data={[...(choices ?? []), ...(isThere ? [] : [{ value, label: value }])]}
      value={value === '' ? null : value}
      placeholder={t('steps.choose')}
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage={t(search === '' ? 'steps.noChoice' : 'steps.nothing')}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  );
}

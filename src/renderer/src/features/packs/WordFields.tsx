import { Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PACK_TEXT, type PackSeason, type PackWord } from '../../../../shared/contract/packs.ts';
import { RowsField } from './RowsField.tsx';

interface WordFieldsProps {
  value: PackWord;
  seasons: readonly PackSeason[];
  onChange(value: PackWord): void;
}

export function WordFields({ value, seasons, onChange }: WordFieldsProps): ReactNode {
  const { t } = useTranslation('packs');
  return (
    <>
      <TextInput
        label={t('word.word')}
        required
        data-autofocus
        maxLength={60}
        value={value.word}
        onChange={(event) => onChange({ ...value, word: event.currentTarget.value })}
      />
      <RowsField
        label={t('word.also')}
        description={t('word.alsoHelp')}
        value={value.also}
        onChange={(also) => onChange({ ...value, also })}
      />
      <TextInput
        label={t('word.hint')}
        maxLength={PACK_TEXT}
        value={value.hint}
        onChange={(event) => onChange({ ...value, hint: event.currentTarget.value })}
      />
      <Select
        label={t('word.season')}
        allowDeselect={false}
        value={value.season}
        data={[
          { value: '', label: t('word.always') },
          ...seasons.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(season) => onChange({ ...value, season: season ?? '' })}
      />
    </>
  );
}

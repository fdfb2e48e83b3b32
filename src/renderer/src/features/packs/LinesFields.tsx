import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineList } from '../../../../shared/contract/packs.ts';
import { nameFrom } from './packs.ts';
import { RowsField } from './RowsField.tsx';

interface LinesFieldsProps {
  value: LineList;
  isNew: boolean;
  onChange(value: LineList): void;
}

export function LinesFields({ value, isNew, onChange }: LinesFieldsProps): ReactNode {
  const { t } = useTranslation('packs');
  const [ownId, setOwnId] = useState(!isNew);
  return (
    <>
      <TextInput
        label={t('lines.title')}
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
        label={t('lines.id')}
        description={t('lines.idHelp', { id: value.id === '' ? 'recipes' : value.id })}
        required
        disabled={!isNew}
        maxLength={30}
        value={value.id}
        onChange={(event) => {
          setOwnId(true);
          onChange({ ...value, id: event.currentTarget.value.toLowerCase() });
        }}
      />
      <RowsField
        label={t('lines.lines')}
        description={t('lines.linesHelp')}
        value={value.lines}
        onChange={(lines) => onChange({ ...value, lines })}
      />
    </>
  );
}

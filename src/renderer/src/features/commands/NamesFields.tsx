import { TagsInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './editor.module.css';
import { tidyNames } from './form.ts';

interface NamesFieldsProps {
  /** The first is the main one. */
  names: readonly string[];
  prefix: string;
  /** Null when all is well. */
  error: string | null;
  onChange: (names: string[]) => void;
}

/** The name of a command, and the others that it answers to. */
export function NamesFields({ names, prefix, error, onChange }: NamesFieldsProps): ReactNode {
  const { t } = useTranslation('commands');
  const [main = '', ...also] = names;
  return (
    <div className={classes['pair']}>
      <TextInput
        label={t('editor.name')}
        leftSection={<span className={classes['prefix']}>{prefix}</span>}
        leftSectionWidth={14 + prefix.length * 8}
        value={main}
        error={error}
        maxLength={40}
        required
        data-autofocus={main === '' || undefined}
        onChange={(event) => {
          const [name = ''] = tidyNames([event.currentTarget.value], prefix);
          onChange(name === '' && also.length === 0 ? [] : [name, ...also]);
        }}
      />
      <TagsInput
        label={t('editor.aliases')}
        placeholder={also.length === 0 ? t('editor.aliasesPlaceholder') : ''}
        value={also}
        maxTags={24}
        splitChars={[',', ' ', '|']}
        onChange={(next) => onChange([main, ...tidyNames(next, prefix).filter((name) => name !== main)])}
      />
    </div>
  );
}

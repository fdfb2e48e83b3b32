import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WordList } from '../../../../shared/contract/social.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import classes from './ListsPage.module.css';
import { dropList, exportList, importList, resetList } from './lists.ts';

export function ListActions({ list }: { list: WordList }): ReactNode {
  const { t } = useTranslation('social');
  const file = useRef<HTMLInputElement>(null);
  const { name, title } = list;
  return (
    <div className={classes['actions']}>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={16} aria-hidden="true" />}>{t('file.button')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => file.current?.click()}>{t('file.import')}</Menu.Item>
          <Menu.Divider />
          {(['csv', 'json', 'txt'] as const).map((format) => (
            <Menu.Item key={format} onClick={() => void exportList(name, format)}>
              {t(`file.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <input
        ref={file}
        type="file"
        hidden
        accept=".csv,.json,.txt"
        aria-label={t('file.import')}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (chosen) void importList(name, chosen);
        }}
      />
      {list.ours ? (
        <ConfirmButton
          label={t('reset.button')}
          name={t('reset.name', { title })}
          question={t('reset.question', { title })}
          confirm={t('reset.button')}
          onConfirm={() => resetList(list)}
        >
          {t('reset.text')}
        </ConfirmButton>
      ) : (
        <ConfirmButton
          label={t('drop.button')}
          name={t('drop.name', { title })}
          question={t('drop.question', { title })}
          confirm={t('drop.button')}
          dangerous
          onConfirm={() => dropList(list)}
        >
          {t('drop.text', { name })}
        </ConfirmButton>
      )}
    </div>
  );
}

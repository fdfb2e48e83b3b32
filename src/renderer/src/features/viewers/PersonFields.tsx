import { Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { birthdaySchema, PRONOUNS, type ViewerRow } from '../../../../shared/contract/viewers.ts';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { change } from './actions.ts';
import classes from './Person.module.css';

interface PersonFieldsProps {
  viewer: ViewerRow;
  ignoredByList: boolean;
  /** Null for what the list of bots says. */
  ignoredSetting: boolean | null;
}

const askGroups = () => client.viewers.groups({});

/** What is saved as soon as a field is left. */
export function PersonFields({ viewer, ignoredByList, ignoredSetting }: PersonFieldsProps): ReactNode {
  const { t } = useTranslation('viewers');
  const groups = useAsk(useCallback(askGroups, []));
  const [notes, setNotes] = useState(viewer.notes);
  const [birthday, setBirthday] = useState(viewer.birthday ?? '');
  const badBirthday = birthday !== '' && !birthdaySchema.safeParse(birthday).success;
  const ids = [viewer.id];

  return (
    <div className={classes['fields']}>
      <Textarea
        label={t('person.notes')}
        placeholder={t('person.notesPlaceholder')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
        onBlur={() => {
          if (notes !== viewer.notes) void change(ids, { notes });
        }}
      />
      <TagsInput
        label={t('person.groups')}
        {...(viewer.groups.length === 0 ? { placeholder: t('person.groupsPlaceholder') } : {})}
        data={(groups.data?.groups ?? []).map(({ name }) => name)}
        value={viewer.groups}
        onChange={(wanted) =>
          void change(ids, {
            addGroups: wanted.filter((name) => !viewer.groups.includes(name)),
            removeGroups: viewer.groups.filter((name) => !wanted.includes(name)),
          })
        }
      />
      <div className={classes['pair']}>
        <Select
          label={t('person.pronouns')}
          placeholder={t('person.pronounsNone')}
          clearable
          data={[...PRONOUNS]}
          value={viewer.pronouns}
          onChange={(pronouns) =>
            void change(ids, { pronouns: PRONOUNS.find((known) => known === pronouns) ?? null })
          }
        />
        <TextInput
          label={t('person.birthday')}
          placeholder="05-24"
          value={birthday}
          error={badBirthday && t('person.birthdayBad')}
          onChange={(event) => setBirthday(event.currentTarget.value.trim())}
          onBlur={() => {
            const wanted = birthday === '' ? null : birthday;
            if (!badBirthday && wanted !== viewer.birthday) void change(ids, { birthday: wanted });
          }}
        />
      </div>
      <Select
        label={t('person.bot')}
        allowDeselect={false}
        data={[
          {
            value: 'list',
            label: t('person.botList', { what: t(ignoredByList ? 'person.botLeaves' : 'person.botHeeds') }),
          },
          { value: 'heed', label: t('person.botAlways') },
          { value: 'leave', label: t('person.botNever') },
        ]}
        value={ignoredSetting === null ? 'list' : ignoredSetting ? 'leave' : 'heed'}
        onChange={(chosen) => void change(ids, { ignored: chosen === 'list' ? null : chosen === 'leave' })}
      />
    </div>
  );
}

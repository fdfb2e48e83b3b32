import { Button, CloseButton, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { CHAT_ROLES } from '../../../../shared/contract/ladder.ts';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import classes from './UsersPage.module.css';
import { isFiltering, NO_FILTER, setFilter, useUsers } from './usersTable.ts';

const askGroups = () => client.viewers.groups({});
const ONLY = ['all', 'present', 'bots', 'noted', 'named'] as const;

/** Acts while somebody types: an answer takes a few milliseconds. */
export function UsersFilters({ search }: { search: RefObject<HTMLInputElement | null> }): ReactNode {
  const { t } = useTranslation('viewers');
  const filter = useUsers((table) => table.filter);
  const groups = useAsk(useCallback(askGroups, []));

  return (
    <search className={classes['filters']} aria-label={t('filter.label')}>
      <TextInput
        ref={search}
        className={classes['text'] ?? ''}
        type="search"
        aria-label={t('filter.text')}
        placeholder={t('filter.placeholder')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        rightSection={
          filter.text !== '' && (
            <CloseButton size="xs" aria-label={t('filter.clear')} onClick={() => setFilter({ text: '' })} />
          )
        }
        value={filter.text}
        maxLength={100}
        onChange={(event) => setFilter({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <MultiSelect
        className={classes['pick'] ?? ''}
        aria-label={t('filter.roles')}
        {...(filter.roles.length === 0 ? { placeholder: t('filter.rolesAll') } : {})}
        data={CHAT_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        value={filter.roles}
        onChange={(chosen) => setFilter({ roles: CHAT_ROLES.filter((role) => chosen.includes(role)) })}
      />
      <Select
        className={classes['pick'] ?? ''}
        aria-label={t('filter.group')}
        placeholder={t('filter.groupAll')}
        clearable
        onDropdownOpen={groups.again}
        data={(groups.data?.groups ?? []).map(({ name }) => name)}
        value={filter.group === '' ? null : filter.group}
        onChange={(group) => setFilter({ group: group ?? '' })}
      />
      <Select
        className={classes['pick'] ?? ''}
        aria-label={t('filter.only')}
        allowDeselect={false}
        data={ONLY.map((only) => ({ value: only, label: t(`filter.${only}`) }))}
        value={filter.only}
        onChange={(only) => setFilter({ only: ONLY.find((one) => one === only) ?? 'all' })}
      />
      {isFiltering(filter) && (
        <Button
          variant="subtle"
          leftSection={<IconFilterOff size={16} aria-hidden="true" />}
          onClick={() => setFilter(NO_FILTER)}
        >
          {t('filter.clearAll')}
        </Button>
      )}
    </search>
  );
}

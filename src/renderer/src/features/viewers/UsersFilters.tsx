import { Button, MultiSelect, Select } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { CHAT_ROLES } from '../../../../shared/contract/ladder.ts';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { SearchField } from '../../ui/SearchField.tsx';
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
      <SearchField
        field={search}
        className={classes['text']}
        label={t('filter.text')}
        placeholder={t('filter.placeholder')}
        clear={t('filter.clear')}
        value={filter.text}
        maxLength={100}
        onChange={(text) => setFilter({ text })}
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

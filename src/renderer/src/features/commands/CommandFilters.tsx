import { ActionIcon, MultiSelect, SegmentedControl, Select, Tooltip } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CHAT_ROLES } from '../../../../shared/contract/ladder.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import classes from './CommandFilters.module.css';
import { type Rows, setFilter, useView } from './table.ts';
import { isFiltering, NO_FILTER } from './tableFilter.ts';

const KINDS = ['all', 'own', 'builtIn', 'alias'] as const;
const STATES = ['any', 'on', 'off', 'changed', 'troubled'] as const;

interface CommandFiltersProps {
  search: RefObject<HTMLInputElement | null>;
  rows: Rows;
}

/** What of the table is shown. */
export function CommandFilters({ search, rows }: CommandFiltersProps): ReactNode {
  const { t } = useTranslation('commands');
  const filter = useView((view) => view.filter);
  const { modules, tags } = useMemo(() => choicesIn(rows), [rows]);
  return (
    <search className={classes['filters']} aria-label={t('filter.label')}>
      <SearchField
        field={search}
        className={classes['text']}
        label={t('filter.text')}
        placeholder={t('filter.textPlaceholder')}
        clear={t('filter.noText')}
        value={filter.text}
        maxLength={200}
        onChange={(text) => setFilter({ text })}
      />
      <SegmentedControl
        aria-label={t('filter.kinds')}
        data={KINDS.map((value) => ({ value, label: t(`filter.kind.${value}`) }))}
        value={filter.kind}
        onChange={(kind) => setFilter({ kind })}
      />
      <MultiSelect
        className={classes['pick'] ?? ''}
        aria-label={t('filter.modules')}
        placeholder={filter.modules.length === 0 ? t('filter.modulesAll') : ''}
        data={modules}
        value={[...filter.modules]}
        onChange={(chosen) => setFilter({ modules: chosen })}
        nothingFoundMessage={t('filter.noModule')}
        comboboxProps={{ width: 240, position: 'bottom-start' }}
        searchable
        clearable
      />
      <Select
        className={classes['narrow'] ?? ''}
        aria-label={t('filter.roles')}
        placeholder={t('filter.rolesAll')}
        data={CHAT_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        value={filter.role}
        onChange={(role) => setFilter({ role })}
        comboboxProps={{ width: 200, position: 'bottom-start' }}
        clearable
      />
      <Select
        className={classes['narrow'] ?? ''}
        aria-label={t('filter.states')}
        data={STATES.map((value) => ({ value, label: t(`filter.state.${value}`) }))}
        value={filter.state}
        onChange={(state) => setFilter({ state: state ?? 'any' })}
      />
      {(tags.length > 0 || filter.tags.length > 0) && (
        <MultiSelect
          className={classes['pick'] ?? ''}
          aria-label={t('filter.tags')}
          placeholder={filter.tags.length === 0 ? t('filter.tagsAll') : ''}
          data={[...new Set([...tags, ...filter.tags])]}
          value={[...filter.tags]}
          onChange={(chosen) => setFilter({ tags: chosen })}
          comboboxProps={{ width: 200, position: 'bottom-start' }}
          searchable
          clearable
        />
      )}
      <Tooltip label={t('filter.clear')}>
        <ActionIcon
          aria-label={t('filter.clear')}
          disabled={!isFiltering(filter)}
          onClick={() => setFilter(NO_FILTER)}
        >
          <IconFilterOff size={16} />
        </ActionIcon>
      </Tooltip>
      <span className={classes['count']} role="status">
        {rows.all && t('filter.count', { count: rows.all.length, shown: rows.shown.length })}
      </span>
    </search>
  );
}

/** The modules and tags that there are, in the order of the alphabet. */
function choicesIn({ all }: Rows): { modules: { value: string; label: string }[]; tags: string[] } {
  const modules = new Map<string, string>();
  const tags = new Set<string>();
  for (const row of all ?? []) {
    if (row.kind === 'alias') continue;
    modules.set(row.command.module, row.command.moduleTitle);
    for (const tag of row.command.tags) tags.add(tag);
  }
  return {
    modules: [...modules]
      .map(([value, label]) => ({ value, label }))
      .sort((one, other) => one.label.localeCompare(other.label)),
    tags: [...tags].sort(),
  };
}

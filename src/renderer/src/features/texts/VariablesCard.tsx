import { Button, Select } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextVariable } from '../../../../shared/contract/texts.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { findVariables, groupsOf } from './findVariables.ts';
import { VariableRow } from './VariableRow.tsx';
import classes from './VariablesCard.module.css';

interface VariablesCardProps {
  variables: readonly TextVariable[];
  onTry(text: string): void;
}

/** All variables, with search and groups. */
export function VariablesCard({ variables, onTry }: VariablesCardProps): ReactNode {
  const { t } = useTranslation('texts');
  const [search, setSearch] = useState('');
  const [group, setGroup] = useState('');
  const wanted = useDeferredValue(search);
  const found = useMemo(
    () => findVariables(variables, wanted, group === '' ? null : group),
    [variables, wanted, group],
  );
  const groups = groupsOf(variables);

  return (
    <Card flush title={t('list.title')} text={t('list.text')}>
      <search className={classes['filters']}>
        <SearchField
          className={classes['search']}
          label={t('list.search')}
          placeholder={t('list.searchPlaceholder')}
          value={search}
          maxLength={100}
          onChange={setSearch}
        />
        <Select
          aria-label={t('list.group')}
          data={[{ value: '', label: t('list.all') }, ...groups.map((value) => ({ value, label: value }))]}
          value={group}
          onChange={(value) => setGroup(value ?? '')}
        />
        <span className={classes['count']} role="status">
          {t('list.count', { count: found.length })}
        </span>
      </search>
      {found.length === 0 ? (
        <EmptyState icon={IconBraces} title={t('list.none')} text={t('list.noneText')}>
          <Button
            onClick={() => {
              setSearch('');
              setGroup('');
            }}
          >
            {t('list.clear')}
          </Button>
        </EmptyState>
      ) : (
        groups.map((each) => {
          const members = found.filter((variable) => variable.group === each);
          if (members.length === 0) return null;
          return (
            <section key={each} aria-label={each}>
              <h3 className={classes['group']}>{each}</h3>
              <ul className={classes['list']}>
                {members.map((variable) => (
                  <VariableRow key={variable.id} variable={variable} onTry={onTry} />
                ))}
              </ul>
            </section>
          );
        })
      )}
    </Card>
  );
}

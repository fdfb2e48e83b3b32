import { Button, Menu, Select } from '@mantine/core';
import { IconClockOff, IconFolder } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimersView } from '../../../../shared/contract/timers.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { BulkBar } from '../../ui/rules/BulkBar.tsx';
import { done } from '../../ui/rules/done.ts';
import { RuleTable } from '../../ui/rules/RuleTable.tsx';
import classes from '../../ui/rules/rules.module.css';
import { useRuleList } from '../../ui/rules/useRuleList.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { TimerRow } from './TimerRow.tsx';

interface TimersCardProps {
  view: TimersView;
  onEdit(timer: TimersView['timers'][number]): void;
}

export function TimersCard({ view, onEdit }: TimersCardProps): ReactNode {
  const { t } = useTranslation('timers');
  const [search, setSearch] = useState('');
  const [group, setGroup] = useState('all');
  const list = useRuleList(view.timers, client.timers, (what, count) => t(`toast.${what}`, { count }));
  const words = search.toLowerCase();
  const shown = view.timers.filter(
    ({ name, groupId, reaction }) =>
      (group === 'all' || (groupId ?? 'none') === group) &&
      `${name} ${reaction.kind === 'text' ? reaction.text : ''}`.toLowerCase().includes(words),
  );
  const situation = view.paused ? t('list.paused') : t(view.live ? 'list.live' : 'list.offline');

  return (
    <Card flush title={t('list.title')} text={`${situation} ${t('list.zone', { zone: view.timeZone })}`}>
      <div className={classes['filters']}>
        <SearchField
          className={classes['search']}
          label={t('list.search')}
          value={search}
          onChange={setSearch}
        />
        {view.groups.length > 0 && (
          <Select
            aria-label={t('list.group')}
            value={group}
            onChange={(value) => setGroup(value ?? 'all')}
            data={[
              { value: 'all', label: t('list.all') },
              { value: 'none', label: t('list.none') },
              ...view.groups.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </div>
      <BulkBar list={list}>
        {view.groups.length > 0 && <AssignMenu ids={list.chosen.ids} groups={view.groups} />}
      </BulkBar>
      {shown.length === 0 ? (
        <EmptyState icon={IconClockOff} title={t('list.nothing')} text={t('list.nothingText')}>
          <Button
            onClick={() => {
              setSearch('');
              setGroup('all');
            }}
          >
            {t('list.clear')}
          </Button>
        </EmptyState>
      ) : (
        <RuleTable
          label={t('list.title')}
          list={list}
          all={shown}
          name={t('list.name')}
          columns={
            <>
              <th scope="col">{t('list.schedule')}</th>
              <th scope="col">{t('list.state')}</th>
              <th scope="col" className={classes['number']}>
                {t('list.next')}
              </th>
              <th scope="col" className={classes['wideOnly']}>
                {t('list.last')}
              </th>
            </>
          }
        >
          {shown.map((timer) => (
            <TimerRow
              key={timer.id}
              list={list}
              timer={timer}
              group={view.groups.find(({ id }) => id === timer.groupId) ?? null}
              onEdit={() => onEdit(timer)}
            />
          ))}
        </RuleTable>
      )}
    </Card>
  );
}

/** Puts the marked timers into a group, or into none. */
function AssignMenu({ ids, groups }: { ids: readonly string[]; groups: TimersView['groups'] }): ReactNode {
  const { t } = useTranslation('timers');
  const assign = (groupId: string | null): void =>
    void done(client.timers.assign({ ids: [...ids], groupId }), t('toast.moved', { count: ids.length }));
  return (
    <Menu>
      <Menu.Target>
        <Button leftSection={<IconFolder size={16} aria-hidden="true" />}>{t('list.assign')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => assign(null)}>{t('list.none')}</Menu.Item>
        {groups.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => assign(id)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

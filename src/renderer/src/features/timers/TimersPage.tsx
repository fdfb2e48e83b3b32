import { Button, Checkbox, Menu, Select, Skeleton, TextInput } from '@mantine/core';
import {
  IconClockOff,
  IconClockPlay,
  IconFolder,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Timer, TimersView } from '../../../../shared/contract/timers.ts';
import { client } from '../../api/client.ts';
import { PageActions } from '../../app/PageActions.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { BulkBar } from '../../ui/rules/BulkBar.tsx';
import { done } from '../../ui/rules/done.ts';
import { RuleFileMenu } from '../../ui/rules/RuleFileMenu.tsx';
import classes from '../../ui/rules/rules.module.css';
import { useChosen } from '../../ui/rules/useChosen.ts';
import { GroupsCard } from './GroupsCard.tsx';
import { newTimer, pauseTimers, timers } from './overview.ts';
import { TimerEditor } from './TimerEditor.tsx';
import { TimerRow } from './TimerRow.tsx';

export function TimersPage(): ReactNode {
  const { t } = useTranslation('timers');
  const { data, refused } = timers.useLive();
  const [edited, setEdited] = useState<Timer | null>(null);

  if (refused && !data) {
    return <Refusal error={refused} feature="timers" onRetry={() => location.reload()} />;
  }
  if (data === null) return <Skeleton height={280} />;
  const create = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      onClick={() => setEdited(newTimer())}
    >
      {t('create')}
    </Button>
  );
  return (
    <div className={classes['stack']}>
      <PageActions>
        <Button
          aria-pressed={data.paused}
          leftSection={
            data.paused ? (
              <IconPlayerPlay size={16} aria-hidden="true" />
            ) : (
              <IconPlayerPause size={16} aria-hidden="true" />
            )
          }
          onClick={() => void pauseTimers(!data.paused)}
        >
          {t(data.paused ? 'resume' : 'pause')}
        </Button>
        <RuleFileMenu
          exportRules={() => client.timers.exportRules({})}
          importRules={(text, mode) => client.timers.importRules({ text, mode })}
        />
        {create}
      </PageActions>
      {data.timers.length === 0 ? (
        <EmptyState icon={IconClockPlay} title={t('list.empty')} text={t('list.emptyText')}>
          <Button variant="filled" onClick={() => setEdited(newTimer())}>
            {t('create')}
          </Button>
        </EmptyState>
      ) : (
        <TimersCard
          view={data}
          onEdit={(timer) => {
            const { now: _, ...rule } = timer;
            setEdited(rule);
          }}
        />
      )}
      {(data.timers.length > 0 || data.groups.length > 0) && <GroupsCard view={data} />}
      {edited && (
        <TimerEditor
          timer={edited}
          isNew={edited.id === 'new'}
          groups={data.groups}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}

function TimersCard({
  view,
  onEdit,
}: {
  view: TimersView;
  onEdit(timer: TimersView['timers'][number]): void;
}): ReactNode {
  const { t } = useTranslation(['timers', 'app']);
  const [search, setSearch] = useState('');
  const [group, setGroup] = useState('all');
  const chosen = useChosen(view.timers);
  const words = search.toLowerCase();
  const shown = view.timers.filter(
    ({ name, groupId, reaction }) =>
      (group === 'all' || (groupId ?? 'none') === group) &&
      `${name} ${reaction.kind === 'text' ? reaction.text : ''}`.toLowerCase().includes(words),
  );
  const marked = shown.length > 0 && shown.every(({ id }) => chosen.has(id));
  const enable = (ids: readonly string[], on: boolean): void =>
    void done(
      client.timers.enable({ ids: [...ids], on }),
      t(on ? 'timers:toast.on' : 'timers:toast.off', { count: ids.length }),
    );
  const remove = (ids: readonly string[]): void =>
    void done(client.timers.remove({ ids: [...ids] }), t('timers:toast.removed', { count: ids.length }));
  const assign = (ids: readonly string[], groupId: string | null): void =>
    void done(
      client.timers.assign({ ids: [...ids], groupId }),
      t('timers:toast.moved', { count: ids.length }),
    );
  const situation = view.paused
    ? t('timers:list.paused')
    : t(view.live ? 'timers:list.live' : 'timers:list.offline');

  return (
    <Card
      flush
      title={t('timers:list.title')}
      text={`${situation} ${t('timers:list.zone', { zone: view.timeZone })}`}
    >
      <div className={classes['filters']}>
        <TextInput
          className={classes['search'] ?? ''}
          type="search"
          aria-label={t('timers:list.search')}
          placeholder={t('timers:list.search')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {view.groups.length > 0 && (
          <Select
            aria-label={t('timers:list.group')}
            value={group}
            onChange={(value) => setGroup(value ?? 'all')}
            data={[
              { value: 'all', label: t('timers:list.all') },
              { value: 'none', label: t('timers:list.none') },
              ...view.groups.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </div>
      <BulkBar chosen={chosen} onEnable={enable} onRemove={remove}>
        {view.groups.length > 0 && (
          <Menu>
            <Menu.Target>
              <Button leftSection={<IconFolder size={16} aria-hidden="true" />}>
                {t('timers:list.assign')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => assign(chosen.ids, null)}>{t('timers:list.none')}</Menu.Item>
              {view.groups.map(({ id, name }) => (
                <Menu.Item key={id} onClick={() => assign(chosen.ids, id)}>
                  {name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </BulkBar>
      {shown.length === 0 ? (
        <EmptyState icon={IconClockOff} title={t('timers:list.nothing')} text={t('timers:list.nothingText')}>
          <Button
            onClick={() => {
              setSearch('');
              setGroup('all');
            }}
          >
            {t('timers:list.clear')}
          </Button>
        </EmptyState>
      ) : (
        <table className={classes['table']} aria-label={t('timers:list.title')}>
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  aria-label={t('app:rules.chooseAll')}
                  checked={marked}
                  indeterminate={!marked && chosen.ids.length > 0}
                  onChange={(event) =>
                    chosen.all(
                      shown.map(({ id }) => id),
                      event.currentTarget.checked,
                    )
                  }
                />
              </th>
              <th scope="col">{t('timers:list.name')}</th>
              <th scope="col">{t('timers:list.schedule')}</th>
              <th scope="col">{t('timers:list.state')}</th>
              <th scope="col" className={classes['number']}>
                {t('timers:list.next')}
              </th>
              <th scope="col" className={classes['wideOnly']}>
                {t('timers:list.last')}
              </th>
              <th scope="col">{t('timers:list.on')}</th>
              <th scope="col">{t('timers:list.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((timer) => {
              const own = view.groups.find(({ id }) => id === timer.groupId) ?? null;
              return (
                <TimerRow
                  key={timer.id}
                  timer={timer}
                  group={own?.name ?? null}
                  byGroup={own !== null && own.turns !== 'each'}
                  marked={chosen.has(timer.id)}
                  onMark={(on) => chosen.toggle(timer.id, on)}
                  onEdit={() => onEdit(timer)}
                  onEnable={(on) => enable([timer.id], on)}
                  onRemove={() => remove([timer.id])}
                />
              );
            })}
          </tbody>
        </table>
      )}
    </Card>
  );
}

import { Button, Switch } from '@mantine/core';
import { IconFolderPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimerGroup, TimersView } from '../../../../shared/contract/timers.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { useNow } from '../../ui/now.ts';
import { done } from '../../ui/rules/done.ts';
import { EditAndRemove } from '../../ui/rules/EditAndRemove.tsx';
import classes from '../../ui/rules/rules.module.css';
import { GroupEditor } from './GroupEditor.tsx';
import { newGroup } from './overview.ts';
import { SendNow } from './SendNow.tsx';
import { nextWords, scheduleWords, stateTone, stateWords } from './words.ts';

export function GroupsCard({ view }: { view: TimersView }): ReactNode {
  const { t } = useTranslation('timers');
  const [edited, setEdited] = useState<TimerGroup | null>(null);
  return (
    <Card
      flush
      title={t('groups.title')}
      text={t('groups.text')}
      end={
        <Button
          leftSection={<IconFolderPlus size={16} aria-hidden="true" />}
          onClick={() => setEdited(newGroup())}
        >
          {t('groups.create')}
        </Button>
      }
    >
      {view.groups.length === 0 ? (
        <p className={classes['nothing']}>{t('groups.none')}</p>
      ) : (
        <ul className={classes['list']}>
          {view.groups.map((group) => (
            <GroupRow
              key={group.id}
              group={group}
              count={view.timers.filter(({ groupId }) => groupId === group.id).length}
              onEdit={() => {
                const { now: _, ...rule } = group;
                setEdited(rule);
              }}
            />
          ))}
        </ul>
      )}
      {edited && <GroupEditor group={edited} isNew={edited.id === 'new'} onClose={() => setEdited(null)} />}
    </Card>
  );
}

interface GroupRowProps {
  group: TimersView['groups'][number];
  count: number;
  onEdit(): void;
}

function GroupRow({ group, count, onEdit }: GroupRowProps): ReactNode {
  const { t } = useTranslation(['timers', 'app']);
  const own = useTranslation('timers').t;
  const now = useNow(1000);
  const { now: state, ...rule } = group;
  const takesTurns = group.turns !== 'each';
  const words: string[] = [t('timers:groups.members', { count }), t(`timers:groups.${group.turns}`)];
  if (takesTurns) words.push(scheduleWords(group.schedule, own));
  return (
    <li className={classes['item']}>
      <span className={classes['grow']}>
        <button type="button" className={classes['name']} onClick={onEdit}>
          {group.name}
        </button>
        <span className={classes['sub']}>{words.join(' · ')}</span>
      </span>
      {takesTurns && (
        <span className={classes['state']} data-tone={stateTone(state)}>
          {stateWords(state, own)} {nextWords(state.nextAt, now, own)}
        </span>
      )}
      <span className={classes['actions']}>
        {takesTurns && <SendNow id={group.id} name={group.name} />}
        <EditAndRemove
          name={group.name}
          onEdit={onEdit}
          onRemove={() =>
            void done(
              client.timers.removeGroup({ id: group.id }),
              t('timers:toast.groupRemoved', { name: group.name }),
            )
          }
        />
        <Switch
          aria-label={t('app:rules.on', { name: group.name })}
          checked={group.enabled}
          onChange={(event) =>
            void done(
              client.timers.saveGroup({ group: { ...rule, enabled: event.currentTarget.checked } }),
              t('timers:toast.saved', { name: group.name }),
            )
          }
        />
      </span>
    </li>
  );
}

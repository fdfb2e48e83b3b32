import { ActionIcon, Checkbox, Switch, Tooltip } from '@mantine/core';
import { IconPencil, IconSend, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimersView } from '../../../../shared/contract/timers.ts';
import { useNow } from '../../ui/now.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import classes from '../../ui/rules/rules.module.css';
import { sendNow } from './overview.ts';
import { nextWords, scheduleWords, stateTone, stateWords } from './words.ts';

interface TimerRowProps {
  timer: TimersView['timers'][number];
  /** The name of its group; null for none. */
  group: string | null;
  /** True when it comes by the schedule of its group. */
  byGroup: boolean;
  marked: boolean;
  onMark(on: boolean): void;
  onEdit(): void;
  onEnable(on: boolean): void;
  onRemove(): void;
}

export function TimerRow(props: TimerRowProps): ReactNode {
  const { timer, group, byGroup, marked } = props;
  const { t } = useTranslation(['timers', 'app']);
  const own = useTranslation('timers').t;
  const now = useNow(1000);
  const { name, reaction } = timer;
  return (
    <tr data-off={!timer.enabled}>
      <td>
        <Checkbox
          aria-label={t('app:rules.choose', { name })}
          checked={marked}
          onChange={(event) => props.onMark(event.currentTarget.checked)}
        />
      </td>
      <td>
        <button type="button" className={classes['name']} onClick={props.onEdit}>
          {name}
        </button>
        <span className={classes['sub']}>
          {group !== null && `${group} · `}
          {reaction.kind === 'text' ? reaction.text : t('timers:list.runs')}
        </span>
      </td>
      <td className={classes['quiet']}>
        {byGroup ? t('timers:when.group') : scheduleWords(timer.schedule, own)}
      </td>
      <td>
        <span className={classes['state']} data-tone={stateTone(timer.now)}>
          {timer.now.problem ?? stateWords(timer.now, own)}
        </span>
      </td>
      <td className={classes['number']}>{nextWords(timer.now.nextAt, now, own)}</td>
      <td className={`${classes['quiet']} ${classes['wideOnly']}`}>
        {timer.now.lastSentAt === null ? (
          t('timers:list.never')
        ) : (
          <>
            <RelativeTime time={timer.now.lastSentAt} />
            <span className={classes['sub']}>{t('timers:list.count', { count: timer.now.sentCount })}</span>
          </>
        )}
      </td>
      <td>
        <Switch
          aria-label={t('app:rules.on', { name })}
          checked={timer.enabled}
          onChange={(event) => props.onEnable(event.currentTarget.checked)}
        />
      </td>
      <td>
        <span className={classes['actions']}>
          <Tooltip label={t('timers:sendNow')}>
            <ActionIcon
              aria-label={t('timers:sendNowName', { name })}
              onClick={() => void sendNow(timer.id, t('timers:sent', { name }))}
            >
              <IconSend size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('app:rules.edit')}>
            <ActionIcon aria-label={`${t('app:rules.edit')}: ${name}`} onClick={props.onEdit}>
              <IconPencil size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('app:rules.remove')}>
            <ActionIcon aria-label={`${t('app:rules.remove')}: ${name}`} onClick={props.onRemove}>
              <IconTrash size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </span>
      </td>
    </tr>
  );
}

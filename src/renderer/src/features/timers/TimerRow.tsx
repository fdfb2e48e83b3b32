import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimerGroup, TimersView } from '../../../../shared/contract/timers.ts';
import { useNow } from '../../ui/now.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { RuleRow } from '../../ui/rules/RuleRow.tsx';
import classes from '../../ui/rules/rules.module.css';
import type { RuleList } from '../../ui/rules/useRuleList.ts';
import { SendNow } from './SendNow.tsx';
import { nextWords, scheduleWords, stateTone, stateWords } from './words.ts';

interface TimerRowProps {
  list: RuleList;
  timer: TimersView['timers'][number];
  /** The one it is in; null for none. */
  group: TimerGroup | null;
  onEdit(): void;
}

export function TimerRow({ list, timer, group, onEdit }: TimerRowProps): ReactNode {
  const { t } = useTranslation('timers');
  const now = useNow(1000);
  const { id, name, reaction, now: state } = timer;
  const byGroup = group !== null && group.turns !== 'each';
  return (
    <RuleRow
      list={list}
      rule={timer}
      about={
        <>
          {group !== null && `${group.name} · `}
          {reaction.kind === 'text' ? reaction.text : t('list.runs')}
        </>
      }
      onEdit={onEdit}
      actions={<SendNow id={id} name={name} />}
    >
      <td className={classes['quiet']}>{byGroup ? t('when.group') : scheduleWords(timer.schedule, t)}</td>
      <td>
        <span className={classes['state']} data-tone={stateTone(state)}>
          {state.problem ?? stateWords(state, t)}
        </span>
      </td>
      <td className={classes['number']}>{nextWords(state.nextAt, now, t)}</td>
      <td className={`${classes['quiet']} ${classes['wideOnly']}`}>
        {state.lastSentAt === null ? (
          t('list.never')
        ) : (
          <>
            <RelativeTime time={state.lastSentAt} />
            <span className={classes['sub']}>{t('list.count', { count: state.sentCount })}</span>
          </>
        )}
      </td>
    </RuleRow>
  );
}

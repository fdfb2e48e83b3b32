import { ActionIcon, Menu, Switch } from '@mantine/core';
import { IconCopy, IconDots, IconDownload, IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Routine } from '../../../../shared/contract/routines.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import type { AllKinds } from '../../ui/steps/kinds.ts';
import { useSaying } from '../../ui/steps/useSaying.ts';
import { deleteRoutine, duplicateRoutine, exportRoutines, runRoutine, switchRoutine } from './doing.ts';
import { isDirty, useDrafts } from './drafts.ts';
import classes from './RoutineRow.module.css';
import { sayTrigger } from './sayTrigger.ts';

interface RoutineRowProps {
  routine: Routine;
  /** Null until it is known what triggers are called. */
  kinds: AllKinds | null;
}

const NOTHING = [] as const;

export function RoutineRow({ routine, kinds }: RoutineRowProps): ReactNode {
  const { t } = useTranslation('routines');
  const id = useId();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const saying = useSaying(kinds?.conditions ?? NOTHING);
  const unsaved = useDrafts(({ drafts }) => {
    const own = drafts[routine.id];
    return own ? isDirty(own) : false;
  });
  const { name } = routine;
  const href = `/routines/${routine.id}`;
  const triggers = routine.triggers.filter(({ off }) => !off);
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

  const set = async (on: boolean): Promise<void> => {
    setBusy(true);
    await switchRoutine(routine, on);
    setBusy(false);
  };

  return (
    <li className={classes['row']} data-on={routine.enabled}>
      <div className={classes['words']}>
        <div className={classes['top']}>
          <Link className={classes['name'] ?? ''} href={href} id={id}>
            {name}
          </Link>
          {unsaved && <span className={classes['unsaved']}>{t('list.unsaved')}</span>}
          {routine.tags.map((tag) => (
            <span key={tag} className={classes['tag']}>
              {tag}
            </span>
          ))}
        </div>
        <p className={classes['triggers']}>
          {triggers.length === 0
            ? t('list.noTrigger')
            : triggers.map((trigger) => sayTrigger(trigger, kinds?.triggers ?? NOTHING, saying)).join(', ')}
          <span className={classes['quiet']}> · {t('list.steps', { count: routine.steps.length })}</span>
        </p>
      </div>
      <span className={classes['last']}>
        {routine.lastRunAt === null ? (
          t('list.never')
        ) : (
          <>
            {t('list.ran')} <RelativeTime time={routine.lastRunAt} />
            <span className={classes['count']}>{t('list.runs', { count: routine.runs })}</span>
          </>
        )}
      </span>
      <Switch
        checked={routine.enabled}
        // Not disabled while it works: that would take the focus away from under the keyboard.
        aria-busy={busy}
        aria-label={t('list.switch', { name })}
        onChange={(event) => {
          if (!busy) void set(event.currentTarget.checked);
        }}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('list.menu', { name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => navigate(href)}>
            {t('list.edit')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPlayerPlay {...icon} />} onClick={() => void runRoutine(routine)}>
            {t('list.runNow')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void duplicateRoutine(routine)}>
            {t('list.duplicate')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDownload {...icon} />}
            onClick={() => void exportRoutines([routine.id])}
          >
            {t('list.export')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="bad"
            leftSection={<IconTrash {...icon} />}
            onClick={() => void deleteRoutine(routine)}
          >
            {t('list.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowLeft,
  IconCopy,
  IconDots,
  IconDownload,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { deleteRoutine, duplicateRoutine, exportRoutines, runRoutine } from './doing.ts';
import { closeDraft, type Draft, isDirty, NEW } from './drafts.ts';
import classes from './EditorBar.module.css';
import { routineList } from './routineList.ts';

interface EditorBarProps {
  id: string;
  editing: Draft;
  saving: boolean;
  onSave(): void;
  onDiscard(): void;
}

/** Leads to the first place that is wrong. */
function showProblem(): void {
  const row = document.querySelector<HTMLElement>('#main [data-bad="true"] button[aria-expanded]');
  row?.scrollIntoView({ block: 'center' });
  row?.focus();
}

/** Stays in sight: the way back, what is not saved, what is wrong, and what can be done with the routine. */
export function EditorBar({ id, editing, saving, onSave, onDiscard }: EditorBarProps): ReactNode {
  const { t } = useTranslation('routines');
  const [, navigate] = useLocation();
  const saved = routineList.useLive().data?.routines.find((routine) => routine.id === id);
  const dirty = isDirty(editing);
  const { problems } = editing;
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

  return (
    <div className={classes['bar']}>
      <Link className={classes['back'] ?? ''} href="/routines">
        <IconArrowLeft size={15} aria-hidden="true" />
        {t('editor.back')}
      </Link>
      <span role="status">
        {problems.length > 0 && (
          <button
            type="button"
            className={classes['toProblem']}
            title={t('editor.toProblem')}
            onClick={showProblem}
          >
            <IconAlertTriangle size={15} aria-hidden="true" />
            {t('editor.problems', { count: problems.length })}
          </button>
        )}
      </span>
      <span className={classes['state']} data-dirty={dirty} role="status">
        {dirty ? t('editor.dirty') : saved ? t('editor.saved') : ''}
      </span>
      {saved && (
        <Button
          leftSection={<IconPlayerPlay {...icon} />}
          disabled={dirty}
          onClick={() => void runRoutine(saved)}
        >
          {t('list.runNow')}
        </Button>
      )}
      {dirty && (
        <ConfirmButton
          label={t('editor.discard')}
          variant="subtle"
          question={t('editor.deleteQuestion')}
          confirm={t('editor.discardConfirm')}
          dangerous
          onConfirm={async () => {
            if (id === NEW) {
              navigate('/routines');
              closeDraft(NEW);
            } else onDiscard();
          }}
        >
          <p>{t('editor.discardText')}</p>
        </ConfirmButton>
      )}
      <Button
        variant="filled"
        loading={saving}
        disabled={!dirty}
        aria-keyshortcuts="Control+S"
        title="Ctrl+S"
        onClick={onSave}
      >
        {t('editor.save')}
      </Button>
      {saved && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('list.menu', { name: saved.name })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconCopy {...icon} />}
              onClick={() =>
                void duplicateRoutine(saved).then((copy) => copy !== null && navigate(`/routines/${copy}`))
              }
            >
              {t('list.duplicate')}
            </Menu.Item>
            <Menu.Item leftSection={<IconDownload {...icon} />} onClick={() => void exportRoutines([id])}>
              {t('list.export')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              color="bad"
              leftSection={<IconTrash {...icon} />}
              onClick={() => void deleteRoutine(saved).then((done) => done && navigate('/routines'))}
            >
              {t('list.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

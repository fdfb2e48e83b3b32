import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  type Icon,
  IconArrowBackUp,
  IconBan,
  IconClockPause,
  IconCopy,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../ui/clipboard.ts';
import { duration } from '../../ui/format.ts';
import { replyTo } from './draft.ts';
import classes from './LineActions.module.css';
import { type Line, possible } from './line.ts';
import { ban, removeLine, TIMEOUTS, timeOut } from './moderation.ts';
import { WhyAction } from './WhyAction.tsx';

interface LineActionsProps {
  line: Line;
  removed: boolean;
  /** A menu that is open holds the chat still. */
  onMenu: (open: boolean) => void;
  /** The reply goes on where one types. */
  onReply: () => void;
}

/** What can be done about one line. Only the active line has these. */
export function LineActions({ line, removed, onMenu, onReply }: LineActionsProps): ReactNode {
  const { t } = useTranslation('chat');
  const { name } = line.user;
  const can = possible(line, removed);
  return (
    <div className={classes['actions']} role="toolbar" aria-label={t('actions.label', { name })}>
      {can.reply && (
        <Action
          icon={IconArrowBackUp}
          label={t('actions.reply', { name })}
          onClick={() => {
            replyTo(line);
            onReply();
          }}
        />
      )}
      <Action icon={IconCopy} label={t('actions.copy', { name })} onClick={() => void copyText(name)} />
      {line.id !== null && <WhyAction id={line.id} onMenu={onMenu} />}
      {can.remove && (
        <AskingAction
          icon={IconTrash}
          label={t('actions.remove')}
          question={t('actions.removeQuestion')}
          onMenu={onMenu}
        >
          <Menu.Item color="bad" onClick={() => void removeLine(line)}>
            {t('actions.removeConfirm')}
          </Menu.Item>
        </AskingAction>
      )}
      {can.sendOut && (
        <>
          <AskingAction
            icon={IconClockPause}
            label={t('actions.timeout', { name })}
            question={t('actions.timeoutQuestion', { name })}
            onMenu={onMenu}
          >
            {TIMEOUTS.map((seconds) => (
              <Menu.Item key={seconds} onClick={() => void timeOut(line, seconds)}>
                {duration(seconds * 1000)}
              </Menu.Item>
            ))}
          </AskingAction>
          <AskingAction
            icon={IconBan}
            label={t('actions.ban', { name })}
            question={t('actions.banQuestion', { name })}
            onMenu={onMenu}
          >
            <Menu.Item color="bad" onClick={() => void ban(line)}>
              {t('actions.banConfirm', { name })}
            </Menu.Item>
          </AskingAction>
        </>
      )}
    </div>
  );
}

function Action({
  icon: ActionGlyph,
  label,
  onClick,
}: {
  icon: Icon;
  label: string;
  onClick: () => void;
}): ReactNode {
  return (
    <Tooltip label={label}>
      <ActionIcon size={26} aria-label={label} onClick={onClick}>
        <ActionGlyph size={16} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}

/** An action that asks once: its menu says what will happen. */
function AskingAction({
  icon: ActionGlyph,
  label,
  question,
  onMenu,
  children,
}: {
  icon: Icon;
  label: string;
  question: string;
  onMenu: (open: boolean) => void;
  children: ReactNode;
}): ReactNode {
  return (
    <Menu position="bottom-end" onChange={onMenu} withinPortal>
      <Menu.Target>
        <ActionIcon size={26} aria-label={label} title={label}>
          <ActionGlyph size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{question}</Menu.Label>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}

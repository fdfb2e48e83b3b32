import { Button } from '@mantine/core';
import { type Icon, IconArrowRight, IconPlugConnected, IconTheater } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TwitchStatus } from '../../../../shared/contract/twitch.ts';
import { goOnStage, leaveStage } from '../rehearsal/staging.ts';
import classes from './Choose.module.css';
import { beginConnecting } from './wizard.ts';

/** The two ways to begin. */
export function Choose({ status, onSkip }: { status: TwitchStatus; onSkip: () => void }): ReactNode {
  const { t } = useTranslation('welcome');
  const rehearsing = status.mode === 'rehearsal';
  return (
    <div className={classes['choose']}>
      <div className={classes['choices']}>
        <Choice
          icon={IconTheater}
          tone="warn"
          title={t('choose.rehearse')}
          text={t('choose.rehearseText')}
          time={t('choose.rehearseTime')}
          onChoose={() => void goOnStage('lively')}
        />
        <Choice
          icon={IconPlugConnected}
          tone="live"
          title={t('choose.connect')}
          text={t(rehearsing ? 'choose.connectRehearsing' : 'choose.connectText')}
          time={t('choose.connectTime')}
          onChoose={() => (rehearsing ? void leaveStage() : beginConnecting(status))}
        />
      </div>
      <div className={classes['skip']}>
        <span>{t('choose.later')}</span>
        <Button variant="subtle" onClick={onSkip}>
          {t('skip')}
        </Button>
      </div>
    </div>
  );
}

interface ChoiceProps {
  icon: Icon;
  tone: 'warn' | 'live';
  title: string;
  text: string;
  time: string;
  onChoose: () => void;
}

function Choice({ icon: ChoiceIcon, tone, title, text, time, onChoose }: ChoiceProps): ReactNode {
  return (
    <button type="button" className={classes['choice']} data-tone={tone} onClick={onChoose}>
      <ChoiceIcon className={classes['icon'] ?? ''} size={36} stroke={1.4} aria-hidden="true" />
      <span className={classes['title']}>{title}</span>
      <span className={classes['text']}>{text}</span>
      <span className={classes['time']}>
        {time}
        <IconArrowRight size={16} aria-hidden="true" />
      </span>
    </button>
  );
}

import { ActionIcon, Button, Checkbox, Skeleton, TextInput, Tooltip } from '@mantine/core';
import { IconBell, IconX } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reminder } from '../../../../shared/contract/memories.ts';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { shortDateTime } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { toastFailed } from '../../ui/toast.tsx';
import { reminders } from './live.ts';
import classes from './MemoriesPage.module.css';

/** The engine is asked what it understands when nobody has typed for this long, in milliseconds. */
const TYPED_AFTER = 250;

export function RemindersCard(): ReactNode {
  const { t } = useTranslation('memories');
  const list = reminders.useLive().data?.reminders ?? null;
  return (
    <Card
      title={t('reminders.title')}
      text={t('reminders.text')}
      end={list && <span className={classes['quiet']}>{t('reminders.count', { count: list.length })}</span>}
    >
      <ReminderForm />
      {list === null && <Skeleton height={80} />}
      {list?.length === 0 && (
        <EmptyState icon={IconBell} title={t('reminders.empty')} text={t('reminders.emptyText')} />
      )}
      {list && list.length > 0 && (
        <ul className={classes['list']}>
          {list.map((reminder) => (
            <ReminderRow key={reminder.id} reminder={reminder} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function ReminderRow({ reminder }: { reminder: Reminder }): ReactNode {
  const { t } = useTranslation('memories');
  const { id, viewer, text, dueAt, recurrenceText, onlyWhenHere, addedBy, problem } = reminder;
  const cancel = async (): Promise<void> => {
    const answer = await client.memories.cancel({ id });
    if (!answer.ok) toastFailed(answer.error);
    else toastChange(t('reminders.cancelled', { id }), answer.data.undo);
  };
  const about = [
    viewer?.name ?? t('reminders.chat'),
    recurrenceText,
    viewer?.name === addedBy ? '' : t('reminders.from', { name: addedBy }),
    onlyWhenHere && problem === null ? t('reminders.waits') : '',
  ].filter((part) => part !== '');
  return (
    <li className={classes['row']}>
      <span className={classes['number']}>{id}</span>
      <div className={classes['words']}>
        <span>{text}</span>
        <span className={classes['quiet']}>{about.join(' · ')}</span>
        {problem !== null && <span className={classes['problem']}>{problem}</span>}
      </div>
      <span className={classes['when']}>
        {shortDateTime(dueAt)}
        <span className={classes['quiet']}>
          <RelativeTime time={dueAt} />
        </span>
      </span>
      <Tooltip label={t('reminders.cancel', { id })}>
        <ActionIcon variant="subtle" aria-label={t('reminders.cancel', { id })} onClick={() => void cancel()}>
          <IconX size={16} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

/** What the engine makes of the words now, or what is wrong with them; null while nothing is typed. */
interface Heard {
  good: boolean;
  text: string;
}

function useHeard(words: string): Heard | null {
  const { t } = useTranslation('memories');
  const [heard, setHeard] = useState<Heard | null>(null);
  useEffect(() => {
    if (words.trim() === '') {
      setHeard(null);
      return;
    }
    let wanted = true;
    const timer = setTimeout(() => {
      void client.memories.understand({ words }).then((answer) => {
        if (!wanted || !answer.ok) return;
        const { dueAt, text, recurrenceText, problem, zone } = answer.data;
        if (dueAt === null) {
          setHeard({ good: false, text: problem ?? '' });
          return;
        }
        const first = new Intl.DateTimeFormat(undefined, {
          dateStyle: 'full',
          timeStyle: 'short',
          timeZone: zone,
        }).format(dueAt);
        const sentence =
          recurrenceText === ''
            ? t('reminders.understood', { text, when: first })
            : t('reminders.understoodAgain', { text, when: recurrenceText, first });
        setHeard({ good: true, text: `${sentence}. ${t('reminders.zone', { zone })}` });
      });
    }, TYPED_AFTER);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [words, t]);
  return heard;
}

function ReminderForm(): ReactNode {
  const { t } = useTranslation('memories');
  const [whom, setWhom] = useState('chat');
  const [words, setWords] = useState('');
  const [onlyWhenHere, setOnlyWhenHere] = useState(false);
  const [busy, setBusy] = useState(false);
  const heard = useHeard(words);
  const isForChat = whom.trim().toLowerCase() === 'chat';

  const save = async (): Promise<void> => {
    setBusy(true);
    const answer = await client.memories.remind({ whom, words, onlyWhenHere: onlyWhenHere && !isForChat });
    setBusy(false);
    if (!answer.ok) {
      toastFailed(answer.error);
      return;
    }
    toastChange(t('reminders.done', { id: answer.data.reminder.id }), answer.data.undo);
    setWords('');
  };

  return (
    <form
      className={classes['remind']}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        className={classes['whom'] ?? ''}
        required
        label={t('reminders.whom')}
        description={t('reminders.whomHelp')}
        maxLength={60}
        value={whom}
        onChange={(event) => setWhom(event.currentTarget.value)}
      />
      <TextInput
        className={classes['grow'] ?? ''}
        required
        label={t('reminders.words')}
        description={t('reminders.wordsHelp')}
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <p className={classes['heard']} data-good={heard?.good ?? true} role="status">
        {heard?.text ?? ''}
      </p>
      <Checkbox
        label={t('reminders.onlyWhenHere')}
        disabled={isForChat}
        checked={onlyWhenHere && !isForChat}
        onChange={(event) => setOnlyWhenHere(event.currentTarget.checked)}
      />
      <Button type="submit" variant="filled" loading={busy} disabled={!heard?.good || whom.trim() === ''}>
        {t('reminders.set')}
      </Button>
    </form>
  );
}

import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandDraft, CommandPerson } from '../../../../shared/contract/commandDraft.ts';
import { CHAT_ROLES, type ChatRole } from '../../../../shared/contract/ladder.ts';
import { client } from '../../api/client.ts';
import type { Client } from '../../api/contractTypes.ts';
import { DecisionList } from '../../ui/DecisionList.tsx';
import { ChatPreview } from './ChatPreview.tsx';
import { useChoices } from './choices.ts';
import { tryableDraft } from './form.ts';
import { PeopleField } from './PeopleField.tsx';
import classes from './TryIt.module.css';

type Answer = Awaited<ReturnType<Client['commands']['test']>>;
type Trial = Extract<Answer, { ok: true }>['data'];
type Live = 'now' | 'on' | 'off';

/** It is tried when nothing was changed for this long, in milliseconds. */
const TRY_AFTER = 450;
const LIVE: Record<Live, boolean | null> = { now: null, on: true, off: false };

interface TryItProps {
  prefix: string;
  /** Empty while it has none. */
  name: string;
  /** What is being written; null to try what is saved. */
  draft: CommandDraft | null;
  /** Whose role it is tried with at first. */
  startRole: ChatRole;
  /** What follows the name at first; null for nothing. */
  example: string | null;
}

/** Shows how a command would look in chat, and why, while it is written. Nothing is said or changed. */
export function TryIt({ prefix, name, draft, startRole, example }: TryItProps): ReactNode {
  const { t } = useTranslation('commands');
  const choices = useChoices();
  const [words, setWords] = useState(example ?? '');
  const [role, setRole] = useState<ChatRole>(startRole);
  const [groups, setGroups] = useState<string[]>([]);
  const [person, setPerson] = useState<CommandPerson | null>(null);
  const [live, setLive] = useState<Live>('now');
  const [again, setAgain] = useState(0);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const tried = useMemo(() => draft && tryableDraft(draft), [draft]);
  const called = tried?.names[0] ?? name;
  const line = `${prefix}${called}${words.trim() === '' ? '' : ` ${words.trim()}`}`;
  const isReady = draft === null ? name !== '' : tried !== null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once more, with nothing changed
  useEffect(() => {
    if (!isReady) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      const as = { role, groups, person };
      void client.commands.test({ line, as, live: LIVE[live], draft: tried }).then((answer) => {
        if (!isWanted) return;
        setTrial(answer.ok ? answer.data : null);
        setRefusal(answer.ok ? null : answer.error.message);
      });
    }, TRY_AFTER);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [line, role, groups, person, live, tried, isReady, again]);

  return (
    <section className={classes['try']} aria-label={t('try.title')}>
      <div className={classes['head']}>
        <h3 className={classes['title']}>{t('try.title')}</h3>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconRefresh size={14} aria-hidden="true" />}
          onClick={() => setAgain(again + 1)}
        >
          {t('try.again')}
        </Button>
      </div>
      <p className={classes['text']}>{t(draft === null ? 'try.textSaved' : 'try.text')}</p>
      <ChatPreview
        viewer={person?.name ?? t('try.somebody')}
        line={line}
        said={isReady ? (trial?.said ?? []) : []}
        isReply={draft?.does === 'text' && draft.answer === 'reply'}
      />
      {!isReady && <p className={classes['text']}>{t('try.notReady')}</p>}
      {refusal !== null && <p className={classes['refusal']}>{refusal}</p>}
      {trial?.problems.map((problem) => (
        <p key={problem} className={classes['refusal']}>
          {problem}
        </p>
      ))}
      <div className={classes['how']}>
        <TextInput
          label={t('try.words')}
          placeholder={t('try.wordsPlaceholder')}
          value={words}
          maxLength={400}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <PeopleField
          label={t('try.as')}
          placeholder={t('try.asPlaceholder')}
          value={person ? [person] : []}
          most={1}
          onChange={([chosen]) => setPerson(chosen ?? null)}
        />
        <div className={classes['pair']}>
          <Select
            label={t('try.role')}
            data={CHAT_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
            value={role}
            onChange={(chosen) => chosen && setRole(chosen)}
          />
          <Select
            label={t('try.live')}
            data={(['now', 'on', 'off'] as const).map((value) => ({ value, label: t(`try.${value}`) }))}
            value={live}
            onChange={(chosen) => chosen && setLive(chosen)}
          />
        </div>
        {(choices?.groups.length ?? 0) > 0 && (
          <MultiSelect
            label={t('try.groups')}
            data={choices?.groups ?? []}
            value={groups}
            onChange={setGroups}
          />
        )}
      </div>
      {trial && isReady && (
        <>
          <h4 className={classes['why']}>{t('try.why')}</h4>
          <DecisionList
            label={t('try.why')}
            decisions={trial.decisions.map((decision) => ({ ...decision, what: null }))}
          />
        </>
      )}
    </section>
  );
}

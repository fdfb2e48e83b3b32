import { Button, Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CHAT_ROLES, type ChatRole } from '../../../../shared/contract/ladder.ts';
import type { RoutineDraft } from '../../../../shared/contract/routines.ts';
import { client } from '../../api/client.ts';
import type { AllKinds } from '../../ui/steps/kinds.ts';
import { cancelRun } from './doing.ts';
import { factOf } from './facts.ts';
import { RunStateMark } from './RunState.tsx';
import { RunSteps } from './RunSteps.tsx';
import { useRun } from './runFeed.ts';
import { hasEnded } from './runs.ts';
import classes from './TryPanel.module.css';

interface TryPanelProps {
  /** Null while the routine is not saved; it can be tried all the same. */
  id: string | null;
  draft: RoutineDraft;
  kinds: AllKinds;
}

/** Texts that read what follows the name of a command: `$(1)`, `$(args)`. */
const READS_WORDS = /\$\((?:args?\b|\d)/;

/** Runs the routine as it stands in the editor, and shows what each step does. */
export function TryPanel({ id, draft, kinds }: TryPanelProps): ReactNode {
  const { t } = useTranslation(['routines', 'app']);
  const [how, setHow] = useState<'pretend' | 'really'>('pretend');
  const [triggerId, setTriggerId] = useState<string | null>(null);
  const [viewer, setViewer] = useState<string>(t('routines:try.viewerDefault'));
  const [role, setRole] = useState<ChatRole>('everyone');
  /** What was typed over the examples, by the fact's name. */
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [argText, setArgText] = useState('');
  const [ask, setAsk] = useState(false);
  const [busy, setBusy] = useState(false);
  const [runId, setRunId] = useState<string | null>(null);
  /** Why nothing ran; null when something did. */
  const [refused, setRefused] = useState<string | null>(null);
  const { watched, problem } = useRun(runId);

  const trigger = draft.triggers.find((one) => one.id === triggerId) ?? draft.triggers[0] ?? null;
  const titleOf = (kind: string): string => kinds.triggers.find((piece) => piece.id === kind)?.title ?? kind;
  const facts = kinds.triggers.find((piece) => piece.id === trigger?.trigger)?.facts ?? [];

  const run = async (): Promise<void> => {
    setBusy(true);
    setRefused(null);
    const told = facts.map(({ name, example }) => [name, factOf(typed[name] ?? String(example))] as const);
    const answer = await client.routines.test({
      draft: draft.name.trim() === '' ? { ...draft, name: t('routines:editor.newTitle') } : draft,
      id,
      how,
      facts: trigger === null ? null : Object.fromEntries(told),
      triggerId: trigger?.id ?? null,
      viewer: viewer.trim() === '' ? null : { name: viewer.trim(), role },
      argText,
      askConditions: ask,
    });
    setBusy(false);
    if (!answer.ok) setRefused(answer.error.message);
    else {
      setRunId(answer.data.runId);
      if (answer.data.refused !== null) setRefused(`${t('routines:try.refused')}: ${answer.data.refused}`);
    }
  };

  return (
    <div className={classes['try']}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <SegmentedControl
          fullWidth
          aria-label={t('routines:try.how')}
          value={how}
          onChange={setHow}
          data={[
            { value: 'pretend', label: t('routines:try.pretend') },
            { value: 'really', label: t('routines:try.really') },
          ]}
        />
        <p className={classes['help']}>
          {t(how === 'pretend' ? 'routines:try.pretendHelp' : 'routines:try.reallyHelp')}
        </p>
        {draft.triggers.length > 1 && (
          <Select
            label={t('routines:try.trigger')}
            data={draft.triggers.map((one, index) => ({
              value: one.id,
              label: `${index + 1}. ${titleOf(one.trigger)}`,
            }))}
            value={trigger?.id ?? null}
            onChange={setTriggerId}
          />
        )}
        <div className={classes['pair']}>
          <TextInput
            label={t('routines:try.viewer')}
            placeholder={t('routines:try.viewerHelp')}
            maxLength={60}
            value={viewer}
            onChange={(event) => setViewer(event.currentTarget.value)}
          />
          <Select
            label={t('routines:try.role')}
            data={CHAT_ROLES.map((value) => ({ value, label: t(`app:steps.roles.${value}`) }))}
            value={role}
            disabled={viewer.trim() === ''}
            onChange={(value) => setRole(CHAT_ROLES.find((one) => one === value) ?? 'everyone')}
          />
        </div>
        {READS_WORDS.test(JSON.stringify(draft.steps)) && (
          <TextInput
            label={t('routines:try.argText')}
            value={argText}
            maxLength={500}
            onChange={(event) => setArgText(event.currentTarget.value)}
          />
        )}
        {facts.length > 0 && (
          <details className={classes['facts']}>
            <summary>{t('routines:try.facts')}</summary>
            <div className={classes['pair']}>
              {facts.map(({ name, help, example }) => (
                <TextInput
                  key={name}
                  label={name}
                  title={help}
                  value={typed[name] ?? String(example)}
                  onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
                />
              ))}
            </div>
          </details>
        )}
        <Checkbox
          label={t('routines:try.ask')}
          checked={ask}
          onChange={(event) => setAsk(event.currentTarget.checked)}
        />
        <Button
          type="submit"
          variant="filled"
          color={how === 'really' ? 'live' : 'ink'}
          loading={busy}
          disabled={draft.steps.length === 0}
          leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
        >
          {t(runId === null ? 'routines:try.run' : 'routines:try.again')}
        </Button>
        {draft.steps.length === 0 && <p className={classes['help']}>{t('routines:try.noSteps')}</p>}
      </form>
      {refused !== null && (
        <p className={classes['refused']} role="alert">
          {refused}
        </p>
      )}
      {problem !== null && <p className={classes['refused']}>{problem}</p>}
      {watched && (
        <section className={classes['result']} aria-label={t('routines:try.result')}>
          <div className={classes['head']} role="status">
            <h3 className={classes['title']}>
              {t(watched.run.mode === 'pretend' ? 'routines:try.resultPretend' : 'routines:try.result')}
            </h3>
            <RunStateMark state={watched.run.state} />
            {!hasEnded(watched.run) && (
              <Button size="compact-xs" onClick={() => void cancelRun(watched.run.id)}>
                {t('routines:runs.stop')}
              </Button>
            )}
          </div>
          <RunSteps {...watched} />
        </section>
      )}
    </div>
  );
}

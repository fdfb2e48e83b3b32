import { Button, TextInput } from '@mantine/core';
import { t as translate } from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { toastDone } from '../../ui/toast.tsx';
import classes from './ClientIdForm.module.css';
import { clientIdProblem } from './clientId.ts';

/** Takes the client ID and tries it with Twitch before it counts. */
export function ClientIdForm({ onDone }: { onDone?: () => void }): ReactNode {
  const { t } = useTranslation('connection');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  /** Twitch could not be asked, so that the streamer may say that the ID is right. */
  const [unanswered, setUnanswered] = useState(false);

  const submit = async (untried: boolean): Promise<void> => {
    const wrong = clientIdProblem(typed);
    if (wrong) {
      setProblem(t(`clientId.problem.${wrong}`));
      return;
    }
    setBusy(true);
    const result = await client.twitch.setClientId({ clientId: typed.trim(), untried });
    setBusy(false);
    if (!result.ok) {
      setProblem(result.error.message);
      setUnanswered(result.error.code === 'twitch.unreachable');
      return;
    }
    setTyped('');
    setUnanswered(false);
    toastDone(translate(untried ? 'connection:clientId.doneUntried' : 'connection:clientId.done'));
    onDone?.();
  };

  return (
    <form
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(false);
      }}
    >
      <TextInput
        className={classes['field']}
        label={t('clientId.label')}
        placeholder="k2v9x0q7r4t1m8n5b3c6d0f2h4j8l1"
        value={typed}
        error={problem}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setProblem(null);
          setUnanswered(false);
        }}
      />
      <Button type="submit" variant="filled" loading={busy}>
        {t('clientId.use')}
      </Button>
      {unanswered && (
        <Button disabled={busy} onClick={() => void submit(true)}>
          {t('clientId.useUntried')}
        </Button>
      )}
    </form>
  );
}

import { Button, TextInput } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import classes from './TestCard.module.css';

/** How the last test went; null before the first. */
type Outcome = { ok: boolean; text: string } | null;

export function TestCard({ onSent }: { onSent: () => void }): ReactNode {
  const { t } = useTranslation('overlay');
  const [text, setText] = useState<string>(t('test.initial'));
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);

  const send = async (): Promise<void> => {
    setBusy(true);
    const result = await client.overlay.test({ text });
    setBusy(false);
    if (result.ok) setOutcome({ ok: true, text: t('test.shown', { count: result.data.watching }) });
    else setOutcome({ ok: false, text: result.error.message });
    onSent();
  };

  return (
    <Card title={t('test.title')} text={t('test.text')}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextInput
          label={t('test.label')}
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={classes['foot']}>
          <Button
            type="submit"
            variant="filled"
            leftSection={<IconSend size={16} aria-hidden="true" />}
            loading={busy}
            disabled={text.trim() === ''}
          >
            {t('test.send')}
          </Button>
          <p className={classes['outcome']} data-ok={outcome?.ok ?? true} role="status">
            {outcome?.text ?? ''}
          </p>
        </div>
      </form>
    </Card>
  );
}

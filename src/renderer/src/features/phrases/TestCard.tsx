import { Button, Select, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CHAT_ROLES } from '../../../../shared/contract/ladder.ts';
import type { TestedLine } from '../../../../shared/contract/phrases.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import classes from '../../ui/rules/rules.module.css';
import { toastFailed } from '../../ui/toast.tsx';
import { Findings } from './Findings.tsx';

const MOST_LINES = 200;

/** Which rules pasted lines would set off. */
export function TestCard(): ReactNode {
  const { t } = useTranslation('phrases');
  const [text, setText] = useState('');
  const [role, setRole] = useState<(typeof CHAT_ROLES)[number]>('everyone');
  const [tested, setTested] = useState<readonly TestedLine[] | null>(null);
  const [missing, setMissing] = useState(false);

  const run = async (): Promise<void> => {
    const lines = text
      .split('\n')
      .map((line) => line.trim().slice(0, 500))
      .filter((line) => line !== '')
      .slice(0, MOST_LINES);
    setMissing(lines.length === 0);
    if (lines.length === 0) return;
    const result = await client.phrases.test({ lines, role });
    if (result.ok) setTested(result.data.lines);
    else toastFailed(result.error);
  };

  return (
    <Card title={t('test.title')} text={t('test.text')}>
      <form
        className={classes['body']}
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <Textarea
          label={t('test.lines')}
          autosize
          minRows={2}
          maxRows={8}
          value={text}
          error={missing ? t('test.empty') : null}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={classes['ends']}>
          <Select
            label={t('test.role')}
            value={role}
            data={CHAT_ROLES.map((one) => ({ value: one, label: t(`role.${one}`) }))}
            onChange={(value) => setRole(CHAT_ROLES.find((one) => one === value) ?? 'everyone')}
          />
          <Button type="submit">{t('test.run')}</Button>
        </div>
        <div aria-live="polite">{tested && <Findings lines={tested} />}</div>
      </form>
    </Card>
  );
}

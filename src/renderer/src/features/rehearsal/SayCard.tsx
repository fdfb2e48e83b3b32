import { Button, Select, TextInput } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.tsx';
import { sayAs, type ViewerRole } from './actions.ts';
import classes from './SayCard.module.css';
import { isViewerName } from './viewerName.ts';

const ROLES = [
  'viewer',
  'subscriber',
  'vip',
  'moderator',
  'streamer',
] as const satisfies readonly ViewerRole[];

/** Speaks as any viewer, in any role. */
export function SayCard(): ReactNode {
  const { t } = useTranslation('rehearsal');
  const [viewer, setViewer] = useState('curious_guest');
  const [role, setRole] = useState<ViewerRole>('viewer');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const line = useRef<HTMLInputElement>(null);
  const named = isViewerName(viewer);

  const say = async (): Promise<void> => {
    if (!named || text.trim() === '' || busy) return;
    setBusy(true);
    const said = await sayAs(viewer.trim(), role, text.trim());
    setBusy(false);
    if (said) setText('');
    line.current?.focus();
  };

  return (
    <Card title={t('say.title')} text={t('say.text')}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void say();
        }}
      >
        <TextInput
          label={t('say.viewer')}
          value={viewer}
          maxLength={25}
          error={named ? null : t('say.badName')}
          onChange={(event) => setViewer(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <Select
          className={classes['role']}
          label={t('say.role')}
          data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={role}
          onChange={(value) => value && setRole(value)}
        />
        <TextInput
          ref={line}
          className={classes['line']}
          label={t('say.line')}
          placeholder={t('say.placeholder')}
          value={text}
          maxLength={500}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
        />
        <Button
          type="submit"
          variant="filled"
          loading={busy}
          disabled={!named || text.trim() === ''}
          leftSection={<IconSend2 size={16} aria-hidden="true" />}
        >
          {t('say.send')}
        </Button>
      </form>
    </Card>
  );
}

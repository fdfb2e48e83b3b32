import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/CopyButton.tsx';
import classes from './CallRow.module.css';
import type { ApiCall } from './openApi.ts';
import { SchemaView } from './SchemaView.tsx';
import { curlExample } from './sample.ts';

const ROLES = ['overlay', 'viewer', 'moderator', 'streamer'] as const;

interface CallRowProps {
  call: ApiCall;
  /** Where the server is, without the path. */
  origin: string;
}

/** One call; what is in it is drawn once it is opened. */
export function CallRow({ call, origin }: CallRowProps): ReactNode {
  const { t } = useTranslation('access');
  const [open, setOpen] = useState(false);
  const role = ROLES.find((known) => known === call.role);
  return (
    <details className={classes['call']} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes['line']}>
        <IconChevronRight className={classes['arrow'] ?? ''} size={16} aria-hidden="true" />
        <span className={classes['method']}>{call.method}</span>
        <code className={classes['path']}>{call.path}</code>
        <span className={classes['title']}>{call.title}</span>
        {call.changes && <span className={classes['mark']}>{t('calls.changes')}</span>}
      </summary>
      {open && <CallDetails call={call} origin={origin} role={role ? t(`calls.roles.${role}`) : null} />}
    </details>
  );
}

function CallDetails({ call, origin, role }: CallRowProps & { role: string | null }): ReactNode {
  const { t } = useTranslation('access');
  const example = curlExample(`${origin}${call.path}`, call.input);
  return (
    <div className={classes['details']}>
      {role !== null && <p className={classes['role']}>{t('calls.role', { role })}</p>}
      <div className={classes['columns']}>
        <section>
          <h4 className={classes['subtitle']}>{t('calls.input')}</h4>
          <SchemaView schema={call.input} nothing={t('calls.nothingToSend')} showNeeded />
        </section>
        <section>
          <h4 className={classes['subtitle']}>{t('calls.output')}</h4>
          <SchemaView schema={call.output} nothing={t('calls.nothingBack')} showNeeded={false} />
        </section>
      </div>
      {call.errors.length > 0 && (
        <p className={classes['errors']}>
          {t('calls.errors')}:{' '}
          {call.errors.map((code) => (
            <code key={code}>{code}</code>
          ))}
        </p>
      )}
      <div className={classes['exampleHead']}>
        <h4 className={classes['subtitle']}>{t('calls.example')}</h4>
        <span className={classes['help']}>{t('calls.exampleHelp')}</span>
        <CopyButton text={example} label={t('calls.copyExample', { call: call.id })} />
      </div>
      <pre className={classes['example']}>{example}</pre>
    </div>
  );
}

import { ActionIcon, Skeleton, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './CopyButton.tsx';
import classes from './SecretField.module.css';

interface SecretFieldProps {
  label: string;
  /** Null while it is not known. */
  value: string | null;
  /** The part that may be seen by anybody, at the start of the value. */
  open?: string;
  copyLabel: string;
}

/** A text that must not be read off a stream: masked until it is shown on purpose, and copied without showing. */
export function SecretField({ label, value, open = '', copyLabel }: SecretFieldProps): ReactNode {
  const { t } = useTranslation('app');
  const [shown, setShown] = useState(false);
  return (
    <fieldset className={classes['field']}>
      <legend className={classes['label']}>{label}</legend>
      <div className={classes['box']}>
        {value === null ? (
          <Skeleton height={14} width="60%" />
        ) : shown ? (
          <code className={classes['value']}>{value}</code>
        ) : (
          <code className={classes['value']}>
            {open}
            <span aria-hidden="true">{'•'.repeat(16)}</span>
            <span className={classes['hidden']}>{t('common.secretHidden')}</span>
          </code>
        )}
        <Tooltip label={shown ? t('common.hide') : t('common.reveal')}>
          <ActionIcon
            aria-label={`${shown ? t('common.hide') : t('common.reveal')}: ${label}`}
            aria-pressed={shown}
            disabled={value === null}
            onClick={() => setShown(!shown)}
          >
            {shown ? <IconEyeOff size={16} /> : <IconEye size={16} />}
          </ActionIcon>
        </Tooltip>
        <CopyButton text={value ?? ''} label={copyLabel} disabled={value === null} />
      </div>
    </fieldset>
  );
}

import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './clipboard.ts';

interface CopyButtonProps {
  /** What is copied. */
  text: string;
  /** What it is, for the button's name: "Copy the panel link". */
  label: string;
  /** With its label as text; otherwise an icon alone. */
  wide?: boolean;
  variant?: 'default' | 'filled';
  disabled?: boolean;
}

export function CopyButton({
  text,
  label,
  wide = false,
  variant = 'default',
  disabled = false,
}: CopyButtonProps): ReactNode {
  const { t } = useTranslation('app');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = (): void => void copyText(text).then((done) => setCopied(done));
  const Icon = copied ? IconCheck : IconCopy;
  if (wide) {
    return (
      <Button
        variant={variant}
        disabled={disabled}
        leftSection={<Icon size={16} aria-hidden="true" />}
        onClick={copy}
      >
        {label}
      </Button>
    );
  }
  return (
    <Tooltip label={copied ? t('common.copied') : label}>
      <ActionIcon aria-label={label} onClick={copy} disabled={disabled}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

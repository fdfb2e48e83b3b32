import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';

export interface RuleTextProps {
  value: string;
  onChange(value: string): void;
  label: string;
  description?: ReactNode;
  /** Names of facts that the text may use besides the variables. */
  known?: readonly string[];
  multiline?: boolean;
  error?: ReactNode;
}

/** Where a rule's text with `$(...)` is written. */
export function RuleText({
  value,
  onChange,
  label,
  description,
  known,
  multiline,
  error,
}: RuleTextProps): ReactNode {
  return (
    <Textarea
      label={label}
      description={
        known && known.length > 0 ? (
          <>
            {description} {known.map((name) => `$(${name})`).join(' ')}
          </>
        ) : (
          description
        )
      }
      value={value}
      error={error}
      autosize
      minRows={multiline ? 2 : 1}
      maxRows={8}
      maxLength={2000}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

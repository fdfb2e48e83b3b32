import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TextProblem } from '../../../../shared/contract/texts.ts';

export interface TextFieldProps {
  value: string;
  onChange(value: string): void;
  label: string;
  /** One line below the label; null or left out for none. */
  description?: ReactNode;
  placeholder?: string;
  /** Names of facts and notes that the text may use besides the variables. */
  known?: readonly string[];
  /** Grows with its lines; else Enter does nothing here and a form may take it. */
  multiline?: boolean;
  required?: boolean;
  disabled?: boolean;
  /** A refusal from elsewhere, shown besides the marks; null or left out for none. */
  error?: ReactNode;
  /** Told after every check, with an empty list when all is well. */
  onProblems?(problems: readonly TextProblem[]): void;
}

/** A field for a text with `$(...)` in it. */
export function TextField(props: TextFieldProps): ReactNode {
  return (
    <Textarea
      label={props.label}
      description={props.description}
      placeholder={props.placeholder ?? ''}
      value={props.value}
      required={props.required ?? false}
      disabled={props.disabled ?? false}
      error={props.error}
      rows={props.multiline ? 4 : 1}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
